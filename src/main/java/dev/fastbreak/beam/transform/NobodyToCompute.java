package dev.fastbreak.beam.transform;

import dev.fastbreak.beam.coder.ByDateCoder;
import dev.fastbreak.beam.coder.DateTallyCoder;
import dev.fastbreak.beam.coder.StoredCoder;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.Stored;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Game dates of which upstream knows nobody: their games were or will be played, so somebody's rows
 * are missing. Such a date gets a failure of the whole date; otherwise it would be done without a
 * row, and nobody would notice that the nightly job came before the box scores.
 */
final class NobodyToCompute
    extends PTransform<PCollection<Map<LocalDate, DateTally>>, PCollectionTuple> {

  static final TupleTag<Stored<PrecomputeFailure>> FAILURES = new TupleTag<>("failures") {};
  static final TupleTag<Map<LocalDate, DateTally>> COUNTS = new TupleTag<>("counts") {};

  private final Chunk chunk;

  private NobodyToCompute(Chunk chunk) {
    this.chunk = chunk;
  }

  /** Looks for such dates in a chunk's summed counts. */
  static NobodyToCompute in(Chunk chunk) {
    return new NobodyToCompute(chunk);
  }

  /** The counts, with those of the failures that were added, and these failures. */
  @Override
  public PCollectionTuple expand(PCollection<Map<LocalDate, DateTally>> counts) {
    PCollectionTuple found =
        counts.apply(
            "Look at the counts",
            ParDo.of(new LookFn(chunk)).withOutputTags(COUNTS, TupleTagList.of(FAILURES)));
    found.get(COUNTS).setCoder(ByDateCoder.of(DateTallyCoder.of()));
    found.get(FAILURES).setCoder(StoredCoder.of(Tables.PRECOMPUTE_FAILURES));
    return found;
  }

  /** What the failure of a date says. */
  static String reason(Chunk chunk, LocalDate date) {
    String what =
        switch (chunk.processor()) {
          case TDZA -> "the season's schedule names no team";
          case PSZA -> "no player has a played row in player_game_summary before it";
          case PCF, PDC, ML ->
              "neither upcoming_player_game_context nor player_game_summary has a row of it";
        };
    return "%s is a game date%s, but %s. Load these rows, then run the date again."
        .formatted(date, teams(chunk.season(), date), what);
  }

  private static String teams(SeasonSchedule season, LocalDate date) {
    String teams =
        season.finalGames().entrySet().stream()
            .filter(team -> team.getValue().contains(date))
            .map(Map.Entry::getKey)
            .sorted()
            .collect(Collectors.joining(", "));
    return teams.isEmpty() ? "" : " of " + teams;
  }

  private static final class LookFn
      extends DoFn<Map<LocalDate, DateTally>, Map<LocalDate, DateTally>> {
    private final Chunk chunk;

    LookFn(Chunk chunk) {
      this.chunk = chunk;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Map<LocalDate, DateTally> counts = new TreeMap<>(context.element());
      for (LocalDate date : chunk.dates()) {
        DateTally tally = counts.getOrDefault(date, DateTally.empty());
        if (tally.population() > 0 || tally.dateLevelUnexpected() > 0) {
          continue;
        }
        Failure failure =
            new Failure(
                date, Failure.DATE_LEVEL, FailureCategory.INCOMPLETE_UPSTREAM, reason(chunk, date));
        context.output(FAILURES, Collected.stored(chunk, failure));
        counts.merge(
            date, new DateTally(0, 0, 0, 0, 1, DateTally.empty().output()), DateTally::plus);
      }
      context.output(counts);
    }
  }
}
