package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fastbreak.app.backfill.BackfillRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** It is 06:00 UTC on 15 January 2022: 01:00 in New York, and still the 14th in Los Angeles. */
class RunCommandTest {

  private final FakeEngine engine = new FakeEngine();

  private Invocation run(List<String> games, String... options) {
    FakeWarehouse warehouse =
        new FakeWarehouse().withGames(2021, games.stream().map(LocalDate::parse).toList());
    String[] args = new String[options.length + 1];
    args[0] = "run";
    System.arraycopy(options, 0, args, 1, options.length);
    return Invocation.of(engine, warehouse, args);
  }

  private static final List<String> GAMES =
      List.of("2021-10-19", "2022-01-13", "2022-01-14", "2022-01-15", "2022-01-16");

  @Test
  void wordsForDaysAreThoseOfTheLeaguesClock() {
    for (String word : List.of("yesterday", "today", "tonight", "latest")) {
      run(GAMES, "--date", word);
    }
    run(GAMES, "--date", "today", "--zone", "America/Los_Angeles");

    assertThat(engine.requests)
        .extracting(BackfillRequest::start)
        .containsExactly(
            LocalDate.parse("2022-01-14"),
            LocalDate.parse("2022-01-15"),
            LocalDate.parse("2022-01-15"),
            LocalDate.parse("2022-01-15"),
            LocalDate.parse("2022-01-14"));
  }

  @Test
  void theLatestDateMayBeLongAgo() {
    run(List.of("2021-10-19", "2021-12-24", "2022-01-16"), "--date", "latest");

    assertThat(engine.requests.get(0).start()).isEqualTo(LocalDate.parse("2021-12-24"));
  }

  @Test
  void otherWordsAndZonesAreRefused() {
    assertThat(run(GAMES, "--date", "tomorrow").err())
        .contains(
            "'tomorrow' is not a date; write YYYY-MM-DD, yesterday, today, tonight or latest");
    assertThat(run(GAMES, "--date", "today", "--zone", "Boston").err())
        .contains("'Boston' is no time zone; write one like America/New_York");
    assertThat(run(GAMES, "--date", "tomorrow").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aScheduleThatHasRunOutFailsTheNight(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("summary.json");

    Invocation answer =
        run(List.of("2021-10-19", "2022-01-14"), "--date", "tonight", "--json", file.toString());

    assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(answer.verdict())
        .isEqualTo(
            "SCHEDULE_ENDS: the schedule has no game on or after --date 2022-01-15; its last one"
                + " was on 2022-01-14. Import a newer schedule.");
    assertThat(engine.requests).isEmpty();
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.get("verdict").asText()).isEqualTo("SCHEDULE_ENDS");
    assertThat(json.get("exit_code").asInt()).isEqualTo(ExitCode.FAILED);
  }

  /** What a hook was told: exit code, verdict, whether there was a run. */
  private List<String> told(Path folder, List<String> games, String... options) throws IOException {
    Path file = folder.resolve("told");
    List<String> all =
        new ArrayList<>(
            List.of(
                "--on-failure",
                "echo $FASTBREAK_EXIT_CODE $FASTBREAK_VERDICT $FASTBREAK_RUN_ID >> '"
                    + file
                    + "'"));
    all.addAll(List.of(options));
    run(games, all.toArray(String[]::new));
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  @Test
  void aHookHearsOfEveryNightThatFails(@TempDir Path folder) throws IOException {
    assertThat(told(folder, List.of("2021-10-19", "2022-01-14"), "--date", "tonight"))
        .containsExactly("1 SCHEDULE_ENDS");
  }

  @Test
  void aHookHearsWhenTheRunCouldNotBegin(@TempDir Path folder) throws IOException {
    assertThat(told(folder, List.of(), "--date", "tonight")).containsExactly("1 FAILED");
  }

  @Test
  void aHookHearsNothingOfANightWithoutGames(@TempDir Path folder) throws IOException {
    assertThat(told(folder, List.of("2021-10-19", "2022-01-14", "2022-01-16"), "--date", "tonight"))
        .isEmpty();
  }
}
