package dev.fastbreak.app.importing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small league in which everything adds up: every team has two players of 120 minutes, the home
 * team wins 40 to 30. Tests then say what is different.
 */
public final class CsvLeague {

  private static final String SCHEDULE =
      "season,game_id,game_date,home_team_abbr,away_team_abbr,home_pts,away_pts,ot_periods";
  private static final String PLAYER_BOX =
      "season,game_id,game_date,player_id,player_name,team_abbr,opp_team_abbr,is_home,team_won,min,pts,fgm,fga,fg3m,fg3a,ftm,fta,oreb,dreb,reb,ast,stl,blk,tov,pf,plus_minus";
  private static final String TEAM_BOX =
      "season,game_id,game_date,team_abbr,opp_team_abbr,is_home,team_won,pts,fga,fg3m,fg3a,fta,oreb,tov_team,ot_periods";

  private final Path folder;
  private final String season;
  private final List<String> schedule = new ArrayList<>(List.of(SCHEDULE));
  private final List<String> players = new ArrayList<>(List.of(PLAYER_BOX));
  private final List<String> teams = new ArrayList<>(List.of(TEAM_BOX));
  private final Map<String, Integer> numbers = new HashMap<>();
  private int games;

  private CsvLeague(Path folder, String season) {
    this.folder = folder;
    this.season = season;
  }

  public static CsvLeague in(Path folder) {
    return new CsvLeague(folder, "2021-22");
  }

  static CsvLeague in(Path folder, String season) {
    return new CsvLeague(folder, season);
  }

  public CsvLeague game(String id, String date, String home, String away) {
    games++;
    schedule.add(String.join(",", season, id, date, home, away, "40", "30", "0"));
    side(id, date, home, away, true);
    side(id, date, away, home, false);
    return this;
  }

  /** A game that has not been played. */
  CsvLeague toCome(String id, String date, String home, String away) {
    schedule.add(String.join(",", season, id, date, home, away, "", "", ""));
    return this;
  }

  private void side(String id, String date, String team, String opponent, boolean home) {
    int number = numbers.computeIfAbsent(team, t -> 1000 + 100 * numbers.size());
    String sides = team + "," + opponent + "," + (home ? "1,1" : "0,0");
    // 2 * 6 + 3 * 2 + 2 points at home, 2 * 5 + 3 + 2 away; assists tell one game from another.
    String line = home ? "20,8,15,2,5,2,4" : "15,6,14,1,4,2,4";
    for (int i = 0; i < 2; i++) {
      players.add(
          "%s,%s,%s,%d,Player %s%d,%s,120,%s,2,5,7,%d,1,1,3,2,%d"
              .formatted(
                  season, id, date, number + i, team, i, sides, line, games, home ? 10 : -10));
    }
    teams.add(
        "%s,%s,%s,%s,%s,4,7,0"
            .formatted(season, id, date, sides, home ? "40,30,4,10,8" : "30,28,2,8,8"));
  }

  /** Writes the three files. */
  public CsvFolder write() {
    return CsvFolder.empty(folder)
        .write("schedule_" + season + ".csv", String.join("\n", schedule) + "\n")
        .write("player_box_" + season + ".csv", String.join("\n", players) + "\n")
        .write("team_box_" + season + ".csv", String.join("\n", teams) + "\n");
  }
}
