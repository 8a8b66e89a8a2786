package dev.fastbreak.core.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.games.Played;
import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.population.ContextCoverage;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.core.window.GameRow;
import dev.fastbreak.core.window.History;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * For every processor and game date of a season, a digest of the upstream rows that the date is
 * computed from, and of nothing else. A date whose digest is still the one in the ledger need not
 * run again; a corrected row changes the digests of exactly the dates whose windows it is in.
 *
 * <p>The rows of other processors are not in it: the planner adds what the ledger says of them.
 */
public final class InputDigests {

  /** Games in the longest window of each kind. */
  private static final int PLAYER_WINDOW = 20;

  private static final int DEFENSE_WINDOW = 15;
  private static final int OFFENSE_WINDOW = 10;
  private static final int LEAGUE_DAYS = 30;

  /** Days before a date that a synthetic context looks back. */
  private static final int SYNTHETIC_DAYS = 7;

  private final SeasonSchedule season;
  private final List<Track<PlayerGameFingerprint>> played = new ArrayList<>();
  private final Map<String, Track<PlayerGameFingerprint>> seasons = new HashMap<>();
  private final Map<String, Track<PlayerGameFingerprint>> games = new HashMap<>();
  private final List<Track<TeamDefenseFingerprint>> defense;
  private final List<Track<TeamOffenseFingerprint>> offense;
  private final Map<LocalDate, Map<String, String>> contexts;
  private final Map<LocalDate, Set<String>> gamePlayers;
  private final Map<LocalDate, SetDigest> teamContexts;
  private final Prefixes finalGames;
  private final Prefixes playedGames;
  private final Prefixes defendedGames;
  private final SetDigest teams = new SetDigest();
  private final SeasonFingerprints known;

  private InputDigests(SeasonFingerprints known) {
    this.known = known;
    this.season = known.season();
    LocalDate opener = season.opener();
    histories(opener, known.playerGames(), PlayerGameFingerprint::playerLookup)
        .forEach(
            (player, history) -> {
              games.put(player, new Track<>(player, history));
              Track<PlayerGameFingerprint> track = new Track<>(player, history.where(Played::test));
              played.add(track);
              seasons.put(player, track);
            });
    this.defense = tracks(histories(opener, known.teamDefense(), RowFingerprint::entity));
    this.offense = tracks(histories(opener, known.teamOffense(), RowFingerprint::entity));
    this.contexts = contextsByDate(opener, known.playerContexts());
    this.gamePlayers = new HashMap<>();
    games.forEach(
        (player, track) ->
            track
                .dates()
                .forEach(
                    date -> gamePlayers.computeIfAbsent(date, d -> new HashSet<>()).add(player)));
    this.teamContexts = new HashMap<>();
    histories(opener, known.teamContexts(), RowFingerprint::entity)
        .forEach(
            (team, history) -> {
              for (TeamContextFingerprint row : history.newestFirst()) {
                teamContexts
                    .computeIfAbsent(row.gameDate(), d -> new SetDigest())
                    .add(team + '|' + row.dataHash());
              }
            });
    for (FlawedRow flaw : known.teamContexts().flawed()) {
      if (flaw.entity() != null && flaw.gameDate() != null) {
        teamContexts
            .computeIfAbsent(flaw.gameDate(), d -> new SetDigest())
            .add(flaw.entity() + '|' + flaw.reason());
      }
    }
    season.teams().forEach(teams::add);
    this.finalGames = new Prefixes(finalGames(season));
    this.playedGames = presence(known.playerGames().rows(), PlayerGameFingerprint::teamAbbr);
    this.defendedGames = presence(known.teamDefense().rows(), RowFingerprint::entity);
  }

  /** Rows of a table that name nobody, as far as the date speaks of them. */
  private static void addUnattributed(
      InputRows<?> table, Predicate<LocalDate> concerns, SetDigest into) {
    for (FlawedRow flaw : table.flawed()) {
      if (flaw.gameDate() == null || (flaw.entity() == null && concerns.test(flaw.gameDate()))) {
        into.add(flaw.describe());
      }
    }
  }

  /** What every date of a processor depends on: who plays, what was played, and nameless rows. */
  private SetDigest calendar(LocalDate date, List<InputRows<?>> ofSeason, InputRows<?>... ofDate) {
    SetDigest unattributed = new SetDigest();
    for (InputRows<?> table : ofSeason) {
      addUnattributed(table, day -> !day.isAfter(date), unattributed);
    }
    for (InputRows<?> table : ofDate) {
      addUnattributed(table, date::equals, unattributed);
    }
    SetDigest calendar = new SetDigest();
    calendar.addState("teams", teams);
    calendar.addState("final games", finalGames.before(date));
    calendar.addState("unattributed", unattributed);
    return calendar;
  }

  /** Digests of the given dates of a season, by processor. */
  public static Map<ProcessorDate, String> of(
      SeasonFingerprints known, Collection<LocalDate> dates) {
    InputDigests digests = new InputDigests(known);
    Map<ProcessorDate, String> all = new HashMap<>();
    // Oldest first: the tracks grow as dates go on.
    for (LocalDate date : dates.stream().sorted().toList()) {
      digests.digest(date, all);
    }
    return all;
  }

  private void digest(LocalDate date, Map<ProcessorDate, String> into) {
    SetDigest population = population(date);
    SetDigest history = new SetDigest();
    for (String name : populationNames(date)) {
      Track<PlayerGameFingerprint> player = seasons.get(name);
      if (player != null) {
        history.addState(player.label(), player.season(date));
      }
    }

    SetDigest teamDefense = new SetDigest();
    teamDefense.addState("calendar", calendar(date, List.of(known.teamDefense())));
    teamDefense.addState("present", defendedGames.before(date));
    teamDefense.addState("windows", newest(defense, date, DEFENSE_WINDOW));
    teamDefense.addState("league", leagueRows(date));
    into.put(new ProcessorDate(Processor.TDZA, date), teamDefense.hex());

    SetDigest shotZones = new SetDigest();
    shotZones.addState("calendar", calendar(date, List.of(known.playerGames())));
    shotZones.addState("present", playedGames.before(date));
    shotZones.addState("windows", newest(played, date, PLAYER_WINDOW));
    into.put(new ProcessorDate(Processor.PSZA, date), shotZones.hex());

    SetDigest composite = new SetDigest();
    composite.addState(
        "calendar",
        calendar(date, List.of(known.playerGames()), known.playerContexts(), known.teamContexts()));
    composite.addState("present", playedGames.before(date));
    composite.addState("population", population);
    composite.addState("teams", teamContexts.getOrDefault(date, new SetDigest()));
    into.put(new ProcessorDate(Processor.PCF, date), composite.hex());

    SetDigest cache = new SetDigest();
    SetDigest withOffense =
        calendar(date, List.of(known.playerGames(), known.teamOffense()), known.playerContexts());
    cache.addState("calendar", withOffense);
    cache.addState("present", playedGames.before(date));
    cache.addState("population", population);
    cache.addState("seasons", history);
    cache.addState("offense", newest(offense, date, OFFENSE_WINDOW));
    into.put(new ProcessorDate(Processor.PDC, date), cache.hex());

    SetDigest features = new SetDigest();
    features.addState("calendar", withOffense);
    features.addState("present", playedGames.before(date));
    features.addState("population", population);
    features.addState("seasons", history);
    SetDigest results = new SetDigest();
    offense.forEach(team -> results.addState(team.label(), team.season(date)));
    features.addState("offense", results);
    into.put(new ProcessorDate(Processor.ML, date), features.hex());
  }

  /** Contexts of the date, and behind the players who need a synthetic one, what it is made of. */
  private SetDigest population(LocalDate date) {
    SetDigest digest = new SetDigest();
    contexts
        .getOrDefault(date, Map.of())
        .forEach((player, hash) -> digest.add(player + '|' + hash));
    for (String player : synthetic(date)) {
      Track<PlayerGameFingerprint> track = games.get(player);
      if (track != null) {
        track.addBetween(date.minusDays(SYNTHETIC_DAYS), date.plusDays(1), digest);
      }
    }
    return digest;
  }

  private Set<String> populationNames(LocalDate date) {
    Set<String> names = new HashSet<>(contexts.getOrDefault(date, Map.of()).keySet());
    names.addAll(synthetic(date));
    return names;
  }

  /** Players with a game row but no context, when contexts cover less than 90 percent of them. */
  private Set<String> synthetic(LocalDate date) {
    Set<String> onDate = gamePlayers.getOrDefault(date, Set.of());
    Set<String> missing = new HashSet<>(onDate);
    missing.removeAll(contexts.getOrDefault(date, Map.of()).keySet());
    long covered = onDate.size() - missing.size();
    return new ContextCoverage(onDate.size(), covered).isThin() ? missing : Set.of();
  }

  private SetDigest leagueRows(LocalDate date) {
    SetDigest rows = new SetDigest();
    defense.forEach(team -> team.addBetween(date.minusDays(LEAGUE_DAYS + 1), date, rows));
    return rows;
  }

  private static <T extends GameRow> SetDigest newest(
      List<Track<T>> tracks, LocalDate date, int games) {
    SetDigest windows = new SetDigest();
    for (Track<T> track : tracks) {
      SetDigest window = track.newest(date, games);
      if (window.count() > 0) {
        windows.addState(track.label(), window);
      }
    }
    return windows;
  }

  private static <T extends GameRow> List<Track<T>> tracks(Map<String, History<T>> histories) {
    List<Track<T>> tracks = new ArrayList<>();
    histories.forEach((name, history) -> tracks.add(new Track<>(name, history)));
    return tracks;
  }

  private static TreeMap<LocalDate, Set<String>> finalGames(SeasonSchedule season) {
    TreeMap<LocalDate, Set<String>> teams = new TreeMap<>();
    season
        .finalGames()
        .forEach(
            (team, dates) ->
                dates.forEach(date -> teams.computeIfAbsent(date, d -> new HashSet<>()).add(team)));
    return teams;
  }

  private static <T extends GameRow> Map<String, History<T>> histories(
      LocalDate opener, InputRows<T> input, Function<T, String> entity) {
    return EntityHistories.of(opener, input, entity).byName();
  }

  private static Map<LocalDate, Map<String, String>> contextsByDate(
      LocalDate opener, InputRows<PlayerContextFingerprint> input) {
    Map<LocalDate, Map<String, String>> byDate = new HashMap<>();
    histories(opener, input, RowFingerprint::entity)
        .forEach(
            (player, history) ->
                history
                    .newestFirst()
                    .forEach(
                        row ->
                            byDate
                                .computeIfAbsent(row.gameDate(), d -> new HashMap<>())
                                .put(player, row.dataHash())));
    for (FlawedRow flaw : input.flawed()) {
      if (flaw.entity() != null && flaw.gameDate() != null) {
        byDate
            .computeIfAbsent(flaw.gameDate(), d -> new HashMap<>())
            .merge(flaw.entity(), flaw.reason(), (a, b) -> a + '|' + b);
      }
    }
    return byDate;
  }

  private static <T extends GameRow> Prefixes presence(List<T> rows, Function<T, String> team) {
    TreeMap<LocalDate, Set<String>> teams = new TreeMap<>();
    for (T row : rows) {
      teams.computeIfAbsent(row.gameDate(), d -> new HashSet<>()).add(team.apply(row));
    }
    return new Prefixes(teams);
  }

  /** Which teams have rows on which dates, digested up to each date. */
  private static final class Prefixes {
    private final TreeMap<LocalDate, SetDigest> upTo = new TreeMap<>();

    Prefixes(TreeMap<LocalDate, Set<String>> teams) {
      SetDigest sofar = new SetDigest();
      teams.forEach(
          (date, present) -> {
            present.forEach(team -> sofar.add(team + '|' + date.toEpochDay()));
            SetDigest copy = new SetDigest();
            copy.addAll(sofar);
            upTo.put(date, copy);
          });
    }

    SetDigest before(LocalDate date) {
      Map.Entry<LocalDate, SetDigest> last = upTo.lowerEntry(date);
      return last == null ? new SetDigest() : last.getValue();
    }
  }
}
