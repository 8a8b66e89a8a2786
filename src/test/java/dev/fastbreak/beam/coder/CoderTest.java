package dev.fastbreak.beam.coder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.population.ContextCoverage;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.SampleRows;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoderTest {

  record ZoneRates(
      String playerLookup, LocalDate analysisDate, @Nullable BigDecimal paintRateLast10) {}

  static List<TableSpec<?>> everyTable() {
    return Tables.all();
  }

  private static <T extends Record> List<T> samples(TableSpec<T> table) {
    SampleRows<T> rows = SampleRows.of(table);
    List<T> samples =
        new ArrayList<>(List.of(rows.bare(Map.of()), rows.smallest(), rows.greatest()));
    for (int seed = 1; seed <= 20; seed++) {
      samples.add(rows.random(seed));
    }
    return samples;
  }

  /** A copy by way of the coder must be equal, equal values must have equal bytes. */
  private static <T> void holdsFor(Coder<T> coder, List<T> values) throws Exception {
    coder.verifyDeterministic();
    CoderProperties.coderSerializable(coder);
    for (T value : values) {
      CoderProperties.coderDecodeEncodeEqual(coder, value);
      CoderProperties.structuralValueDecodeEncodeEqual(coder, value);
      T copy = CoderUtils.clone(coder, value);
      CoderProperties.coderDeterministic(coder, value, copy);
      CoderProperties.structuralValueConsistentWithEquals(coder, value, copy);
      T copyByTravelled = CoderUtils.clone(SerializableUtils.clone(coder), value);
      assertThat(copyByTravelled).isEqualTo(value);
    }
    for (int i = 1; i < values.size(); i++) {
      CoderProperties.structuralValueConsistentWithEquals(coder, values.get(i - 1), values.get(i));
    }
  }

  @ParameterizedTest
  @MethodSource("everyTable")
  void recordsOfEveryTable(TableSpec<?> table) throws Exception {
    recordsOf(table);
  }

  private static <T extends Record> void recordsOf(TableSpec<T> table) throws Exception {
    holdsFor(RecordCoder.of(table), samples(table));
  }

  @ParameterizedTest
  @MethodSource("everyTable")
  void storedRowsOfEveryTable(TableSpec<?> table) throws Exception {
    storedRowsOf(table);
  }

  private static <T extends Record> void storedRowsOf(TableSpec<T> table) throws Exception {
    Instant written = Instant.parse("2022-01-31T23:59:59.123456Z");
    List<Stored<T>> stored = new ArrayList<>();
    for (T row : samples(table)) {
      stored.add(new Stored<>(row, "0123456789abcdef", written, "run-1"));
    }
    stored.add(new Stored<>(samples(table).get(0), "", Instant.EPOCH, ""));
    holdsFor(StoredCoder.of(table), stored);
  }

  @ParameterizedTest
  @MethodSource("everyTable")
  void batchesOfEveryTable(TableSpec<?> table) throws Exception {
    batchesOf(table);
  }

  private static <T extends Record> void batchesOf(TableSpec<T> table) throws Exception {
    Projection<T> projection = Projection.of(table, table.type());
    RowBatch<T> batch = RowBatch.of(projection, samples(table));
    holdsFor(
        KvCoder.of(VarIntCoder.of(), RowBatchCoder.<T>of()),
        List.of(KV.of(3, batch), KV.of(0, RowBatch.of(projection, List.of()))));
  }

  @Test
  void aBatchGivesItsRowsBackAfterTheJourney() throws Exception {
    TableSpec<PlayerShotZoneAnalysis> table = Tables.PLAYER_SHOT_ZONE_ANALYSIS;
    Projection<ZoneRates> projection = Projection.of(table, ZoneRates.class);
    ZoneRates row = new ZoneRates("nikolajokić", LocalDate.of(2022, 1, 1), new BigDecimal("41.50"));
    RowBatch<ZoneRates> batch =
        CoderUtils.clone(RowBatchCoder.of(), RowBatch.of(projection, List.of(row, row)));
    assertThat(batch.rows(projection).rows()).containsExactly(row, row);
  }

  @Test
  void aBatchThatIsCutShortIsNotTakenForAWholeOne() throws Exception {
    RowBatch<ZoneRates> batch = new RowBatch<>(1, new byte[] {1, 2, 3, 4});
    byte[] bytes = CoderUtils.encodeToByteArray(RowBatchCoder.<ZoneRates>of(), batch);
    ByteArrayInputStream cut = new ByteArrayInputStream(bytes, 0, bytes.length - 1);
    assertThatThrownBy(() -> RowBatchCoder.<ZoneRates>of().decode(cut))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void projections() throws Exception {
    Projection<ZoneRates> projection =
        Projection.of(Tables.PLAYER_SHOT_ZONE_ANALYSIS, ZoneRates.class);
    holdsFor(
        RecordCoder.of(projection),
        List.of(
            new ZoneRates("a", LocalDate.of(2022, 1, 1), null),
            new ZoneRates("b", LocalDate.of(1969, 12, 31), new BigDecimal("0.00"))));
  }

  @Test
  void codersOfDifferentTablesDiffer() {
    assertThat(StoredCoder.of(Tables.PLAYER_DAILY_CACHE))
        .isEqualTo(StoredCoder.of(Tables.PLAYER_DAILY_CACHE))
        .isNotEqualTo(StoredCoder.of(Tables.ML_FEATURE_STORE));
    assertThat(RecordCoder.of(Tables.PLAYER_DAILY_CACHE))
        .isNotEqualTo(RecordCoder.of(Tables.ML_FEATURE_STORE));
  }

  private static DateTally tally(long rows, String... items) {
    SetDigest digest = new SetDigest();
    for (String item : items) {
      digest.add(item);
    }
    return new DateTally(rows + 3, rows, 2, 1, Long.MAX_VALUE, digest);
  }

  @Test
  void tallies() throws Exception {
    holdsFor(LocalDateCoder.of(), List.of(LocalDate.of(2022, 2, 28), LocalDate.of(1900, 1, 1)));
    holdsFor(DateTallyCoder.of(), List.of(DateTally.empty(), tally(5, "a"), tally(5, "b")));
    LocalDate first = LocalDate.of(2021, 11, 2);
    LocalDate second = first.plusDays(1);
    holdsFor(
        ByDateCoder.of(DateTallyCoder.of()),
        List.of(Map.of(), Map.of(first, tally(1, "a"), second, DateTally.empty())));
  }

  @Test
  void talliesHaveTheSameBytesInWhateverOrderTheyWereCollected() throws Exception {
    LocalDate first = LocalDate.of(2021, 11, 2);
    LocalDate second = first.plusDays(1);
    Map<LocalDate, DateTally> backwards = new LinkedHashMap<>();
    backwards.put(second, tally(2));
    backwards.put(first, tally(1));
    CoderProperties.coderDeterministic(
        ByDateCoder.of(DateTallyCoder.of()), backwards, new TreeMap<>(backwards));
  }

  @Test
  void teamGamesAndCoverage() throws Exception {
    LocalDate first = LocalDate.of(2021, 10, 19);
    TeamGamesPresent games =
        new TeamGamesPresent(
            Set.of(
                new TeamGame("GSW", first),
                new TeamGame("BOS", first.plusDays(1)),
                new TeamGame("BOS", first)));
    holdsFor(TeamGamesPresentCoder.of(), List.of(new TeamGamesPresent(Set.of()), games));
    holdsFor(
        ByDateCoder.of(ContextCoverageCoder.of()),
        List.of(
            Map.of(),
            Map.of(
                first,
                new ContextCoverage(Long.MAX_VALUE, 0),
                LocalDate.of(1969, 12, 31),
                new ContextCoverage(200, 180))));
  }

  @Test
  void setsAndMapsHaveTheSameBytesInWhateverOrderTheyWereCollected() throws Exception {
    Set<TeamGame> forwards = new LinkedHashSet<>();
    Set<TeamGame> backwards = new LinkedHashSet<>();
    Map<LocalDate, ContextCoverage> counts = new LinkedHashMap<>();
    Map<LocalDate, ContextCoverage> countsBackwards = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      LocalDate up = LocalDate.of(2021, 10, 19).plusDays(i);
      LocalDate down = LocalDate.of(2021, 10, 19).plusDays(99 - i);
      forwards.add(new TeamGame("GSW", up));
      backwards.add(new TeamGame("GSW", down));
      counts.put(up, new ContextCoverage(i, 1));
      countsBackwards.put(down, new ContextCoverage(99 - i, 1));
    }
    CoderProperties.coderDeterministic(
        TeamGamesPresentCoder.of(),
        new TeamGamesPresent(forwards),
        new TeamGamesPresent(backwards));
    CoderProperties.coderDeterministic(
        ByDateCoder.of(ContextCoverageCoder.of()), counts, countsBackwards);
  }
}
