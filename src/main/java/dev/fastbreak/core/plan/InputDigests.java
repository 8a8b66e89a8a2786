package dev.fastbreak.core.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.games.Played;
import dev.fastbreak.core.hash.SetDigest;
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
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
  private final Map<String, PlayerTrack> players = new HashMap<>();
  private final Map<String, History<TeamDefenseFingerprint>> defense;
  private final Map<String, History<TeamOffenseFingerprint>> offense;
  private final Map<LocalDate, Map<String, String>> contexts;
  private final Map<LocalDate, Set<String>> gamePlayers;
  private final Map<LocalDate, SetDigest> teamContexts;
  private final Prefixes played;
  private final Prefixes defended;
  private final SetDigest unattributed = new SetDigest();

  private InputDigests(SeasonFingerprints known) {
    this.season = known.season();
    LocalDate opener = season.opener();
    Map<String, List<FlawedRow>> flaws = byEntity(known.playerGames().flawed());
    Map<String, List<PlayerGameFingerprint>> rows =
        known.playerGames().rows().stream()
            .collect(Collectors.groupingBy(PlayerGameFingerprint::playerLookup));
    Set<String> names = new HashSet<>(rows.keySet());
    names.addAll(flaws.keySet());
    for (String player : names) {
      players.put(
          player,
          new PlayerTrack(
              player,
              History.of(
                  opener,
                  rows.getOrDefault(player, List.of()),
                  flaws.getOrDefault(player, List.of()))));
    }
    this.defense = histories(opener, known.teamDefense(), RowFingerprint::entity);
    this.offense = histories(opener, known.teamOffense(), RowFingerprint::entity);
    this.contexts = contextsByDate(opener, known.playerContexts());
    this.gamePlayers = new HashMap<>();
    for (PlayerGameFingerprint game : known.playerGames().rows()) {
      gamePlayers.computeIfAbsent(game.gameDate(), d -> new HashSet<>()).add(game.playerLookup());
    }
    this.teamContexts = new HashMap<>();
    histories(opener, known.teamContexts(), RowFingerprint::entity)
        .forEach(
            (team, history) ->
                history
                    .newestFirst()
                    .forEach(
                        row ->
                            teamContexts
                                .computeIfAbsent(row.gameDate(), d -> new SetDigest())
                                .add(team + '|' + row.dataHash())));
    this.played = presence(known.playerGames().rows(), PlayerGameFingerprint::teamAbbr);
    this.defended = presence(known.teamDefense().rows(), RowFingerprint::entity);
    for (InputRows<?> input :
        List.<InputRows<?>>of(
            known.playerGames(),
            known.teamDefense(),
            known.teamOffense(),
            known.playerContexts(),
            known.teamContexts())) {
      input.flawed().stream()
          .filter(flaw -> flaw.entity() == null || flaw.gameDate() == null)
          .forEach(flaw -> unattributed.add(flaw.describe()));
    }
  }

  /** Digests of the given dates of a season, by processor. */
  public static Map<ProcessorDate, String> of(
      SeasonFingerprints known, Collection<LocalDate> dates) {
    InputDigests digests = new InputDigests(known);
    Map<ProcessorDate, String> all = new HashMap<>();
    for (LocalDate date : dates.stream().sorted().toList()) {
      digests.digest(date, all);
    }
    return all;
  }

  private void digest(LocalDate date, Map<ProcessorDate, String> into) {
    SetDigest calendar = new SetDigest();
    season.teams().forEach(calendar::add);
    season.finalGames().forEach((team, games) -> addGamesBefore(team, games, date, calendar));
    calendar.addState("unattributed", unattributed);

    SetDigest teamDefense = new SetDigest();
    teamDefense.addState("calendar", calendar);
    teamDefense.addState("present", defended.before(date));
    teamDefense.addState("windows", newest(defense, date, DEFENSE_WINDOW));
    teamDefense.addState("league", leagueRows(date));
    into.put(new ProcessorDate(Processor.TDZA, date), teamDefense.hex());

    SetDigest shotZones = new SetDigest();
    shotZones.addState("calendar", calendar);
    shotZones.addState("present", played.before(date));
    for (PlayerTrack player : players.values()) {
      SetDigest window = player.newestPlayed(date);
      if (window.count() > 0) {
        shotZones.addState(player.name, window);
      }
    }
    into.put(new ProcessorDate(Processor.PSZA, date), shotZones.hex());

    SetDigest population = population(date);
    SetDigest composite = new SetDigest();
    composite.addState("calendar", calendar);
    composite.addState("present", played.before(date));
    composite.addState("population", population);
    composite.addState("teams", teamContexts.getOrDefault(date, new SetDigest()));
    into.put(new ProcessorDate(Processor.PCF, date), composite.hex());

    SetDigest seasons = new SetDigest();
    for (String name : populationNames(date)) {
      PlayerTrack player = players.get(name);
      if (player != null) {
        seasons.addState(name, player.season(date));
      }
    }
    SetDigest cache = new SetDigest();
    cache.addState("calendar", calendar);
    cache.addState("present", played.before(date));
    cache.addState("population", population);
    cache.addState("seasons", seasons);
    cache.addState("offense", newest(offense, date, OFFENSE_WINDOW));
    into.put(new ProcessorDate(Processor.PDC, date), cache.hex());

    SetDigest features = new SetDigest();
    features.addState("calendar", calendar);
    features.addState("present", played.before(date));
    features.addState("population", population);
    features.addState("seasons", seasons);
    features.addState("offense", newest(offense, date, Integer.MAX_VALUE));
    into.put(new ProcessorDate(Processor.ML, date), features.hex());
  }

  private static void addGamesBefore(
      String team, List<LocalDate> games, LocalDate date, SetDigest into) {
    for (LocalDate game : games) {
      if (!game.isBefore(date)) {
        return;
      }
      into.add(team + '|' + game.toEpochDay());
    }
  }

  /** Contexts of the date, and behind the players who need a synthetic one, what it is made of. */
  private SetDigest population(LocalDate date) {
    SetDigest digest = new SetDigest();
    contexts
        .getOrDefault(date, Map.of())
        .forEach((player, hash) -> digest.add(player + '|' + hash));
    for (String player : synthetic(date)) {
      PlayerTrack track = players.get(player);
      if (track != null) {
        digest.addState("synthetic|" + player, track.around(date));
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
    return 100 * covered < 90L * onDate.size() ? missing : Set.of();
  }

  private SetDigest leagueRows(LocalDate date) {
    SetDigest rows = new SetDigest();
    defense.forEach(
        (team, history) ->
            history
                .before(date)
                .after(date.minusDays(LEAGUE_DAYS + 1))
                .forEach(row -> rows.add(team + '|' + row.dataHash())));
    return rows;
  }

  private static <T extends GameRow> SetDigest newest(
      Map<String, History<T>> histories, LocalDate date, int games) {
    SetDigest rows = new SetDigest();
    histories.forEach(
        (team, history) -> {
          history.before(date).newest(games).forEach(row -> rows.add(team + '|' + row.dataHash()));
          history.before(date).anyFlaw().ifPresent(flaw -> rows.add(flaw.describe()));
        });
    return rows;
  }

  private static <T extends GameRow> Map<String, History<T>> histories(
      LocalDate opener, InputRows<T> input, Function<T, String> entity) {
    Map<String, List<T>> rows = input.rows().stream().collect(Collectors.groupingBy(entity));
    Map<String, List<FlawedRow>> flaws = byEntity(input.flawed());
    Set<String> names = new HashSet<>(rows.keySet());
    names.addAll(flaws.keySet());
    Map<String, History<T>> histories = new HashMap<>();
    for (String name : names) {
      histories.put(
          name,
          History.of(
              opener, rows.getOrDefault(name, List.of()), flaws.getOrDefault(name, List.of())));
    }
    return histories;
  }

  private static Map<String, List<FlawedRow>> byEntity(List<FlawedRow> flawed) {
    Map<String, List<FlawedRow>> byEntity = new HashMap<>();
    for (FlawedRow flaw : flawed) {
      String entity = flaw.entity();
      if (entity != null) {
        byEntity.computeIfAbsent(entity, e -> new ArrayList<>()).add(flaw);
      }
    }
    return byEntity;
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

  /**
   * One player's season; dates are asked for in order, so that windows are digested once a game.
   */
  private static final class PlayerTrack {
    private final String name;
    private final History<PlayerGameFingerprint> all;
    private final History<PlayerGameFingerprint> played;
    private int gamesDigested = -1;
    private SetDigest window = new SetDigest();
    private int seasonGames;
    private final SetDigest season = new SetDigest();
    private @Nullable LocalDate flawsSeen;

    PlayerTrack(String name, History<PlayerGameFingerprint> all) {
      this.name = name;
      this.all = all;
      this.played = all.where(Played::test);
    }

    SetDigest newestPlayed(LocalDate date) {
      var before = played.before(date);
      boolean flawed = before.anyFlaw().isPresent();
      if (before.size() != gamesDigested || flawed) {
        gamesDigested = before.size();
        window = new SetDigest();
        before.newest(PLAYER_WINDOW).forEach(game -> window.add(game.dataHash()));
        before.flawWithin(PLAYER_WINDOW).ifPresent(flaw -> window.add(flaw.describe()));
      }
      return window;
    }

    /** All played games before the date; grows as dates go on. */
    SetDigest season(LocalDate date) {
      var before = played.before(date);
      List<PlayerGameFingerprint> games = before.rows();
      for (int i = games.size() - seasonGames - 1; i >= 0; i--) {
        season.add(games.get(i).dataHash());
      }
      seasonGames = games.size();
      before
          .anyFlaw()
          .filter(flaw -> !Objects.equals(flawsSeen, flaw.gameDate()))
          .ifPresent(
              flaw -> {
                flawsSeen = flaw.gameDate();
                season.add(flaw.describe());
              });
      return season;
    }

    /** The row of the date and the rows of the days before it. */
    SetDigest around(LocalDate date) {
      SetDigest rows = new SetDigest();
      all.on(date).ifPresent(game -> rows.add("on|" + game.dataHash()));
      all.before(date)
          .after(date.minusDays(SYNTHETIC_DAYS))
          .forEach(game -> rows.add(game.dataHash()));
      return rows;
    }
  }
}
