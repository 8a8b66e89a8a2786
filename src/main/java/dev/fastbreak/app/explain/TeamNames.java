package dev.fastbreak.app.explain;

import dev.fastbreak.app.output.Suggestions;
import dev.fastbreak.core.phase3.PlayerNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How people call the thirty teams, which the tables know by three letters only. */
public final class TeamNames {

  private record Team(String abbreviation, String place, String nickname) {}

  private static final List<Team> TEAMS =
      List.of(
          new Team("ATL", "Atlanta", "Hawks"),
          new Team("BKN", "Brooklyn", "Nets"),
          new Team("BOS", "Boston", "Celtics"),
          new Team("CHA", "Charlotte", "Hornets"),
          new Team("CHI", "Chicago", "Bulls"),
          new Team("CLE", "Cleveland", "Cavaliers"),
          new Team("DAL", "Dallas", "Mavericks"),
          new Team("DEN", "Denver", "Nuggets"),
          new Team("DET", "Detroit", "Pistons"),
          new Team("GSW", "Golden State", "Warriors"),
          new Team("HOU", "Houston", "Rockets"),
          new Team("IND", "Indiana", "Pacers"),
          new Team("LAC", "Los Angeles", "Clippers"),
          new Team("LAL", "Los Angeles", "Lakers"),
          new Team("MEM", "Memphis", "Grizzlies"),
          new Team("MIA", "Miami", "Heat"),
          new Team("MIL", "Milwaukee", "Bucks"),
          new Team("MIN", "Minnesota", "Timberwolves"),
          new Team("NOP", "New Orleans", "Pelicans"),
          new Team("NYK", "New York", "Knicks"),
          new Team("OKC", "Oklahoma City", "Thunder"),
          new Team("ORL", "Orlando", "Magic"),
          new Team("PHI", "Philadelphia", "76ers"),
          new Team("PHX", "Phoenix", "Suns"),
          new Team("POR", "Portland", "Trail Blazers"),
          new Team("SAC", "Sacramento", "Kings"),
          new Team("SAS", "San Antonio", "Spurs"),
          new Team("TOR", "Toronto", "Raptors"),
          new Team("UTA", "Utah", "Jazz"),
          new Team("WAS", "Washington", "Wizards"));

  private static final Map<String, String> ABBREVIATIONS = abbreviations();

  private TeamNames() {}

  /** Every way to write a team that means one team, without blanks and in lower case. */
  private static Map<String, String> abbreviations() {
    Map<String, String> known = new LinkedHashMap<>();
    for (Team team : TEAMS) {
      known.put(team.abbreviation().toLowerCase(Locale.ROOT), team.abbreviation());
      known.put(PlayerNames.lookup(team.place() + team.nickname()), team.abbreviation());
      known.put(PlayerNames.lookup(team.nickname()), team.abbreviation());
      boolean alone = TEAMS.stream().filter(t -> t.place().equals(team.place())).count() == 1;
      if (alone) {
        known.put(PlayerNames.lookup(team.place()), team.abbreviation());
      }
    }
    return known;
  }

  /** The team that a name means: {@code Golden State}, {@code Warriors} and {@code gsw} are GSW. */
  public static Optional<String> abbreviation(String typed) {
    return Optional.ofNullable(ABBREVIATIONS.get(PlayerNames.lookup(typed)));
  }

  /** Teams whose names hold what was typed, or are spelled nearly so. */
  public static List<String> near(String typed) {
    String wanted = PlayerNames.lookup(typed);
    if (wanted.length() < 3) {
      return List.of();
    }
    List<String> holding =
        ABBREVIATIONS.keySet().stream().filter(name -> name.contains(wanted)).toList();
    return (holding.isEmpty() ? Suggestions.near(wanted, ABBREVIATIONS.keySet()) : holding)
        .stream().map(name -> ABBREVIATIONS.getOrDefault(name, name)).distinct().toList();
  }
}
