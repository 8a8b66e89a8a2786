package dev.fastbreak.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** A page's data, unpacked by the description in {@link Pack} and not by its code. */
final class UnpackedPage {

  private final JsonNode directory;
  private final ByteBuffer columns;

  private UnpackedPage(JsonNode directory, ByteBuffer columns) {
    this.directory = directory;
    this.columns = columns;
  }

  static UnpackedPage of(String base64) {
    byte[] packed = Base64.getDecoder().decode(base64);
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      ByteBuffer all = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      byte[] json = new byte[all.getInt()];
      all.get(json);
      return new UnpackedPage(new ObjectMapper().readTree(json), all.slice());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The data of a whole page. */
  static UnpackedPage ofHtml(String html) {
    String start = "<script id=\"data\" type=\"text/plain\">";
    int from = html.indexOf(start) + start.length();
    return of(html.substring(from, html.indexOf("</script>", from)));
  }

  JsonNode facts() {
    return directory.get("page");
  }

  int rows(String table) {
    return directory.at("/tables/" + table + "/rows").asInt();
  }

  /** Texts, dates, booleans, decimals of the column's scale; null stays null. */
  List<@Nullable Object> column(String table, String name) {
    JsonNode column = directory.at("/tables/" + table + "/columns/" + name);
    int scale = column.get("scale").asInt();
    ByteBuffer bytes = columns.slice(column.get("at").asInt(), column.get("length").asInt());
    List<@Nullable Object> values = new ArrayList<>();
    long before = 0;
    while (bytes.hasRemaining()) {
      long code = varint(bytes);
      if (code == 0) {
        values.add(null);
        continue;
      }
      long zigzag = code - 1;
      before += zigzag % 2 == 0 ? zigzag / 2 : -(zigzag + 1) / 2;
      values.add(
          switch (column.get("kind").asText()) {
            case "TEXT" -> directory.get("strings").get((int) before).asText();
            case "DATE" -> LocalDate.ofEpochDay(before);
            case "FLAG" -> before == 1;
            default -> BigDecimal.valueOf(before, scale);
          });
    }
    return values;
  }

  private static long varint(ByteBuffer bytes) {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes.get();
      number |= (next & 127L) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }
}
