package dev.fastbreak.app.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as programs read it: decimals stay exact and plain. */
public final class JsonText {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private JsonText() {}

  /** A new, empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.withExactBigDecimals(true).objectNode();
  }

  /** A new, empty array. */
  public static ArrayNode array() {
    return JsonNodeFactory.withExactBigDecimals(true).arrayNode();
  }

  /**
   * A stored value: numbers as numbers, dates and times as ISO text, lists as arrays, maps as
   * objects. What is no number in JSON is text: {@code "NaN"}, {@code "Infinity"}.
   */
  public static JsonNode value(@Nullable Object value) {
    JsonNodeFactory nodes = JsonNodeFactory.withExactBigDecimals(true);
    if (value == null) {
      return nodes.nullNode();
    } else if (value instanceof Boolean flag) {
      return nodes.booleanNode(flag);
    } else if (value instanceof BigDecimal decimal) {
      return nodes.numberNode(decimal);
    } else if (value instanceof Double number) {
      return nodes.numberNode(number);
    } else if (value instanceof Number number) {
      return nodes.numberNode(number.longValue());
    } else if (value instanceof List<?> list) {
      ArrayNode array = nodes.arrayNode();
      list.forEach(element -> array.add(value(element)));
      return array;
    } else if (value instanceof Map<?, ?> map) {
      ObjectNode object = nodes.objectNode();
      map.forEach((key, element) -> object.set(String.valueOf(key), value(element)));
      return object;
    }
    return nodes.textNode(value.toString());
  }

  /** One line. */
  public static String compact(JsonNode node) {
    try {
      return Visible.inJson(MAPPER.writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Indented, for files that people open too. */
  public static String pretty(JsonNode node) {
    try {
      return Visible.inJson(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
