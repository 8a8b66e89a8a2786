package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.bigquery.model.Clustering;
import com.google.api.services.bigquery.model.Table;
import com.google.api.services.bigquery.model.TableConstraints;
import com.google.api.services.bigquery.model.TableConstraints.PrimaryKey;
import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableSchema;
import com.google.api.services.bigquery.model.TimePartitioning;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.SchemaDrift;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How tables that are not as declared are reported. */
class StoredSchemaTest {

  private static final BigQueryProject PROJECT = BigQueryWarehouseProvider.project("my-project");

  private static final TableSpec<?> GAMES = Tables.PLAYER_GAME_SUMMARY;
  private static final TableSpec<?> ZONES = Tables.PLAYER_SHOT_ZONE_ANALYSIS;

  /** A table as declared, but for a change. */
  private static SchemaDrift drift(TableSpec<?> spec, Consumer<List<TableFieldSchema>> change) {
    List<TableFieldSchema> fields = new ArrayList<>();
    for (TableFieldSchema field : TableMaker.schema(spec, true).getFields()) {
      fields.add(field.clone());
    }
    change.accept(fields);
    return new StoredSchema(PROJECT, spec, declared(spec, fields)).drift();
  }

  private static Table declared(TableSpec<?> spec, List<TableFieldSchema> fields) {
    return new Table()
        .setType("TABLE")
        .setSchema(new TableSchema().setFields(fields))
        .setClustering(spec.cluster().isEmpty() ? null : new Clustering().setFields(spec.cluster()))
        .setTimePartitioning(new TimePartitioning().setType("DAY").setField(spec.dateColumn()));
  }

  @Test
  void rowsThatWouldGoByThemselvesAreWrong() {
    Table table = declared(ZONES, TableMaker.schema(ZONES, true).getFields());
    table.setExpirationTime(1_640_995_200_000L);
    table.getTimePartitioning().setExpirationMs(86_400_000L * 60);
    assertThat(new StoredSchema(PROJECT, ZONES, table).drift().wrong())
        .satisfiesExactly(
            all -> assertThat(all).contains("expires on 2022-01-01T00:00:00Z", "ALTER TABLE"),
            rows -> assertThat(rows).contains("60 days after their date"));
  }

  @Test
  void whatOnlyCostsOrMisleadsIsNoted() {
    Table table = declared(ZONES, TableMaker.schema(ZONES, true).getFields());
    table.setClustering(null).setRequirePartitionFilter(true);
    table.setTableConstraints(
        new TableConstraints().setPrimaryKey(new PrimaryKey().setColumns(List.of("team"))));
    SchemaDrift drift = new StoredSchema(PROJECT, ZONES, table).drift();
    assertThat(drift.wrong()).isEmpty();
    assertThat(drift.notes()).hasSize(3);
  }

  private static TableFieldSchema field(List<TableFieldSchema> fields, String name) {
    return fields.stream().filter(f -> f.getName().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void atableAsDeclaredHasNoDrift() {
    for (TableSpec<?> table : Tables.all()) {
      assertThat(drift(table, fields -> {}))
          .isEqualTo(new SchemaDrift(table, true, List.of(), List.of()));
    }
  }

  @Test
  void aMissingColumnIsNamedWithItsRemedy() {
    assertThat(
            drift(ZONES, fields -> fields.removeIf(f -> f.getName().equals("paint_rate_last_10")))
                .wrong())
        .singleElement()
        .asString()
        .contains(
            "ALTER TABLE nba_precompute.player_shot_zone_analysis ADD COLUMN paint_rate_last_10"
                + " NUMERIC(");
  }

  @Test
  void moreColumnsAreLeftAloneUnlessTheyMustBeFilled() {
    SchemaDrift more =
        drift(
            ZONES, fields -> fields.add(new TableFieldSchema().setName("mine").setType("STRING")));
    assertThat(more.wrong()).isEmpty();
    assertThat(more.undeclared()).containsExactly("mine");

    SchemaDrift required =
        drift(
            ZONES,
            fields ->
                fields.add(
                    new TableFieldSchema().setName("mine").setType("STRING").setMode("REQUIRED")));
    assertThat(required.wrong()).singleElement().asString().contains("mine DROP NOT NULL");
  }

  @Test
  void typesThatHoldTheDeclaredValuesFit() {
    // minutes_played of a table that is only read may be whole, or have more digits.
    assertThat(
            drift(
                    GAMES,
                    f ->
                        field(f, "minutes_played")
                            .setType("INTEGER")
                            .setPrecision(null)
                            .setScale(null))
                .wrong())
        .isEmpty();
    assertThat(
            drift(ZONES, f -> field(f, "paint_rate_last_10").setPrecision(null).setScale(null))
                .wrong())
        .isEmpty();
    assertThat(drift(ZONES, f -> field(f, "games_in_sample_10").setType("INT64")).wrong())
        .isEmpty();
  }

  @Test
  void typesThatDoNotAreWrong() {
    assertThat(
            drift(ZONES, f -> field(f, "paint_rate_last_10").setPrecision(3L).setScale(1L)).wrong())
        .singleElement()
        .asString()
        .startsWith(
            "Column paint_rate_last_10 of nba_precompute.player_shot_zone_analysis is NUMERIC(3,1),"
                + " not NUMERIC(");
    assertThat(drift(GAMES, f -> field(f, "minutes_played").setType("FLOAT")).wrong()).hasSize(1);
    assertThat(drift(GAMES, f -> field(f, "points").setMode("REPEATED")).wrong())
        .singleElement()
        .asString()
        .contains("is ARRAY<INTEGER>, not INT64");
  }

  @Test
  void aViewAndATableWithoutPartitionsAreWrong() {
    Table table = new Table().setType("TABLE").setSchema(TableMaker.schema(GAMES, false));
    assertThat(new StoredSchema(PROJECT, GAMES, table).drift().wrong())
        .singleElement()
        .asString()
        .contains("is not partitioned by game_date", "PARTITION BY game_date");
    assertThat(new StoredSchema(PROJECT, GAMES, table.setType("VIEW")).drift().wrong())
        .singleElement()
        .asString()
        .contains("is a view");
  }
}
