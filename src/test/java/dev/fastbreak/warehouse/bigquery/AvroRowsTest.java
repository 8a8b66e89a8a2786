package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is read from tables that users brought along, and what is refused. */
class AvroRowsTest {

  private static final TableSpec<?> GAMES = Tables.PLAYER_GAME_SUMMARY;

  private static @Nullable Object read(
      TableSpec<?> table, String column, String type, Object value) {
    Schema schema =
        new Schema.Parser()
            .parse(
                "{\"type\": \"record\", \"name\": \"row\", \"fields\": [{\"name\": \"%s\", \"type\": %s}]}"
                    .formatted(column, type));
    GenericRecord record = new GenericData.Record(schema);
    record.put(column, value);
    return new AvroRows(table, List.of(table.column(column))).values(record)[0];
  }

  private static String decimal(int scale) {
    return "[\"null\", {\"type\": \"bytes\", \"logicalType\": \"decimal\", \"precision\": 38, \"scale\": %d}]"
        .formatted(scale);
  }

  private static ByteBuffer unscaled(String digits) {
    return ByteBuffer.wrap(new BigInteger(digits).toByteArray());
  }

  @Test
  void readsDecimalsOfAnyScaleIntoTheirOwn() {
    // minutes_played is NUMERIC(5,1)
    assertThat(read(GAMES, "minutes_played", decimal(9), unscaled("31500000000")))
        .isEqualTo(new BigDecimal("31.5"));
    assertThat(read(GAMES, "minutes_played", decimal(0), unscaled("31")))
        .isEqualTo(new BigDecimal("31.0"));
    assertThat(read(GAMES, "minutes_played", decimal(9), unscaled("-100000000")))
        .isEqualTo(new BigDecimal("-0.1"));
    assertThat(read(GAMES, "minutes_played", "[\"null\", \"long\"]", 31L))
        .isEqualTo(new BigDecimal("31.0"));
  }

  @Test
  void refusesADecimalWithMoreDigitsThanDeclared() {
    assertRefused(
        () -> read(GAMES, "minutes_played", decimal(9), unscaled("31550000000")),
        "nba_analytics.player_game_summary.minutes_played holds 31.55",
        "Round the column to 1 digits");
  }

  @Test
  void readsDatesAndTimesToTheMicrosecond() {
    assertThat(
            read(
                GAMES,
                "game_date",
                "[\"null\", {\"type\": \"int\", \"logicalType\": \"date\"}]",
                -1))
        .isEqualTo(LocalDate.of(1969, 12, 31));
    assertThat(
            read(
                GAMES,
                "processed_at",
                "[\"null\", {\"type\": \"long\", \"logicalType\": \"timestamp-micros\"}]",
                -1L))
        .isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
  }

  @Test
  void readsAnAbsentArrayAsAnEmptyOne() {
    assertThat(
            read(
                Tables.ML_FEATURE_STORE,
                "features",
                "[\"null\", {\"type\": \"array\", \"items\": \"double\"}]",
                null))
        .isEqualTo(List.of());
  }

  @Test
  void refusesTypesThatLoseSomething() {
    assertRefused(
        () -> read(GAMES, "minutes_played", "[\"null\", \"double\"]", 31.5),
        "Column minutes_played of nba_analytics.player_game_summary is stored as double",
        "NUMERIC(5,1)");
    assertRefused(() -> read(GAMES, "points", "[\"null\", \"string\"]", "31"), "points", "INT64");
    assertRefused(
        () ->
            read(
                GAMES,
                "player_lookup",
                "[\"null\", {\"type\": \"string\", \"sqlType\": \"JSON\"}]",
                "x"),
        "player_lookup",
        "STRING");
    assertRefused(
        () -> read(GAMES, "points", "{\"type\": \"array\", \"items\": \"long\"}", List.of(1L)),
        "Column points",
        "stored as array");
  }

  @Test
  void namesAColumnThatIsNotThere() {
    Schema empty =
        new Schema.Parser().parse("{\"type\": \"record\", \"name\": \"row\", \"fields\": []}");
    assertRefused(
        () ->
            new AvroRows(GAMES, List.of(GAMES.column("points")))
                .values(new GenericData.Record(empty)),
        "no column points");
  }

  private static void assertRefused(Runnable read, String... words) {
    assertThatThrownBy(read::run)
        .isInstanceOf(WarehouseException.class)
        .hasMessageContainingAll(words)
        .extracting(e -> ((WarehouseException) e).kind())
        .isEqualTo(Cause.SCHEMA);
  }
}
