package dev.fastbreak.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutputDigestTest {

  private static final TableSpec<?> TABLE = Processor.PCF.table();

  private static String of(@Nullable Object[]... rows) {
    SetDigest digest = new SetDigest();
    OutputDigest output = new OutputDigest(TABLE);
    for (@Nullable Object[] row : rows) {
      output.add(digest, row);
    }
    return digest.hex();
  }

  private static @Nullable Object[] row(String dataHash, String column, @Nullable Object value) {
    @Nullable Object[] values = new @Nullable Object[TABLE.columns().size()];
    values[TABLE.position("data_hash")] = dataHash;
    values[TABLE.position(column)] = value;
    return values;
  }

  @Test
  void theOrderOfRowsDoesNotCount() {
    @Nullable Object[] ready = row("a", "is_production_ready", true);
    @Nullable Object[] notReady = row("b", "is_production_ready", false);

    assertThat(of(ready, notReady)).isEqualTo(of(notReady, ready));
    assertThat(of(ready)).isNotEqualTo(of(notReady)).isNotEqualTo(of());
  }

  @ParameterizedTest
  @EnumSource
  void everyColumnCountsButTheStamps(Processor processor) {
    TableSpec<?> table = processor.table();
    OutputDigest output = new OutputDigest(table);
    @Nullable Object[] blank = new @Nullable Object[table.columns().size()];
    SetDigest before = new SetDigest();
    output.add(before, blank);
    for (ColumnSpec column : table.columns()) {
      @Nullable Object[] values = blank.clone();
      values[table.position(column.name())] = "another";
      SetDigest after = new SetDigest();
      output.add(after, values);

      // data_hash stands for the hashed columns.
      boolean counts = column.name().equals("data_hash") || !column.hashed();
      boolean stamp = List.of("processed_at", "run_id").contains(column.name());
      assertThat(after.equals(before)).as(column.name()).isEqualTo(stamp || !counts);
    }
  }

  @Test
  void aDecimalCountsByItsValueAndNotByItsScale() {
    assertThat(of(row("a", "completeness_percentage", new BigDecimal("90"))))
        .isEqualTo(of(row("a", "completeness_percentage", new BigDecimal("90.0"))))
        .isNotEqualTo(of(row("a", "completeness_percentage", new BigDecimal("90.1"))));
  }

  @Test
  void theSameValueInAnotherColumnIsAnotherRow() {
    assertThat(of(row("a", "expected_games_count", 9L)))
        .isNotEqualTo(of(row("a", "actual_games_count", 9L)));
  }

  @Test
  void isTheFormThatLedgersHold() {
    // Another form would make every date due that reads another processor.
    assertThat(
            of(
                row("0201ae7fe722738c", "is_production_ready", true),
                row("5d41402abc4b2a76", "data_quality_issues", List.of("stale_history")),
                row("7ef6185aa084830b", "fatigue_context_json", "{\"final_score\":95}")))
        .isEqualTo("edefc847686b48dc");
  }
}
