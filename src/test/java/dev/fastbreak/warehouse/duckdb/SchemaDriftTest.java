package dev.fastbreak.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.SchemaDrift;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How tables that are not as declared are reported. */
class SchemaDriftTest {

  @TempDir private Path directory;

  private SchemaDrift drift(TableSpec<?> table, String... statements) throws SQLException {
    Path path = directory.resolve("w.duckdb");
    Warehouse warehouse = Warehouses.of("duckdb:" + path);
    try (WarehouseSession session = warehouse.open()) {
      session.createMissingTables();
    }
    try (FileLease lease = DuckDbFile.at(path.toString()).openOrMake()) {
      for (String statement : statements) {
        Connections.execute(lease.connection(), statement.formatted(table));
      }
    }
    try (WarehouseSession session = warehouse.openForReading()) {
      return session.schemaDrift().stream()
          .filter(drift -> drift.table().equals(table))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void namesMissingAndForeignColumnsAndOtherTypes() throws SQLException {
    SchemaDrift drift =
        drift(
            Tables.PLAYER_SHOT_ZONE_ANALYSIS,
            "ALTER TABLE %s DROP COLUMN primary_scoring_zone",
            "ALTER TABLE %s ALTER COLUMN paint_rate_last_10 TYPE DOUBLE",
            "ALTER TABLE %s ADD COLUMN mine VARCHAR");
    assertThat(drift.exists()).isTrue();
    assertThat(drift.wrong())
        .hasSize(2)
        .anyMatch(sentence -> sentence.contains("ADD COLUMN primary_scoring_zone VARCHAR"))
        .anyMatch(
            sentence -> sentence.contains("paint_rate_last_10") && sentence.contains("is DOUBLE"));
    assertThat(drift.undeclared()).containsExactly("mine");
  }

  @Test
  void takesTypesThatCanBeReadInTablesThatAreOnlyRead() throws SQLException {
    assertThat(drift(Tables.PLAYER_GAME_SUMMARY, "ALTER TABLE %s ALTER COLUMN points TYPE INTEGER"))
        .isEqualTo(new SchemaDrift(Tables.PLAYER_GAME_SUMMARY, true, List.of(), List.of()));
  }

  @Test
  void saysWhichTableIsNotThere() throws SQLException {
    assertThat(drift(Tables.PRECOMPUTE_RUNS, "DROP TABLE %s"))
        .isEqualTo(SchemaDrift.missing(Tables.PRECOMPUTE_RUNS));
  }
}
