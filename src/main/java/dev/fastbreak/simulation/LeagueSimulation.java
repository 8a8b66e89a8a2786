package dev.fastbreak.simulation;

import dev.fastbreak.core.phase3.Phase3Derivation;
import dev.fastbreak.core.phase3.PlayerNames;
import dev.fastbreak.core.phase3.UpstreamTables;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A simulated league: thirty teams, 82 games each in a real calendar's rhythm, about 500 invented
 * players, and the upstream tables that such seasons leave behind.
 *
 * <p>Seasons are pure functions of year and seed: the same seed gives the same rows, and a season's
 * rows do not depend on which others are simulated with it. Players and their careers run through
 * all seasons of a seed.
 */
public final class LeagueSimulation {

  /** Seasons that can be simulated, by the year in which they start. */
  private static final int EARLIEST = 1950;

  private static final int LATEST = 2098;

  private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{2})");

  private LeagueSimulation() {}

  /** Simulates seasons with the gaps that real sources leave. */
  public static List<UpstreamTables> seasons(List<Integer> startYears, long seed) {
    return seasons(startYears, seed, true);
  }

  /**
   * Simulates seasons.
   *
   * @param startYears the years in which they start; one that is named twice is simulated once
   * @param gaps whether rows are missing here and there, as real sources lose them
   * @return the tables of each season, in the order given
   * @throws IllegalArgumentException when a year is out of range
   */
  public static List<UpstreamTables> seasons(List<Integer> startYears, long seed, boolean gaps) {
    return startYears.stream().distinct().map(year -> season(year, seed, gaps)).toList();
  }

  /**
   * A season's box scores, made the tables of a real source: what box scores lack is filled in, and
   * holes are made, so that every nullable column is null in some rows and known in others. Each
   * hole has its own low probability, stated where it is made.
   */
  private static UpstreamTables season(int startYear, long seed, boolean gaps) {
    requireInRange(startYear, seasonName(startYear));
    SimulatedSeason season = SeasonSimulation.of(startYear, seed);
    UpstreamTables derived = Phase3Derivation.derive(season.log());
    Holes holes = new Holes(season, seed, gaps);
    PlayerNames names = PlayerNames.of(season.log());
    TeamExtras teams = new TeamExtras(season, holes);
    return new UpstreamTables(
        startYear,
        ScheduleExtras.of(season, derived.schedule(), holes),
        new PlayerGameExtras(season, holes, names).of(derived.playerGames()),
        teams.offense(derived.teamOffense()),
        teams.defense(derived.teamDefense()),
        new PlayerContextExtras(season, holes, names).of(derived.playerContexts()),
        teams.contexts(derived.teamContexts()));
  }

  /**
   * The year in which a season starts.
   *
   * @param season its name, for example {@code 2021-22}
   * @throws IllegalArgumentException in a sentence that names the season and the remedy
   */
  public static int parseSeason(String season) {
    Matcher matcher = FORM.matcher(season.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Season '%s' is not understood; write the year in which it starts and the last two digits of the next, for example 2021-22."
              .formatted(season));
    }
    int startYear = Integer.parseInt(matcher.group(1));
    if (Integer.parseInt(matcher.group(2)) != (startYear + 1) % 100) {
      throw new IllegalArgumentException(
          "Season '%s' is impossible: a season that starts in %d ends in the next year; write %s."
              .formatted(season, startYear, seasonName(startYear)));
    }
    requireInRange(startYear, season);
    return startYear;
  }

  private static void requireInRange(int startYear, String season) {
    if (startYear < EARLIEST || startYear > LATEST) {
      throw new IllegalArgumentException(
          "Season '%s' is out of range; seasons from %s to %s can be simulated."
              .formatted(season, seasonName(EARLIEST), seasonName(LATEST)));
    }
  }

  /** Whether a player's lookup name is one that simulated players have; real ones have others. */
  public static boolean isInventedPlayer(String playerLookup) {
    return Names.isInvented(playerLookup);
  }

  /** The name of a season by the year in which it starts: {@code 2021-22}. */
  public static String seasonName(int startYear) {
    return "%d-%02d".formatted(startYear, (startYear + 1) % 100);
  }
}
