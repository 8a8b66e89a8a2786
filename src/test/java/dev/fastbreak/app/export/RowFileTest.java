package dev.fastbreak.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.warehouse.WarehouseException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are more than the memory holds. */
class RowFileTest {

  private static final List<ExportColumn> COLUMNS =
      List.of(
          new ExportColumn("n", ExportColumn.WHOLE), new ExportColumn("said", ExportColumn.TEXT));

  /** Of 4,000 letters each: 80 MB, for which there are 32. */
  private static final long ROWS = 20_000;

  private static final int LETTERS = 4_000;

  @TempDir private Path folder;
  @TempDir private Path temporary;

  private RowFile rows(String... limits) {
    List<String> all = new ArrayList<>(List.of("SET memory_limit = '32MB'", "SET threads = 1"));
    all.addAll(List.of(limits));
    return new RowFile(COLUMNS, temporary, all);
  }

  private static void addAll(RowFile file) {
    for (long n = 0; n < ROWS; n++) {
      file.add(List.of(n, String.valueOf(n % 10).repeat(LETTERS)));
    }
  }

  @Test
  void goThroughTemporaryFilesAndArriveWholeAndInTheirOrder() throws SQLException {
    Path parquet = folder.resolve("rows.parquet");
    try (RowFile file = rows()) {
      addAll(file);
      assertThat(temporary).as("spilled").isNotEmptyDirectory();
      assertThat(file.count("n < 100")).isEqualTo(100);
      file.write(parquet, ExportFormat.PARQUET);
    }

    assertThat(temporary).as("left behind").isEmptyDirectory();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet read =
            statement.executeQuery(
                "SELECT n, said = repeat(CAST(n %% 10 AS VARCHAR), %d) FROM '%s'"
                    .formatted(LETTERS, parquet))) {
      for (long n = 0; n < ROWS; n++) {
        assertThat(read.next()).isTrue();
        assertThat(read.getLong(1)).isEqualTo(n);
        assertThat(read.getBoolean(2)).as("row %d", n).isTrue();
      }
      assertThat(read.next()).isFalse();
    }
  }

  @Test
  void withoutRoomForTemporaryFilesItSaysSo() {
    assertThatThrownBy(
            () -> {
              try (RowFile file = rows("SET max_temp_directory_size = '1MB'")) {
                addAll(file);
              }
            })
        .isInstanceOf(WarehouseException.class)
        .hasMessage(
            "The export failed: the disk of temporary files is full. Make room there, or name"
                + " another folder: FASTBREAK_JAVA_OPTIONS=-Djava.io.tmpdir=DIR");
    assertThat(temporary).isEmptyDirectory();
  }
}
