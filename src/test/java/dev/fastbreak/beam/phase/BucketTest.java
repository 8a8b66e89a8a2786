package dev.fastbreak.beam.phase;

import static dev.fastbreak.beam.phase.MadeUp.DAY_1;
import static dev.fastbreak.beam.phase.MadeUp.DAY_2;
import static dev.fastbreak.beam.phase.MadeUp.batch;
import static dev.fastbreak.beam.phase.MadeUp.columns;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.reads.Inputs;
import dev.fastbreak.core.reads.Views;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.util.CoderUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BucketTest {

  private static final Instant LONG_AFTER = Instant.parse("2099-01-01T00:00:00Z");

  private static Map<String, @Nullable Object> zones(String hash, LocalDate date, Instant at) {
    return columns(
        "player_lookup",
        "anna",
        "analysis_date",
        date,
        "data_hash",
        hash,
        "processed_at",
        at,
        "paint_rate_last_10",
        "41.5");
  }

  private static List<@Nullable Object[]> values(Map<String, @Nullable Object> row) {
    List<@Nullable Object[]> values = new ArrayList<>();
    batch(Inputs.stored(Processor.PSZA), List.of(row))
        .values(Inputs.stored(Processor.PSZA).columns().columns())
        .forEach(values::add);
    return values;
  }

  /** Stored rows of both dates, all stamped long after whatever is computed now. */
  private static Bucket withStoredZones() {
    RowBatch<?> stored =
        batch(
            Inputs.stored(Processor.PSZA),
            List.of(zones("stored 1", DAY_1, LONG_AFTER), zones("stored 2", DAY_2, LONG_AFTER)));
    Bucket anna = MadeUp.bucket(3, "anna");
    return Bucket.asRead(
        3,
        Map.of(
            Processor.PSZA.table().name(),
            List.of(stored),
            MadeUp.PLAYER_GAMES.table().name(),
            anna.read().get(MadeUp.PLAYER_GAMES.table().name())));
  }

  private static @Nullable String hashOn(Bucket bucket, Chunk chunk, LocalDate date) {
    return bucket
        .rows(chunk)
        .of(Views.SHOT_ZONES)
        .on("anna", date)
        .map(ShotZoneRates::dataHash)
        .orElse(null);
  }

  @Test
  void ofDatesThatAreComputedTheRowsJustMadeCountAndOfTheOthersTheStoredOnes() {
    Chunk chunk =
        MadeUp.chunk(Map.of(Processor.PSZA, List.of(DAY_2), Processor.PCF, List.of(DAY_1, DAY_2)));
    Bucket behind =
        withStoredZones()
            .behind(
                Processor.PSZA,
                values(zones("made", DAY_2, MadeUp.STARTED)),
                List.of(),
                Map.of(),
                chunk);
    assertThat(hashOn(behind, chunk, DAY_1)).isEqualTo("stored 1");
    assertThat(hashOn(behind, chunk, DAY_2)).as("however old its stamp").isEqualTo("made");
  }

  @Test
  void aPlayerWhoHasNoRowAnyMoreIsNotGivenHisStoredOne() {
    Chunk chunk =
        MadeUp.chunk(Map.of(Processor.PSZA, List.of(DAY_2), Processor.PCF, List.of(DAY_1, DAY_2)));
    Bucket behind = withStoredZones().behind(Processor.PSZA, List.of(), List.of(), Map.of(), chunk);
    assertThat(hashOn(behind, chunk, DAY_1)).isEqualTo("stored 1");
    assertThat(hashOn(behind, chunk, DAY_2)).isNull();
  }

  @Test
  void whereNothingIsComputedAllStoredRowsCount() {
    Chunk chunk = MadeUp.chunk(Map.of(Processor.PCF, List.of(DAY_1, DAY_2)));
    assertThat(hashOn(withStoredZones(), chunk, DAY_1)).isEqualTo("stored 1");
    assertThat(hashOn(withStoredZones(), chunk, DAY_2)).isEqualTo("stored 2");
  }

  @Test
  void oneTableIsSeenByAllItsViews() {
    Bucket bucket = MadeUp.bucket(0, "anna", "bert");
    assertThat(bucket.rows(MadeUp.chunk()).of(Views.ZONE_GAMES).names())
        .containsExactly("anna", "bert");
    assertThat(bucket.rows(MadeUp.chunk()).of(Views.BOX_SCORES).names())
        .containsExactly("anna", "bert");
  }

  @Test
  void itTravelsWithAllThatIsInIt() throws Exception {
    Chunk chunk =
        MadeUp.chunk(Map.of(Processor.PSZA, List.of(DAY_2), Processor.PCF, List.of(DAY_1, DAY_2)));
    Map<ProcessorDate, DateTally> tallies =
        Map.of(
            new ProcessorDate(Processor.PSZA, DAY_2),
            new DateTally(2, 1, 1, 0, 0, DateTally.empty().output()));
    List<RowBatch<PrecomputeFailure>> failures = List.of(new RowBatch<>(2, new byte[] {1, 2, 3}));
    Bucket bucket =
        withStoredZones()
            .behind(
                Processor.PSZA,
                values(zones("made", DAY_2, MadeUp.STARTED)),
                failures,
                tallies,
                chunk);
    Bucket copy = CoderUtils.clone(BucketCoder.of(), bucket);

    assertThat(copy.number()).isEqualTo(3);
    assertThat(copy.read()).isEqualTo(bucket.read());
    assertThat(copy.failures()).isEqualTo(failures);
    assertThat(copy.tallies()).isEqualTo(tallies);
    assertThat(hashOn(copy, chunk, DAY_1)).isEqualTo("stored 1");
    assertThat(hashOn(copy, chunk, DAY_2)).isEqualTo("made");
    assertThat(copy.rows(chunk).of(Views.ZONE_GAMES).names()).containsExactly("anna");
    CoderProperties.coderSerializable(BucketCoder.of());
    for (Bucket any : List.of(bucket, Bucket.asRead(0, Map.of()), MadeUp.bucket(7, "anna"))) {
      CoderProperties.structuralValueDecodeEncodeEqual(BucketCoder.of(), any);
    }
  }

  @Test
  void lookingIntoItChangesNoByteOfIt() throws Exception {
    Bucket bucket = withStoredZones();
    byte[] before = CoderUtils.encodeToByteArray(BucketCoder.of(), bucket);
    Chunk chunk = MadeUp.chunk();
    bucket.rows(chunk);
    bucket.behind(
        Processor.PSZA, values(zones("made", DAY_1, MadeUp.STARTED)), List.of(), Map.of(), chunk);
    assertThat(CoderUtils.encodeToByteArray(BucketCoder.of(), bucket)).isEqualTo(before);
  }
}
