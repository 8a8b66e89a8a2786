package dev.fastbreak.core.population;

import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.run.EntityCalculator;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.season.ExpectedRoster;
import dev.fastbreak.core.season.SeasonGame;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.core.window.History;
import dev.fastbreak.core.window.Window;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * On which dates a player belongs to the population of composite factors, daily cache and feature
 * vector, and with which context. Of a date itself nothing is looked at but its schedule and its
 * contexts, so that the answer is the one of the night before.
 *
 * <p>He does on the dates of his {@code upcoming_player_game_context} rows. On a date on which the
 * contexts of a team that expects him ({@link ExpectedRoster}) are thin, he also does, with a
 * synthetic context.
 */
public final class PlayerContexts {

  private final History<BoxScoreLine> games;
  private final History<UpcomingContext> contexts;
  private final SeasonSchedule season;
  private final Set<TeamGame> thin;

  /**
   * The contexts of one player in one season.
   *
   * @param games all his games, played or not
   * @param contexts his contexts
   * @param thin the teams' games for which fewer than 90 percent of the expected players have a
   *     context
   */
  public PlayerContexts(
      History<BoxScoreLine> games,
      History<UpcomingContext> contexts,
      SeasonSchedule season,
      Set<TeamGame> thin) {
    this.games = games;
    this.contexts = contexts;
    this.season = season;
    this.thin = thin;
  }

  /** The player's context on a date; empty when he does not belong to the date's population. */
  public Optional<ContextOnDate> on(LocalDate date) {
    Optional<UpcomingContext> row = contexts.on(date);
    if (row.isPresent()) {
      return Optional.of(new ContextOnDate.Known(row.get().context(), row.get()));
    }
    Optional<FlawedRow> flaw = contexts.flawOn(date);
    if (flaw.isPresent()) {
      return Optional.of(new ContextOnDate.Flawed(flaw.get()));
    }
    return thin.isEmpty() ? Optional.empty() : synthetic(date);
  }

  private Optional<ContextOnDate> synthetic(LocalDate date) {
    Window<BoxScoreLine> before = games.before(date);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    BoxScoreLine newest = before.rows().get(0);
    if (!ExpectedRoster.expects(newest.gameDate(), date)
        || !thin.contains(new TeamGame(newest.teamAbbr(), date))) {
      return Optional.empty();
    }
    SeasonGame game = season.games(date).get(newest.teamAbbr());
    return game == null
        ? Optional.empty()
        : Optional.of(SyntheticContext.of(season.opener(), date, game, before));
  }

  /**
   * The player, ready to be computed date by date.
   *
   * @param calculation makes a result of the player's context
   */
  public <T> EntityCalculator<T> calculator(String player, Calculation<T> calculation) {
    return new EntityCalculator<>() {
      @Override
      public String entityId() {
        return player;
      }

      @Override
      public Optional<Result<T>> on(LocalDate date) {
        return PlayerContexts.this
            .on(date)
            .map(
                context ->
                    context instanceof ContextOnDate.Known known
                        ? calculation.on(date, known)
                        : Result.invalidInput(((ContextOnDate.Flawed) context).flaw()));
      }
    };
  }

  /** What a processor makes of a player on a date. */
  @FunctionalInterface
  public interface Calculation<T> {
    Result<T> on(LocalDate date, ContextOnDate.Known context);
  }
}
