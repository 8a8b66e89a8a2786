package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.SampleRows;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagedRun;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import dev.fastbreak.warehouse.bigquery.Emulator.Request;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;

/**
 * Staging by load jobs, for real: Beam's connector writes files into a bucket that the emulator's
 * front plays, and has them loaded. What is published is what was staged.
 */
class FileLoadsIT {

  private static final TableSpec<PlayerShotZoneAnalysis> ZONES = Tables.PLAYER_SHOT_ZONE_ANALYSIS;
  private static final LocalDate DAY = LocalDate.of(2021, 12, 1);
  private static final Instant START = Instant.parse("2022-01-01T06:00:00.123456Z");

  private final Emulator emulator = Emulator.running();

  @Test
  void rowsAndFailuresGoThroughTheBucketIntoTheStagingTables() throws IOException {
    Warehouse warehouse =
        Warehouses.of(emulator.emptyProject() + "&loadLocation=gs://my-bucket/loads");
    SampleRows<PlayerShotZoneAnalysis> sample = SampleRows.of(ZONES);
    List<PlayerShotZoneAnalysis> rows = new ArrayList<>();
    for (int seed = 0; seed < 30; seed++) {
      rows.add(sample.random(seed, Map.of("player_lookup", "player" + seed, "analysis_date", DAY)));
    }
    StagedRun run =
        new StagedRun("run-1", START)
            .of(Processor.PSZA, DAY)
            .failure(DAY, "nobody", FailureCategory.EXPECTED_INCOMPLETE);
    rows.forEach(run::row);
    try (WarehouseSession session = warehouse.open()) {
      session.createMissingTables();
      emulator.forget();
      PipelineOptions options = PipelineOptionsFactory.create();
      warehouse.configure(options);
      Publication publication = run.stage(warehouse, options);
      List<Request> requests = emulator.requests();

      PrecomputeRun line = session.publish(publication).get(0);

      assertThat(line.rowsWritten()).isEqualTo(30);
      assertThat(session.fetch(Slice.all(Projection.of(ZONES, ZONES.type()))).rows())
          .containsExactlyInAnyOrderElementsOf(rows);
      assertThat(
              session
                  .fetch(
                      Slice.all(Projection.of(Tables.PRECOMPUTE_FAILURES, PrecomputeFailure.class)))
                  .rows())
          .extracting(PrecomputeFailure::entityId)
          .containsExactly("nobody");
      assertJobs(requests, publication);
    }
  }

  /** One append a staging table, of files in the given place; and none of them stays there. */
  private void assertJobs(List<Request> requests, Publication publication) throws IOException {
    List<String> destinations = new ArrayList<>();
    for (Request request : requests) {
      if (!request.body().contains("sourceUris")) {
        continue;
      }
      JsonNode load = new ObjectMapper().readTree(request.body()).at("/configuration/load");
      JsonNode table = load.get("destinationTable");
      destinations.add(table.get("datasetId").asText() + "." + table.get("tableId").asText());
      assertThat(load.get("writeDisposition").asText()).isEqualTo("WRITE_APPEND");
      assertThat(load.get("createDisposition").asText()).isEqualTo("CREATE_NEVER");
      assertThat(load.get("sourceUris"))
          .isNotEmpty()
          .allMatch(uri -> uri.asText().startsWith("gs://my-bucket/loads/"));
    }
    assertThat(destinations)
        .containsExactlyInAnyOrder(
            publication.rows(Processor.PSZA).qualifiedName(),
            publication.failures().qualifiedName());
    assertThat(emulator.files("my-bucket")).isEmpty();
  }

  @Test
  void aChunkWithoutFailuresIsLoadedToo() {
    Warehouse warehouse = Warehouses.of(emulator.emptyProject() + "&loadLocation=gs://my-bucket");
    StagedRun run =
        new StagedRun("run-1", START)
            .of(Processor.PSZA, DAY)
            .row(SampleRows.of(ZONES).random(1, Map.of("analysis_date", DAY)));
    try (WarehouseSession session = warehouse.open()) {
      session.createMissingTables();
      PipelineOptions options = PipelineOptionsFactory.create();
      warehouse.configure(options);

      PrecomputeRun line = session.publish(run.stage(warehouse, options)).get(0);

      assertThat(line.rowsWritten()).isEqualTo(1);
      assertThat(line.failuresExpected() + line.failuresUnexpected()).isZero();
    }
  }
}
