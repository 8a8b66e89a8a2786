package dev.fastbreak.jobs;

import static dev.fastbreak.core.catalog.Processor.PDC;
import static dev.fastbreak.core.catalog.Processor.PSZA;
import static dev.fastbreak.core.catalog.Processor.TDZA;
import static dev.fastbreak.jobs.SmallLeague.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.core.run.PrecomputeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A consumer that polls as the operations page says misses nothing and reads nothing twice. */
class FollowingChangesIT {

  private static final Pattern COMMAND =
      Pattern.compile("fastbreak query \"(SELECT r\\.analysis_date.*)\"");

  @TempDir private Path folder;
  private JobHarness job;

  @BeforeEach
  void computeWhatTheDailyCacheRequires() {
    job = JobHarness.loaded(folder, SmallLeague.ofDays(17));
    job.backfill().only(TDZA, PSZA).done();
  }

  /** The statement of the page, with a time long before all of this. */
  private static String documented() throws IOException {
    Matcher command = COMMAND.matcher(Files.readString(Path.of("docs/operations.md")));
    assertThat(command.find()).isTrue();
    String sql = command.group(1);
    assertThat(sql).contains("TIMESTAMP '2022-01-15 05:00:00'").contains(PDC.storedName());
    return sql;
  }

  /** Asks, and passes over the lines that it knows. */
  private final class Consumer {
    private final Set<List<@Nullable Object>> known = new HashSet<>();

    /** Players with new rows, by date. */
    Map<LocalDate, Set<String>> poll() throws IOException {
      Map<LocalDate, Set<String>> changed = new TreeMap<>();
      Set<List<@Nullable Object>> lines = new HashSet<>();
      for (List<@Nullable Object> row : job.query(documented()).rows()) {
        List<@Nullable Object> line = row.subList(0, 2);
        lines.add(line);
        if (!known.contains(line)) {
          changed
              .computeIfAbsent((LocalDate) row.get(0), date -> new TreeSet<>())
              .add((String) row.get(2));
        }
      }
      known.addAll(lines);
      return changed;
    }
  }

  @Test
  void chunksOfOneRunAreSeenOneByOneAsTheyArePublished() throws IOException {
    Consumer consumer = new Consumer();
    List<Map<LocalDate, Set<String>>> polls = new ArrayList<>();
    job.backfill()
        .only(PDC)
        .chunk("1")
        .abreast(1)
        .listener(
            onPublished(
                () -> {
                  try {
                    polls.add(consumer.poll());
                  } catch (IOException e) {
                    throw new IllegalStateException(e);
                  }
                }))
        .done();

    assertThat(polls).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(polls.get(i)).containsOnlyKeys(day(14 + i));
      assertThat(polls.get(i).get(day(14 + i))).isNotEmpty();
    }
    assertThat(consumer.poll()).isEmpty();
    assertThat(
            job.query("SELECT COUNT(DISTINCT processed_at) FROM nba_precompute.player_daily_cache")
                .rows())
        .as("the stamp of the rows would have hidden all chunks but the first")
        .containsExactly(List.of(1L));
  }

  @Test
  void aRunThatChangesNothingIsNoNews() throws IOException {
    Consumer consumer = new Consumer();
    job.backfill().only(PDC).done();
    assertThat(consumer.poll()).containsOnlyKeys(day(14), day(15), day(16));
    job.backfill().only(PDC).notResuming().done();
    assertThat(consumer.poll()).isEmpty();
  }

  private static BackfillListener onPublished(Runnable hears) {
    return new Hearing() {
      @Override
      public void published(List<PrecomputeRun> dates) {
        hears.run();
      }
    };
  }
}
