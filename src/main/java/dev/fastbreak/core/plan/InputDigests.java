package dev.fastbreak.core.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.games.Played;
import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.population.ContextCoverage;
import dev.fastbreak.core.reads.Read;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.core.reads.Span;
import dev.fastbreak.core.reads.View;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.core.window.GameRow;
import dev.fastbreak.core.window.History;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * For every processor and game date of a season, a digest of the upstream rows that the date is
 * computed from, and of nothing else: what {@link Reads} declares. A date whose digest is still the
 * one in the ledger need not run again; a corrected row changes the digests of exactly the dates
 * whose windows it is in.
 *
 * <p>The rows of other processors are not in it: {@link InputDigest} adds what the ledger says of
 * them.
 */
public final class InputDigests {

  private final Reads reads;
  private final SeasonSchedule season;
  private final Map<TableSpec<?>, Tracks> tables = new HashMap<>();
  private final Tracks playedGames;
  private final Map<TableSpec<?>, Prefixes> presence = new HashMap<>();
  private final Map<TableSpec<?>, List<FlawedRow>> flawed = new HashMap<>();
  private final ExpectedPlayers expected;
  private final Map<LocalDate, Set<String>> playersWithContext;
  private final Map<TableSpec<?>, Set<TeamGame>> teamRows = new LinkedHashMap<>();
  private final Set<TeamGame> playerGames = new HashSet<>();
  private final Set<TeamGame> formGames = new HashSet<>();
  private final Prefixes finalGames;
  private final SetDigest teams = new SetDigest();

  private InputDigests(SeasonFingerprints known, Reads reads) {
    this.reads = reads;
    this.season = known.season();
    EntityHistories<PlayerGameFingerprint> games =
        add(Tables.PLAYER_GAME_SUMMARY, known.playerGames(), PlayerGameFingerprint::playerLookup);
    this.playedGames = Tracks.of(games, history -> history.where(Played::test));
    this.expected = new ExpectedPlayers(season, games);
    this.playersWithContext =
        namesByDate(
            add(
                Tables.UPCOMING_PLAYER_GAME_CONTEXT,
                known.playerContexts(),
                RowFingerprint::entity));
    add(Tables.UPCOMING_TEAM_GAME_CONTEXT, known.teamContexts(), RowFingerprint::entity);
    add(Tables.TEAM_OFFENSE_GAME_SUMMARY, known.teamOffense(), RowFingerprint::entity);
    add(Tables.TEAM_DEFENSE_GAME_SUMMARY, known.teamDefense(), RowFingerprint::entity);
    for (PlayerGameFingerprint game : known.playerGames().rows()) {
      playerGames.add(new TeamGame(game.teamAbbr(), game.gameDate()));
    }
    Set<TeamGame> offense = new HashSet<>();
    for (RowFingerprint.OfTeam game : known.teamOffense().rows()) {
      offense.add(new TeamGame(game.entity(), game.gameDate()));
    }
    formGames.addAll(playerGames);
    formGames.retainAll(offense);
    Set<TeamGame> defended = new HashSet<>();
    for (RowFingerprint.OfDefense game : known.teamDefense().rows()) {
      defended.add(new TeamGame(game.entity(), game.gameDate()));
    }
    teamRows.put(Tables.PLAYER_GAME_SUMMARY, playerGames);
    teamRows.put(Tables.TEAM_OFFENSE_GAME_SUMMARY, offense);
    teamRows.put(Tables.TEAM_DEFENSE_GAME_SUMMARY, defended);
    teamRows.forEach((table, own) -> presence.put(table, new Prefixes(own)));
    Set<TeamGame> contexts = new HashSet<>();
    for (RowFingerprint.OfTeam context : known.teamContexts().rows()) {
      contexts.add(new TeamGame(context.entity(), context.gameDate()));
    }
    teamRows.put(Tables.UPCOMING_TEAM_GAME_CONTEXT, contexts);
    Set<TeamGame> finals = new HashSet<>();
    season
        .finalGames()
        .forEach((team, dates) -> dates.forEach(date -> finals.add(new TeamGame(team, date))));
    this.finalGames = new Prefixes(finals);
    season.teams().forEach(teams::add);
  }

  private <T extends GameRow> EntityHistories<T> add(
      TableSpec<?> table, InputRows<T> rows, Function<T, String> entity) {
    EntityHistories<T> histories = EntityHistories.of(season.opener(), rows, entity);
    tables.put(table, Tracks.of(histories, history -> history));
    flawed.put(table, rows.flawed());
    return histories;
  }

  /** What is known of a season, by the declarations in force. */
  public static InputDigests of(SeasonFingerprints known) {
    return new InputDigests(known, Reads.STANDARD);
  }

  /** The same by other declarations. */
  public static InputDigests of(SeasonFingerprints known, Reads reads) {
    return new InputDigests(known, reads);
  }

  /** What every worker needs to know of the season as a whole, as far as it was read. */
  public SeasonFacts facts() {
    Set<TeamGame> thin = new HashSet<>();
    if (reads.anyOf(Tables.UPCOMING_PLAYER_GAME_CONTEXT)) {
      for (LocalDate date : season.gameDates()) {
        expected
            .on(date)
            .forEach(
                (team, players) -> {
                  if (isThin(players, date)) {
                    thin.add(new TeamGame(team, date));
                  }
                });
      }
    }
    return new SeasonFacts(
        season, new TeamGamesPresent(playerGames), new TeamGamesPresent(formGames), thin);
  }

  /** Digests of the given dates of the season, by processor. */
  public Map<ProcessorDate, String> byDate(Collection<LocalDate> dates) {
    Map<ProcessorDate, String> all = new HashMap<>();
    // Oldest first: the tracks grow as dates go on.
    for (LocalDate date : dates.stream().sorted().toList()) {
      Map<Read, SetDigest> known = new HashMap<>();
      for (Processor processor : reads.byProcessor().keySet()) {
        SetDigest digest = new SetDigest();
        digest.addState("calendar", calendar(processor, date));
        for (Read read : reads.of(processor)) {
          digest.addState(label(read), known.computeIfAbsent(read, r -> digest(r, date)));
        }
        all.put(new ProcessorDate(processor, date), digest.hex());
      }
    }
    return all;
  }

  private static String label(Read read) {
    return read.getClass().getSimpleName()
        + " "
        + read.view()
        + " "
        + read.span().getClass().getSimpleName();
  }

  /** What every date of a processor depends on: who plays, what was played, and nameless rows. */
  private SetDigest calendar(Processor processor, LocalDate date) {
    SetDigest unattributed = new SetDigest();
    for (TableSpec<?> table : reads.upstream(processor)) {
      boolean looksBack = reads.looksBack(processor, table);
      for (FlawedRow flaw : flawed.getOrDefault(table, List.of())) {
        LocalDate day = flaw.gameDate();
        if (day == null
            || (flaw.entity() == null && (looksBack ? !day.isAfter(date) : day.equals(date)))) {
          unattributed.add(flaw.describe());
        }
      }
    }
    SetDigest calendar = new SetDigest();
    calendar.addState("teams", teams);
    calendar.addState("final games", finalGames.before(date));
    calendar.addState("unattributed", unattributed);
    return calendar;
  }

  private SetDigest digest(Read read, LocalDate date) {
    if (read instanceof Read.Presence) {
      return presence.getOrDefault(read.view().table(), Prefixes.NONE).before(date);
    } else if (read instanceof Read.PlayedGames) {
      return rows(playedGames, read.span(), date);
    } else if (read instanceof Read.GamesOfPopulation) {
      Set<String> names = new HashSet<>(withContext(date));
      names.addAll(synthetic(date));
      return playedGames.seasonsOf(names, date);
    } else if (read instanceof Read.SyntheticContexts) {
      return syntheticContexts(tracks(read.view()), date);
    }
    return rows(tracks(read.view()), read.span(), date);
  }

  /** They are made of the players' games and of the date's schedule. */
  private SetDigest syntheticContexts(Tracks games, LocalDate date) {
    Set<String> players = synthetic(date);
    SetDigest contexts = games.seasonsOf(players, date);
    if (!players.isEmpty()) {
      contexts.add(season.opener() + "|" + season.games(date));
    }
    return contexts;
  }

  private Tracks tracks(View<?> view) {
    Tracks tracks = tables.get(view.table());
    if (tracks == null) {
      throw new IllegalStateException("Planning knows nothing of " + view);
    }
    return tracks;
  }

  private static SetDigest rows(Tracks tracks, Span span, LocalDate date) {
    if (span instanceof Span.Newest newest) {
      return tracks.newest(date, newest.games());
    } else if (span instanceof Span.LastDays last) {
      return tracks.between(date.minusDays(last.days() + 1), date);
    } else if (span instanceof Span.Season) {
      return tracks.seasons(date);
    }
    return tracks.between(date.minusDays(1), date.plusDays(1));
  }

  /** Players who are expected but have no context, of the teams whose contexts are thin. */
  private Set<String> synthetic(LocalDate date) {
    Set<String> missing = new HashSet<>();
    for (Set<String> players : expected.on(date).values()) {
      if (isThin(players, date)) {
        missing.addAll(players);
      }
    }
    missing.removeAll(withContext(date));
    return missing;
  }

  private boolean isThin(Set<String> players, LocalDate date) {
    Set<String> covered = withContext(date);
    return new ContextCoverage(players.size(), players.stream().filter(covered::contains).count())
        .isThin();
  }

  SeasonSchedule season() {
    return season;
  }

  /** Whether the table was read; of others there are no rows to be missed. */
  boolean reads(TableSpec<?> table) {
    return reads.anyOf(table);
  }

  /** Of which teams on which dates each table has a row; players' contexts tell no team. */
  Map<TableSpec<?>, Set<TeamGame>> teamRows() {
    return teamRows;
  }

  /** The expected players of each team that plays on a date. */
  Map<String, Set<String>> expected(LocalDate date) {
    return expected.on(date);
  }

  /** Who has a context on a date. */
  Set<String> withContext(LocalDate date) {
    return playersWithContext.getOrDefault(date, Set.of());
  }

  /** Who has a row on which date, flawed rows included. */
  private static Map<LocalDate, Set<String>> namesByDate(EntityHistories<?> rows) {
    Map<LocalDate, Set<String>> names = new HashMap<>();
    rows.byName()
        .forEach(
            (name, history) -> {
              for (LocalDate date : dates(history)) {
                names.computeIfAbsent(date, d -> new HashSet<>()).add(name);
              }
            });
    return names;
  }

  private static List<LocalDate> dates(History<?> history) {
    List<LocalDate> dates = new ArrayList<>();
    history.newestFirst().forEach(row -> dates.add(row.gameDate()));
    for (FlawedRow flaw : history.flawed()) {
      LocalDate date = flaw.gameDate();
      if (date != null) {
        dates.add(date);
      }
    }
    return dates;
  }

  /** Which teams have games on which dates, digested up to each date. */
  private static final class Prefixes {
    static final Prefixes NONE = new Prefixes(Set.of());

    private final TreeMap<LocalDate, SetDigest> upTo = new TreeMap<>();

    Prefixes(Set<TeamGame> games) {
      TreeMap<LocalDate, List<TeamGame>> byDate = new TreeMap<>();
      games.forEach(game -> byDate.computeIfAbsent(game.date(), d -> new ArrayList<>()).add(game));
      SetDigest sofar = new SetDigest();
      byDate.forEach(
          (date, ofDate) -> {
            ofDate.forEach(game -> sofar.add(game.team() + '|' + date.toEpochDay()));
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
