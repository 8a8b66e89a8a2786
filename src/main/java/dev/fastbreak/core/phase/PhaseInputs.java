package dev.fastbreak.core.phase;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.games.PlayedGames;
import dev.fastbreak.core.plan.SeasonFacts;
import dev.fastbreak.core.population.PlayerContexts;
import dev.fastbreak.core.reads.GroupedRows;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.core.reads.View;
import dev.fastbreak.core.reads.Views;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.run.EntityCalculator;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.core.window.GameRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Everything that calculators are made of: the season, the rows of some players, and those of all
 * teams.
 *
 * @param facts the season as a whole
 * @param players rows by player, those that earlier processors made included
 * @param teams rows by team
 * @param speaksForTeams whether rows of teams that name no team are to be told here; everybody is
 *     shown them, and one must speak
 */
public record PhaseInputs(
    SeasonFacts facts, GroupedRows players, TeamRows teams, boolean speaksForTeams) {

  public <T extends Record & GameRow> EntityHistories<T> of(View<T> view) {
    return players.of(view);
  }

  /** Players or teams by name, ready to be computed by a processor. */
  <T> Entities<T> entities(
      Processor processor, Set<String> names, Function<String, EntityCalculator<T>> calculator) {
    return new Entities<>(names.stream().map(calculator).toList(), unattributable(processor));
  }

  /** Every player with a game or a context. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(players.of(Views.BOX_SCORES).names());
    names.addAll(players.of(Views.CONTEXTS).names());
    return names;
  }

  /** On which dates a player is due, and what is known then. */
  public PlayerContexts contexts(String player) {
    return new PlayerContexts(
        of(Views.BOX_SCORES).of(player),
        of(Views.CONTEXTS).of(player),
        facts.schedule(),
        facts.thinContexts());
  }

  PlayedGames playedGames(String player) {
    return PlayedGames.of(of(Views.BOX_SCORES).of(player));
  }

  /** Rows that name nobody, of everything that a processor reads. */
  Unattributable unattributable(Processor processor) {
    List<FlawedRow> ofSeason = new ArrayList<>();
    List<FlawedRow> ofDate = new ArrayList<>();
    Reads.STANDARD
        .views(processor)
        .forEach(
            (view, looksBack) -> {
              List<FlawedRow> into = looksBack ? ofSeason : ofDate;
              into.addAll(players.unattributable(view));
              if (speaksForTeams) {
                into.addAll(teams.rows().unattributable(view));
              }
            });
    return new Unattributable(List.copyOf(ofSeason), List.copyOf(ofDate));
  }
}
