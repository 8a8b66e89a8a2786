package dev.fastbreak.core.phase3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.core.upstream.UpcomingPlayerGameContext;
import dev.fastbreak.core.upstream.UpcomingTeamGameContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As of equals ever after: what was known the night before is all that a context holds. */
class AsOfTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void contextsOfTheNightBeforeAreThoseOfYearsLater(long seed) {
    GameLog season = RandomSeason.of(seed);
    UpstreamTables whole = Phase3Derivation.derive(season);
    SeasonSchedule calendar = SeasonSchedule.of(2021, whole.schedule());
    int compared = 0;
    for (LocalDate date : calendar.gameDates()) {
      UpstreamTables then = Phase3Derivation.derive(RandomSeason.before(season, date));
      if (!SeasonSchedule.of(2021, then.schedule()).front().equals(Optional.of(date))) {
        continue; // the date waited for the result of the one before
      }
      compared++;

      assertThat(of(date, then.playerContexts(), UpcomingPlayerGameContext::gameDate))
          .as("players on %s", date)
          // A game of the date whose result is missing to this day counts only as long as it may
          // still be played.
          .containsAll(of(date, whole.playerContexts(), UpcomingPlayerGameContext::gameDate));
      assertThat(of(date, then.teamContexts(), UpcomingTeamGameContext::gameDate))
          .as("teams on %s", date)
          .containsAll(of(date, whole.teamContexts(), UpcomingTeamGameContext::gameDate));
      assertThat(before(date, then.playerGames()))
          .as("names and games before %s", date)
          .isEqualTo(before(date, whole.playerGames()));
    }
    assertThat(compared).isGreaterThan(30);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theOrderOfRowsDoesNotMatter(long seed) {
    GameLog season = RandomSeason.of(seed);
    UpstreamTables tables = Phase3Derivation.derive(season);
    UpstreamTables shuffled = Phase3Derivation.derive(RandomSeason.shuffled(season, seed));

    assertThat(shuffled.schedule()).containsExactlyInAnyOrderElementsOf(tables.schedule());
    assertThat(shuffled.playerGames()).containsExactlyInAnyOrderElementsOf(tables.playerGames());
    assertThat(shuffled.teamOffense()).containsExactlyInAnyOrderElementsOf(tables.teamOffense());
    assertThat(shuffled.teamDefense()).containsExactlyInAnyOrderElementsOf(tables.teamDefense());
    assertThat(shuffled.teamContexts()).containsExactlyInAnyOrderElementsOf(tables.teamContexts());
    assertThat(shuffled.playerContexts())
        .containsExactlyInAnyOrderElementsOf(tables.playerContexts());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyPlayerGameHasAContextOrAReasonToHaveNone(long seed) {
    UpstreamTables tables = Phase3Derivation.derive(RandomSeason.of(seed));
    List<String> contexts =
        tables.playerContexts().stream()
            .map(row -> row.gameDate() + row.playerLookup() + row.teamAbbr())
            .toList();

    long without =
        tables.playerGames().stream()
            .filter(row -> !contexts.contains(row.gameDate() + row.playerLookup() + row.teamAbbr()))
            .count();

    UnexpectedPlayers unexpected = UnexpectedPlayers.of(tables.playerGames());
    assertThat(unexpected.count()).isEqualTo(without);
    assertThat(unexpected.debuts()).isPositive();
    assertThat(unexpected.changes()).isPositive();
    assertThat(contexts).hasSizeGreaterThan(tables.playerGames().size());
  }

  private static <T> List<T> of(LocalDate date, List<T> rows, Function<T, LocalDate> dateOf) {
    return rows.stream().filter(row -> dateOf.apply(row).equals(date)).toList();
  }

  private static List<PlayerGameSummary> before(LocalDate date, List<PlayerGameSummary> rows) {
    return rows.stream().filter(row -> row.gameDate().isBefore(date)).toList();
  }
}
