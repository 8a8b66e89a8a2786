package dev.fastbreak.core.teamdefense;

import dev.fastbreak.core.window.History;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All defences of a season; its averages are worked out once a date. One thread at a time. */
public final class League {

  private final List<History<TeamDefenseGame>> teams;
  private final Map<LocalDate, LeagueAverages> byDate = new HashMap<>();

  /** A league of these teams, one history each. */
  public League(Collection<History<TeamDefenseGame>> teams) {
    this.teams = List.copyOf(teams);
  }

  /** The averages over the 30 days before a date. */
  public LeagueAverages before(LocalDate date) {
    return byDate.computeIfAbsent(date, day -> LeagueAverages.before(day, teams));
  }
}
