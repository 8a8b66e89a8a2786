package dev.fastbreak.app.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.Main;
import dev.fastbreak.app.fixtures.DuckDbFiles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real pipelines make of a simulated season passes every gate, and comes out again. */
@Tag("all")
class ValidateAndDiffIT {

  private static final String RANGE = " --start-date 2022-02-01 --end-date 2022-02-28";

  @TempDir private Path folder;

  private record Answer(int exitCode, String out) {}

  private Answer run(String line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    List<String> args = new ArrayList<>(Arrays.asList(line.split(" ")));
    args.add("--warehouse");
    args.add("duckdb:" + folder.resolve("league.duckdb"));
    int exitCode = Main.execute(args.toArray(new String[0]), stream, stream);
    return new Answer(exitCode, out.toString(StandardCharsets.UTF_8));
  }

  /** The promises that are said to be broken. */
  private static List<String> broken(Answer validated) {
    return Pattern.compile("^RED (\\w+)\\. Promised", Pattern.MULTILINE)
        .matcher(validated.out())
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  @Test
  void aBackfillIsValidAndEqualToAFreshComputation() {
    assertThat(run("simulate --seasons 2021-22 --seed 1").exitCode()).isZero();
    Answer backfill = run("backfill" + RANGE);
    assertThat(backfill.exitCode()).as(backfill.out()).isZero();

    Answer validated = run("validate" + RANGE);
    assertThat(validated.exitCode()).as(validated.out()).isZero();
    assertThat(broken(validated)).isEmpty();

    Answer equal = run("diff --fresh" + RANGE);
    assertThat(equal.exitCode()).as(equal.out()).isZero();
    assertThat(equal.out()).contains("EQUAL: 2022-02-01 to 2022-02-28");

    DuckDbFiles.execute(
        folder.resolve("league.duckdb"),
        """
        UPDATE nba_precompute.player_daily_cache SET points_avg_last_5 = points_avg_last_5 + 0.1
        WHERE cache_date = '2022-02-05'\
        """);
    assertThat(broken(run("validate --only PDC" + RANGE))).contains("content_hash");
    Answer different = run("diff --fresh --only PDC" + RANGE);
    assertThat(different.exitCode()).isEqualTo(4);
    assertThat(different.out()).containsPattern("PDC +points_avg_last_5 +\\d+");

    // A box score that vanishes is missed.
    DuckDbFiles.execute(
        folder.resolve("league.duckdb"),
        """
        DELETE FROM nba_analytics.team_offense_game_summary WHERE game_id = (
          SELECT MIN(game_id) FROM nba_analytics.team_offense_game_summary
          WHERE game_date = '2022-02-05'
        )\
        """);
    assertThat(broken(run("validate --only PDC" + RANGE))).contains("upstream_complete");
  }
}
