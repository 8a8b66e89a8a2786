package dev.fastbreak.app.output;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.fastbreak.core.table.TableSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON as programs read it. A record is an object of its components, their names in snake case;
 * decimals stay exact and plain, dates and times are ISO text, and what is no number in JSON is
 * text too: {@code "NaN"}, {@code "Infinity"}.
 */
public final class JsonText {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          // Questions such as isEqual() are no components.
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .addModule(
              new SimpleModule()
                  .addSerializer(LocalDate.class, ToStringSerializer.instance)
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(TableSpec.class, ToStringSerializer.instance))
          .build();

  private JsonText() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ObjectNode object(Record view) {
    return MAPPER.valueToTree(view);
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** Records, or values, as an array. */
  public static ArrayNode array(List<?> views) {
    return MAPPER.valueToTree(views);
  }

  /** A stored value: a number, text, list or map of such, or null. */
  public static JsonNode value(@Nullable Object value) {
    return MAPPER.valueToTree(value);
  }

  /** One line; of a tree, a record, a list, a map or a stored value. */
  public static String compact(Object value) {
    return written(MAPPER.writer(), value);
  }

  /** Indented, for files that people open too. */
  public static String pretty(Object value) {
    return written(MAPPER.writerWithDefaultPrettyPrinter(), value);
  }

  private static String written(ObjectWriter writer, Object value) {
    try {
      return Visible.inJson(writer.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
