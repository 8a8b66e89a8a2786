package dev.fastbreak.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Tables;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowFormatTest {

  @Test
  void readsBackRowsOfEveryTable() throws IOException {
    Random random = new Random(4);
    for (TableSpec<?> table : Tables.all()) {
      RowFormat format = RowFormat.of(table.columns());
      List<Object[]> rows = new ArrayList<>();
      ByteSink out = new ByteSink();
      // More rows than the array has room for at first.
      for (int i = 0; i < 400; i++) {
        rows.add(TestValues.row(table.columns(), random));
        format.write(rows.get(i), out);
      }
      ByteSource in = new ByteSource(out.toByteArray());
      for (Object[] row : rows) {
        assertThat(format.read(in)).as(table.name()).containsExactly(row);
      }
      assertThatThrownBy(() -> format.read(in)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void equalRowsHaveEqualBytes() {
    RowFormat format = RowFormat.of(Tables.PLAYER_SHOT_ZONE_ANALYSIS.columns());
    Object[] row = TestValues.row(Tables.PLAYER_SHOT_ZONE_ANALYSIS.columns(), new Random(8));
    assertThat(bytes(format, row)).isEqualTo(bytes(format, row.clone()));
  }

  @Test
  void decimalsTakeTheColumnsScale() throws IOException {
    ColumnSpec column = Tables.PLAYER_GAME_SUMMARY.column("minutes_played");
    RowFormat format = RowFormat.of(List.of(column));
    assertThat(readBack(format, new BigDecimal("30"))).isEqualTo(new BigDecimal("30.0"));
    assertThat(readBack(format, new BigDecimal("-0.5"))).isEqualTo(new BigDecimal("-0.5"));
    assertThat(readBack(format, new BigDecimal("1234567890123456789012345.5")))
        .isEqualTo(new BigDecimal("1234567890123456789012345.5"));
    assertThatThrownBy(() -> readBack(format, new BigDecimal("30.05")))
        .isInstanceOf(ArithmeticException.class);
  }

  private static Object readBack(RowFormat format, Object value) throws IOException {
    return format.read(new ByteSource(bytes(format, new Object[] {value})))[0];
  }

  private static byte[] bytes(RowFormat format, Object[] row) {
    ByteSink bytes = new ByteSink();
    format.write(row, bytes);
    return bytes.toByteArray();
  }
}
