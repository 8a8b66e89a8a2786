package dev.fastbreak.jobs;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase3.UpstreamTables;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.core.upstream.ScheduledGame;
import dev.fastbreak.core.upstream.TeamDefenseGameSummary;
import dev.fastbreak.core.upstream.TeamOffenseGameSummary;
import dev.fastbreak.core.upstream.UpcomingPlayerGameContext;
import dev.fastbreak.core.upstream.UpcomingTeamGameContext;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Four teams that play every day from the opener on, four regulars each: small enough that a whole
 * backfill takes a second, and with everything that makes dates differ.
 *
 * <ul>
 *   <li>Day 0 to 13: bootstrap.
 *   <li>Day 14: every team has 14 games, so TDZA has expected failures only, and PSZA has rows.
 *   <li>From day 15 on every processor has rows.
 *   <li>{@code gsrookie} plays from day 8 on: his tenth game is on day 17, so PSZA has his first
 *       row on day 18.
 *   <li>{@code lanewcomer} plays from day 12 on: PDC has his first row on day 17, PSZA none.
 * </ul>
 *
 * Numbers follow from player and day alone, so two leagues of different length agree on the days
 * that they share.
 */
final class SmallLeague {

  static final LocalDate OPENER = LocalDate.of(2021, 10, 19);

  private static final List<String> TEAMS = List.of("BOS", "GSW", "LAL", "MIA");

  /** Who meets whom, by day. */
  private static final int[][][] ROUNDS = {{{0, 1}, {2, 3}}, {{0, 2}, {1, 3}}, {{3, 0}, {1, 2}}};

  private record Player(String name, int team, int firstDay) {}

  private final UpstreamTables tables;

  private SmallLeague(UpstreamTables tables) {
    this.tables = tables;
  }

  /** The day of the season, from 0. */
  static LocalDate day(int number) {
    return OPENER.plusDays(number);
  }

  /** A season of so many days. */
  static SmallLeague ofDays(int days) {
    return of(OPENER, days, 12);
  }

  /** The season in which the newcomer plays from another day on; his contexts know of it. */
  static SmallLeague ofDaysWithNewcomerFrom(int firstDay, int days) {
    return of(OPENER, days, firstDay);
  }

  /** A season that starts on another day; its year is the opener's. */
  static SmallLeague of(LocalDate opener, int days) {
    return of(opener, days, 12);
  }

  private static SmallLeague of(LocalDate opener, int days, int newcomersFirstDay) {
    List<Player> players = players(newcomersFirstDay);
    List<ScheduledGame> schedule = new ArrayList<>();
    List<PlayerGameSummary> playerGames = new ArrayList<>();
    List<TeamOffenseGameSummary> offense = new ArrayList<>();
    List<TeamDefenseGameSummary> defense = new ArrayList<>();
    List<UpcomingPlayerGameContext> playerContexts = new ArrayList<>();
    List<UpcomingTeamGameContext> teamContexts = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      LocalDate date = opener.plusDays(day);
      for (int[] pair : ROUNDS[day % ROUNDS.length]) {
        String away = TEAMS.get(pair[0]);
        String home = TEAMS.get(pair[1]);
        String game = date.format(DateTimeFormatter.BASIC_ISO_DATE) + "_" + away + "_" + home;
        schedule.add(scheduled(game, date, away, home));
        for (int side = 0; side < 2; side++) {
          Side team =
              new Side(
                  game, date, day, TEAMS.get(pair[side]), TEAMS.get(pair[1 - side]), side == 1);
          offense.add(team.offense());
          defense.add(team.defense());
          teamContexts.add(team.context());
          for (Player player : players) {
            if (player.team == pair[side] && player.firstDay <= day) {
              playerGames.add(team.playerGame(player.name));
              playerContexts.add(team.playerContext(player));
            }
          }
        }
      }
    }
    return new SmallLeague(
        new UpstreamTables(
            opener.getYear(),
            schedule,
            playerGames,
            offense,
            defense,
            playerContexts,
            teamContexts));
  }

  private static List<Player> players(int newcomersFirstDay) {
    List<Player> players = new ArrayList<>();
    for (int team = 0; team < TEAMS.size(); team++) {
      String prefix = TEAMS.get(team).substring(0, 2).toLowerCase(Locale.ROOT);
      for (String name : List.of("alpha", "bravo", "charlie", "delta")) {
        players.add(new Player(prefix + name, team, 0));
      }
    }
    players.add(new Player("gsrookie", 1, 8));
    players.add(new Player("lanewcomer", 2, newcomersFirstDay));
    return players;
  }

  private static ScheduledGame scheduled(String game, LocalDate date, String away, String home) {
    return Edit.row(
        Tables.SCHEDULE,
        "game_id",
        game,
        "game_date",
        date,
        "game_status",
        3,
        "home_team_tricode",
        home,
        "away_team_tricode",
        away,
        "season_year",
        date.getYear(),
        "is_regular_season",
        true,
        "is_playoffs",
        false,
        "is_all_star",
        false);
  }

  /** A number from 0 to {@code bound} - 1 that looks random and always is the same. */
  private static int number(int bound, Object... about) {
    int mixed = Arrays.hashCode(about) * 0x9e3779b9;
    return Math.floorMod(mixed ^ (mixed >>> 15), bound);
  }

  /** One team in one game. */
  private record Side(
      String game, LocalDate date, int day, String team, String opponent, boolean home) {

    int number(int bound, String about) {
      return SmallLeague.number(bound, team, day, about);
    }

    TeamOffenseGameSummary offense() {
      return Edit.row(
          Tables.TEAM_OFFENSE_GAME_SUMMARY,
          "team_abbr",
          team,
          "game_id",
          game,
          "game_date",
          date,
          "opponent_team_abbr",
          opponent,
          "season_year",
          date.getYear(),
          "points_scored",
          95 + number(30, "points"),
          "offensive_rating",
          100 + number(20, "rating") + ".25",
          "pace",
          95 + number(10, "pace") + ".5",
          "win_flag",
          number(2, "win") == 1,
          "home_game",
          home);
    }

    TeamDefenseGameSummary defense() {
      int paint = 40 + number(10, "paint");
      int midRange = 15 + number(10, "mid");
      int three = 30 + number(10, "three");
      return Edit.row(
          Tables.TEAM_DEFENSE_GAME_SUMMARY,
          "defending_team_abbr",
          team,
          "game_id",
          game,
          "game_date",
          date,
          "opponent_team_abbr",
          opponent,
          "season_year",
          date.getYear(),
          "points_allowed",
          95 + number(30, "allowed"),
          "opp_paint_attempts",
          paint,
          "opp_paint_makes",
          paint - 15 - number(10, "paint makes"),
          "opp_mid_range_attempts",
          midRange,
          "opp_mid_range_makes",
          midRange - 8 - number(6, "mid makes"),
          "opp_three_pt_attempts",
          three,
          "opp_three_pt_makes",
          three - 18 - number(8, "three makes"),
          "blocks_paint",
          number(6, "blocks"),
          "defensive_rating",
          100 + number(20, "defence") + ".5",
          "opponent_pace",
          95 + number(10, "opponent pace") + ".0",
          "win_flag",
          number(2, "win") == 1,
          "home_game",
          home);
    }

    UpcomingTeamGameContext context() {
      return Edit.row(
          Tables.UPCOMING_TEAM_GAME_CONTEXT,
          "team_abbr",
          team,
          "game_id",
          game,
          "game_date",
          date,
          "opponent_team_abbr",
          opponent,
          "home_game",
          home,
          "team_days_rest",
          0,
          "is_production_ready",
          true);
    }

    PlayerGameSummary playerGame(String player) {
      int paint = 2 + SmallLeague.number(6, player, day, "paint");
      int midRange = 1 + SmallLeague.number(4, player, day, "mid");
      int three = 2 + SmallLeague.number(6, player, day, "three");
      int paintMakes = SmallLeague.number(paint, player, day, "paint makes");
      int midRangeMakes = SmallLeague.number(midRange, player, day, "mid makes");
      int threeMakes = SmallLeague.number(three, player, day, "three makes");
      int freeThrows = SmallLeague.number(5, player, day, "free throws");
      return Edit.row(
          Tables.PLAYER_GAME_SUMMARY,
          "player_lookup",
          player,
          "universal_player_id",
          player + "_001",
          "game_id",
          game,
          "game_date",
          date,
          "team_abbr",
          team,
          "opponent_team_abbr",
          opponent,
          "season_year",
          date.getYear(),
          "points",
          2 * (paintMakes + midRangeMakes) + 3 * threeMakes + freeThrows,
          "minutes_played",
          20 + SmallLeague.number(15, player, day, "minutes") + ".5",
          "usage_rate",
          15 + SmallLeague.number(12, player, day, "usage") + ".25",
          "ts_pct",
          "0.5" + (10 + SmallLeague.number(80, player, day, "shooting")),
          "fg_attempts",
          paint + midRange + three,
          "fg_makes",
          paintMakes + midRangeMakes + threeMakes,
          "three_pt_attempts",
          three,
          "three_pt_makes",
          threeMakes,
          "ft_attempts",
          freeThrows,
          "ft_makes",
          freeThrows,
          "paint_attempts",
          paint,
          "paint_makes",
          paintMakes,
          "mid_range_attempts",
          midRange,
          "mid_range_makes",
          midRangeMakes,
          "assisted_fg_makes",
          paintMakes,
          "unassisted_fg_makes",
          midRangeMakes + threeMakes,
          "win_flag",
          number(2, "win") == 1,
          "home_game",
          home,
          "is_active",
          true);
    }

    UpcomingPlayerGameContext playerContext(Player player) {
      int before = day - player.firstDay;
      int lastSix = Math.min(6, before);
      return Edit.row(
          Tables.UPCOMING_PLAYER_GAME_CONTEXT,
          "player_lookup",
          player.name,
          "universal_player_id",
          player.name + "_001",
          "game_id",
          game,
          "game_date",
          date,
          "team_abbr",
          team,
          "opponent_team_abbr",
          opponent,
          "home_game",
          home,
          "days_rest",
          before == 0 ? null : 0,
          "back_to_back",
          before > 0,
          "games_in_last_7_days",
          lastSix,
          "games_in_last_14_days",
          Math.min(13, before),
          "minutes_in_last_7_days",
          30 * lastSix,
          "minutes_in_last_14_days",
          30 * Math.min(13, before),
          "avg_minutes_per_game_last_7",
          lastSix == 0 ? null : "30.0",
          "back_to_backs_last_14_days",
          Math.max(0, Math.min(12, before - 1)),
          "player_age",
          22 + SmallLeague.number(15, player.name),
          "projected_usage_rate",
          18 + SmallLeague.number(10, player.name, day) + ".50",
          "avg_usage_rate_last_7_games",
          "20.00",
          "star_teammates_out",
          SmallLeague.number(3, team, day, "stars"),
          "pace_differential",
          SmallLeague.number(60, team, day, "pace") - 30 + ".0",
          "opponent_days_rest",
          0,
          "player_status",
          "available",
          "season_phase",
          "early",
          "has_prop_line",
          false,
          "is_production_ready",
          true);
    }
  }

  /** The six tables. */
  UpstreamTables tables() {
    return tables;
  }

  /** Every game day of the season, bootstrap included. */
  List<LocalDate> dates() {
    return tables.schedule().stream().map(ScheduledGame::gameDate).distinct().sorted().toList();
  }

  /** The league with some player games changed. */
  SmallLeague playerGames(
      Predicate<PlayerGameSummary> which, UnaryOperator<PlayerGameSummary> change) {
    return withPlayerGames(
        tables.playerGames().stream()
            .map(row -> which.test(row) ? change.apply(row) : row)
            .toList());
  }

  /** The league with other player games. */
  SmallLeague withPlayerGames(List<PlayerGameSummary> rows) {
    return new SmallLeague(
        new UpstreamTables(
            tables.seasonYear(),
            tables.schedule(),
            rows,
            tables.teamOffense(),
            tables.teamDefense(),
            tables.playerContexts(),
            tables.teamContexts()));
  }

  /** The league with some games of team defence changed. */
  SmallLeague teamDefense(
      Predicate<TeamDefenseGameSummary> which, UnaryOperator<TeamDefenseGameSummary> change) {
    return new SmallLeague(
        new UpstreamTables(
            tables.seasonYear(),
            tables.schedule(),
            tables.playerGames(),
            tables.teamOffense(),
            tables.teamDefense().stream()
                .map(row -> which.test(row) ? change.apply(row) : row)
                .toList(),
            tables.playerContexts(),
            tables.teamContexts()));
  }

  /** The league with some games of team offence changed. */
  SmallLeague teamOffense(
      Predicate<TeamOffenseGameSummary> which, UnaryOperator<TeamOffenseGameSummary> change) {
    return new SmallLeague(
        new UpstreamTables(
            tables.seasonYear(),
            tables.schedule(),
            tables.playerGames(),
            tables.teamOffense().stream()
                .map(row -> which.test(row) ? change.apply(row) : row)
                .toList(),
            tables.teamDefense(),
            tables.playerContexts(),
            tables.teamContexts()));
  }

  /** The league without some player contexts. */
  SmallLeague withoutContexts(Predicate<UpcomingPlayerGameContext> which) {
    return new SmallLeague(
        new UpstreamTables(
            tables.seasonYear(),
            tables.schedule(),
            tables.playerGames(),
            tables.teamOffense(),
            tables.teamDefense(),
            tables.playerContexts().stream().filter(which.negate()).toList(),
            tables.teamContexts()));
  }

  /** The same rows, every table the other way round. */
  SmallLeague backwards() {
    return new SmallLeague(
        new UpstreamTables(
            tables.seasonYear(),
            backwards(tables.schedule()),
            backwards(tables.playerGames()),
            backwards(tables.teamOffense()),
            backwards(tables.teamDefense()),
            backwards(tables.playerContexts()),
            backwards(tables.teamContexts())));
  }

  private static <T> List<T> backwards(List<T> rows) {
    List<T> reversed = new ArrayList<>(rows);
    Collections.reverse(reversed);
    return reversed;
  }
}
