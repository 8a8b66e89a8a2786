package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.google.api.services.bigquery.model.Dataset;
import com.google.api.services.bigquery.model.DatasetReference;
import com.google.api.services.bigquery.model.Table;
import com.google.api.services.bigquery.model.TableFieldSchema;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.SampleRows;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.plan.UndatedRows;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.SchemaDrift;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagedRun;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.bigquery.Emulator.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tables in BigQuery: how they are made, what becomes of other people's, and what reading costs.
 */
class BigQueryTablesIT {

  private static final TableSpec<PlayerShotZoneAnalysis> ZONES = Tables.PLAYER_SHOT_ZONE_ANALYSIS;
  private static final LocalDate DAY = LocalDate.of(2021, 12, 1);
  private static final Instant NOON = Instant.parse("2022-01-01T12:00:00Z");

  private Emulator emulator;
  private BigQueryProject project;
  private BigQueryApi api;
  private TableMaker tables;
  private Jobs jobs;
  private Warehouse warehouse;
  private WarehouseSession session;

  @BeforeEach
  void openWarehouse() {
    emulator = Emulator.running();
    emulator.forget();
    project = emulator.project(Patience.DEFAULT.withStagingMillis(0));
    api = BigQueryApi.of(project);
    tables = new TableMaker(project, api);
    jobs = new Jobs(project, api);
    warehouse = new BigQueryWarehouse(project);
    session = warehouse.open();
  }

  @AfterEach
  void closeWarehouse() {
    session.close();
  }

  private Table stored(TableSpec<?> table) {
    return tables.find(project.reference(table)).orElseThrow();
  }

  @Test
  void partitionsAndClustersAsDeclared() {
    session.createMissingTables();
    for (TableSpec<?> table : Tables.all()) {
      Table stored = stored(table);
      assertThat(stored.getTimePartitioning().getType()).as(table.name()).isEqualTo("DAY");
      assertThat(stored.getTimePartitioning().getField()).isEqualTo(table.dateColumn());
      assertThat(stored.getClustering() == null ? List.of() : stored.getClustering().getFields())
          .isEqualTo(table.cluster());
      assertThat(stored.getSchema().getFields())
          .extracting(TableFieldSchema::getName)
          .containsExactlyElementsOf(
              table.columns().stream().map(column -> column.name()).toList());
    }
  }

  @Test
  void reportsTablesThatAreNotThere() {
    assertThat(session.schemaDrift())
        .isEqualTo(Tables.all().stream().map(SchemaDrift::missing).toList());
  }

  @Test
  void stagingTablesExpireAfterADay() {
    session.createMissingTables();
    StagingTable<?> staging = StagingTable.of(ZONES, "run-1", "chunk_1");
    tables.makeStaging(staging);
    long expires = tables.find(project.reference(staging)).orElseThrow().getExpirationTime();
    assertThat(Instant.ofEpochMilli(expires))
        .isBetween(
            Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(24)));
  }

  @Test
  void leavesOtherPeoplesTablesAloneAndSaysWhatIsWrongWithThem() {
    api.call(
        "test",
        client ->
            client
                .datasets()
                .insert(
                    project.id(),
                    new Dataset()
                        .setDatasetReference(
                            new DatasetReference().setDatasetId(ZONES.dataset()))));
    List<TableFieldSchema> fields = new ArrayList<>(TableMaker.schema(ZONES, true).getFields());
    fields.removeIf(field -> field.getName().equals("primary_scoring_zone"));
    Table theirs =
        new Table()
            .setTableReference(project.reference(ZONES))
            .setSchema(new com.google.api.services.bigquery.model.TableSchema().setFields(fields));
    api.call("test", client -> client.tables().insert(project.id(), ZONES.dataset(), theirs));

    session.createMissingTables();
    assertThat(stored(ZONES).getSchema().getFields()).hasSize(ZONES.columns().size() - 1);
    SchemaDrift drift =
        session.schemaDrift().stream()
            .filter(d -> d.table().equals(ZONES))
            .findFirst()
            .orElseThrow();
    assertThat(drift.wrong())
        .hasSize(2)
        .anyMatch(sentence -> sentence.contains("ADD COLUMN primary_scoring_zone STRING;"))
        .anyMatch(sentence -> sentence.contains("is not partitioned by analysis_date"));
    assertThat(session.unfit(Map.of(ZONES, Set.copyOf(ZONES.columns()))))
        .singleElement(as(STRING))
        .contains("ADD COLUMN primary_scoring_zone STRING;");
    assertThatThrownBy(() -> session.publish(run("run-1", 1).publication()))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining("has no column primary_scoring_zone")
        .extracting(e -> ((WarehouseException) e).kind())
        .isEqualTo(Cause.SCHEMA);
  }

  @Test
  void doesNotTouchColumnsThatItDoesNotKnow() {
    session.createMissingTables();
    publish(run("run-1", 1));
    List<TableFieldSchema> fields = new ArrayList<>(stored(ZONES).getSchema().getFields());
    fields.add(new TableFieldSchema().setName("mine").setType("STRING"));
    api.call(
        "test",
        client ->
            client
                .tables()
                .patch(
                    project.id(),
                    ZONES.dataset(),
                    ZONES.name(),
                    new Table()
                        .setSchema(
                            new com.google.api.services.bigquery.model.TableSchema()
                                .setFields(fields))));
    String table = new BigQueryDialect(project).table(ZONES);
    assertThat(
            jobs.runScript(
                "test",
                "test-update",
                "UPDATE " + table + " SET mine = 'kept' WHERE TRUE",
                Map.of()))
        .isEmpty();
    publish(run("run-2", 2));
    assertThat(session.query("SELECT run_id, mine FROM " + ZONES.qualifiedName()).rows())
        .containsExactly(List.of("run-2", "kept"));
    assertThat(session.schemaDrift())
        .anyMatch(
            drift ->
                drift.table().equals(ZONES)
                    && drift.wrong().isEmpty()
                    && drift.undeclared().equals(List.of("mine")));
  }

  @Test
  void aRowThatAnUpstreamTableHoldsTwiceBecomesTheOneThatIsLoaded() {
    session.createMissingTables();
    TableSpec<PlayerGameSummary> games = Tables.PLAYER_GAME_SUMMARY;
    Map<String, Object> key = Map.of("player_lookup", "lukadoncic", "game_date", DAY);
    PlayerGameSummary game = SampleRows.of(games).random(1, key);
    Stored<PlayerGameSummary> row =
        new Stored<>(game, ContentHasher.of(games).hash(games.contentValues(game)), NOON, "");
    TableLoad<PlayerGameSummary> load = new TableLoad<>(games, List.of(row), DAY, DAY);
    assertThat(session.load(List.of(load))).containsExactly(new LoadResult(games, 1, 0, 0, 0));
    String table = new BigQueryDialect(project).table(games);
    String columns =
        String.join(", ", games.columns().stream().map(column -> column.name()).toList());
    assertThat(
            jobs.runScript(
                "test",
                "test-double",
                "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %1$s".formatted(table, columns),
                Map.of()))
        .isEmpty();
    assertThat(session.load(List.of(load))).containsExactly(new LoadResult(games, 1, 0, 2, 0));
    assertThat(session.load(List.of(load))).containsExactly(new LoadResult(games, 0, 0, 0, 1));
  }

  @Test
  void countsUpstreamRowsThatHaveNoDate() {
    session.createMissingTables();
    assertThat(UndatedRows.of(session, LeagueCalendar.of(List.of()))).isEmpty();
    assertThat(
            jobs.runScript(
                "test",
                "test-undated",
                "INSERT INTO %s (player_lookup, game_date) VALUES ('lukadoncic', NULL), ('lebronjames', NULL), ('stephencurry', DATE '2022-01-01')"
                    .formatted(new BigQueryDialect(project).table(Tables.PLAYER_GAME_SUMMARY)),
                Map.of()))
        .isEmpty();
    assertThat(UndatedRows.of(session, LeagueCalendar.of(List.of())))
        .containsExactly(new UndatedRows(Tables.PLAYER_GAME_SUMMARY, 2, 0));
  }

  @Test
  void saysWhatReadingWouldCostAndWhatWasBilled() {
    session.createMissingTables();
    // The view is made by a statement, which the emulator bills as if it read.
    long made = session.billedBytes();
    Slice<PlayerShotZoneAnalysis> slice = Slice.all(Projection.of(ZONES, ZONES.type()));
    assertThat(session.estimateBytes(List.of(slice))).hasValue(0);
    assertThat(session.estimateBytes(List.of())).hasValue(0);
    assertThat(session.billedBytes()).isEqualTo(made);
    publish(run("run-1", 1));
    assertThat(session.billedBytes()).isGreaterThan(made);
    assertThat(session.estimateBytes(List.of(slice)).orElseThrow()).isPositive();
  }

  @Test
  void labelsItsJobs() {
    session.createMissingTables();
    emulator.forget();
    publish(run("run-1", 1));
    assertThat(emulator.requests())
        .filteredOn(r -> r.method().equals("POST") && r.path().matches(".*/(jobs|queries)"))
        .isNotEmpty()
        .extracting(Request::body)
        .allMatch(body -> body.contains("\"application\":\"fastbreak\""))
        // The season's lock is made once, for all runs.
        .filteredOn(body -> !body.contains("CREATE TABLE IF NOT EXISTS"))
        .isNotEmpty()
        .allMatch(body -> body.contains("\"processor\":\"psza\""))
        .allMatch(body -> body.contains("\"run_id\":\"run-1\""));
  }

  private static StagedRun run(String runId, long seed) {
    return new StagedRun(runId, NOON)
        .of(Processor.PSZA, DAY)
        .row(
            SampleRows.of(ZONES)
                .random(seed, Map.of("player_lookup", "lukadoncic", "analysis_date", DAY)));
  }

  private void publish(StagedRun run) {
    PipelineOptions options = PipelineOptionsFactory.create();
    warehouse.configure(options);
    session.publish(run.stage(warehouse, options));
  }
}
