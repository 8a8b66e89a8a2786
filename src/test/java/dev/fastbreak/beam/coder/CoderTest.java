package dev.fastbreak.beam.coder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.run.DateTally;
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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  void storedRowsOfEveryTable(TableSpec<?> table) throws Exception {
    storedRowsOf(table);
  }

  /** Rows are arrays, which are not equal by content. */
  private static <T extends Record> void storedRowsOf(TableSpec<T> table) throws Exception {
    Instant written = Instant.parse("2022-01-31T23:59:59.123456Z");
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (T row : samples(table)) {
      rows.add(table.storedValues(new Stored<>(row, "0123456789abcdef", written, "run-1")));
    }
    RowBatch<T> batch = RowBatch.of(table.columns(), rows);
    List<@Nullable Object[]> copies = new ArrayList<>();
    CoderUtils.clone(RowBatchCoder.<T>of(), batch).values(table.columns()).forEach(copies::add);
    assertThat(copies.toArray(Object[][]::new)).isDeepEqualTo(rows.toArray(Object[][]::new));
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

  private static DateTally tally(long rows, String... items) {
    SetDigest digest = new SetDigest();
    for (String item : items) {
      digest.add(item);
    }
    return new DateTally(rows + 3, rows, 2, 1, Long.MAX_VALUE, digest);
  }

  @Test
  void tallies() throws Exception {
    holdsFor(DateTallyCoder.of(), List.of(DateTally.empty(), tally(5, "a"), tally(5, "b")));
    holdsFor(
        TalliesCoder.of(),
        List.of(
            Map.of(),
            Map.of(
                new ProcessorDate(Processor.TDZA, LocalDate.of(1900, 1, 1)),
                tally(1, "a"),
                new ProcessorDate(Processor.ML, LocalDate.of(2022, 2, 28)),
                DateTally.empty())));
  }

  @Test
  void talliesHaveTheSameBytesInWhateverOrderTheyWereCollected() throws Exception {
    Map<ProcessorDate, DateTally> forwards = new LinkedHashMap<>();
    Map<ProcessorDate, DateTally> backwards = new LinkedHashMap<>();
    List<ProcessorDate> keys = new ArrayList<>();
    for (Processor processor : Processor.values()) {
      for (int i = 0; i < 20; i++) {
        keys.add(new ProcessorDate(processor, LocalDate.of(2021, 11, 2).plusDays(i)));
      }
    }
    keys.forEach(key -> forwards.put(key, tally(key.date().getDayOfMonth())));
    Collections.reverse(keys);
    keys.forEach(key -> backwards.put(key, tally(key.date().getDayOfMonth())));
    CoderProperties.coderDeterministic(TalliesCoder.of(), forwards, backwards);
  }
}
