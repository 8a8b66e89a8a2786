package dev.fastbreak.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Tables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowFormatTest {

  @Test
  void readsBackRowsOfEveryTable() {
    Random random = new Random(4);
    for (TableSpec<?> table : Tables.all()) {
      RowFormat format = RowFormat.of(table.columns());
      List<Object[]> rows = new ArrayList<>();
      ByteSink bytes = new ByteSink();
      // More rows than there is room for at first.
      for (int i = 0; i < 400; i++) {
        rows.add(TestValues.row(table.columns(), random));
        format.write(rows.get(i), bytes);
      }
      ByteSource in = new ByteSource(bytes.take());
      for (Object[] row : rows) {
        assertThat(format.read(in)).as(table.name()).containsExactly(row);
      }
      assertThatThrownBy(in::next).hasMessageContaining("ends");
    }
  }

  @Test
  void handsOnTheSameValuesAsItReads() {
    Random random = new Random(5);
    for (TableSpec<?> table : Tables.all()) {
      RowFormat format = RowFormat.of(table.columns());
      for (int i = 0; i < 100; i++) {
        Object[] row = TestValues.row(table.columns(), random);
        byte[] bytes = bytes(format, row);
        RowOfSink sink = new RowOfSink(table.columns());
        format.read(new ByteSource(bytes), sink);
        assertThat(sink.values()).as(table.name()).containsExactly(row);
      }
    }
  }

  @Test
  void emptyListsAndEmptyTextsStayWhatTheyAre() {
    RowFormat format = RowFormat.of(List.of(Tables.ML_FEATURE_STORE.column("feature_names")));
    for (List<String> list :
        List.of(List.<String>of(), List.of(""), List.of("", ""), List.of("é", "", "pts"))) {
      assertThat(readBack(format, list)).isEqualTo(list);
    }
    for (String text : List.of("a\u001fb", "\u001e")) {
      assertThatThrownBy(() -> readBack(format, List.of(text)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cannot hold");
    }
  }

  @Test
  void equalRowsHaveEqualBytes() {
    RowFormat format = RowFormat.of(Tables.PLAYER_SHOT_ZONE_ANALYSIS.columns());
    Object[] row = TestValues.row(Tables.PLAYER_SHOT_ZONE_ANALYSIS.columns(), new Random(8));
    assertThat(bytes(format, row)).isEqualTo(bytes(format, row.clone()));
  }

  @Test
  void decimalsTakeTheColumnsScale() {
    ColumnSpec column = Tables.PLAYER_GAME_SUMMARY.column("minutes_played");
    RowFormat format = RowFormat.of(List.of(column));
    assertThat(readBack(format, new BigDecimal("30"))).isEqualTo(new BigDecimal("30.0"));
    assertThat(readBack(format, new BigDecimal("-0.5"))).isEqualTo(new BigDecimal("-0.5"));
    assertThat(readBack(format, new BigDecimal("1234567890123456789012345.5")))
        .isEqualTo(new BigDecimal("1234567890123456789012345.5"));
    assertThatThrownBy(() -> readBack(format, new BigDecimal("30.05")))
        .isInstanceOf(ArithmeticException.class);
  }

  private static Object readBack(RowFormat format, Object value) {
    return format.read(new ByteSource(bytes(format, new Object[] {value})))[0];
  }

  private static byte[] bytes(RowFormat format, Object[] row) {
    ByteSink bytes = new ByteSink();
    format.write(row, bytes);
    return bytes.take();
  }
}
