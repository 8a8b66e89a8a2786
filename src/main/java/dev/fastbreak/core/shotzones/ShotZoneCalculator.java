package dev.fastbreak.core.shotzones;

import dev.fastbreak.core.games.Played;
import dev.fastbreak.core.hash.SourceHasher;
import dev.fastbreak.core.run.Completeness;
import dev.fastbreak.core.run.EntityCalculator;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.QualityIssue;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.season.GameCoverages;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.GameCoverage;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.core.window.History;
import dev.fastbreak.core.window.Window;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PSZA: where a player shoots from, over his newest 10 and 20 played games before a date.
 *
 * <p>A date's population is every player with a played game before it in the season. An input row
 * that breaks its schema may have been one, so it puts the player in the population too, and while
 * it stands within the newest 20 games he has no row.
 *
 * <p>Not safe for use by two threads.
 */
public final class ShotZoneCalculator {

  /** Days after which a player's newest played game says little of him. */
  private static final int STALE_DAYS = 30;

  private final SourceHasher sources = new SourceHasher();
  private final GameCoverages coverages;

  /**
   * A calculator for one season.
   *
   * @param present for which games player_game_summary has any row of the team
   */
  public ShotZoneCalculator(SeasonSchedule season, TeamGamesPresent present) {
    this.coverages = new GameCoverages(season, present, ShotZoneProfile.LONG);
  }

  /**
   * One player, ready to be computed date by date.
   *
   * @param games all his rows of the season, played or not
   */
  public EntityCalculator<PlayerShotZoneAnalysis> of(String player, History<PlayerGame> games) {
    return new PlayerSeason(player, games.where(Played::test));
  }

  /** A player's played games; what a window says is worked out once a game, not once a date. */
  private final class PlayerSeason implements EntityCalculator<PlayerShotZoneAnalysis> {
    private final String player;
    private final History<PlayerGame> played;
    private @Nullable ShotZoneProfile profile;
    private int gamesProfiled;

    PlayerSeason(String player, History<PlayerGame> played) {
      this.player = player;
      this.played = played;
    }

    @Override
    public String entityId() {
      return player;
    }

    @Override
    public Optional<Result<PlayerShotZoneAnalysis>> on(LocalDate date) {
      Window<PlayerGame> window = played.before(date);
      return window.isEmpty() && window.anyFlaw().isEmpty()
          ? Optional.empty()
          : Optional.of(analyse(window, date));
    }

    private Result<PlayerShotZoneAnalysis> analyse(Window<PlayerGame> window, LocalDate date) {
      Optional<FlawedRow> flaw = window.flawWithin(ShotZoneProfile.LONG);
      if (flaw.isPresent()) {
        return Result.invalidInput(flaw.get());
      }
      if (window.size() < ShotZoneProfile.SHORT) {
        return tooFewGames(window, date);
      }
      ShotZoneProfile current = profile;
      // Windows of one history differ exactly when their sizes do.
      if (current == null || gamesProfiled != window.size()) {
        current = ShotZoneProfile.of(window.newest(ShotZoneProfile.LONG), sources);
        profile = current;
        gamesProfiled = window.size();
      }
      return Result.row(current.on(date, completeness(current, date)));
    }
  }

  private Completeness completeness(ShotZoneProfile profile, LocalDate date) {
    GameCoverage coverage = coverages.of(profile.newest().teamAbbr(), date);
    boolean zonesKnown = profile.ten().isComplete();
    boolean fresh = !profile.newest().gameDate().isBefore(date.minusDays(STALE_DAYS));
    return coverage.describe(
        zonesKnown && fresh,
        new QualityIssue.Collector()
            .unless(coverage.isComplete(), QualityIssue.OWN_DATA_INCOMPLETE)
            .unless(zonesKnown, QualityIssue.ZONE_DATA_INCOMPLETE)
            .unless(fresh, QualityIssue.STALE_HISTORY)
            .codes());
  }

  private Result<PlayerShotZoneAnalysis> tooFewGames(Window<PlayerGame> window, LocalDate date) {
    String team = window.rows().get(0).teamAbbr();
    GameCoverage coverage = coverages.of(team, date);
    String shortfall =
        window.size()
            + (window.size() == 1 ? " played game" : " played games")
            + " before "
            + date
            + ", "
            + ShotZoneProfile.SHORT
            + " are needed; player_game_summary has "
            + coverage.actual()
            + " of the newest "
            + coverage.expected()
            + " final games of "
            + team;
    return coverage.isComplete()
        ? Result.failed(
            FailureCategory.EXPECTED_INCOMPLETE,
            shortfall + ". Nothing is missing: the player has rows once he has played enough.")
        : Result.failed(
            FailureCategory.INCOMPLETE_UPSTREAM,
            shortfall + ". Load the missing games; the date is then due again.");
  }
}
