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
  private final Map<LocalDate, Set<String>> playersWithGame;
  private final Map<LocalDate, Set<String>> playersWithContext;
  private final Set<TeamGame> teamGames = new HashSet<>();
  private final Prefixes finalGames;
  private final SetDigest teams = new SetDigest();

  private InputDigests(SeasonFingerprints known, Reads reads) {
    this.reads = reads;
    this.season = known.season();
    EntityHistories<PlayerGameFingerprint> games =
        add(Tables.PLAYER_GAME_SUMMARY, known.playerGames(), PlayerGameFingerprint::playerLookup);
    this.playedGames = Tracks.of(games, history -> history.where(Played::test));
    this.playersWithGame = namesByDate(games);
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
      teamGames.add(new TeamGame(game.teamAbbr(), game.gameDate()));
    }
    Set<TeamGame> defended = new HashSet<>();
    for (TeamDefenseFingerprint game : known.teamDefense().rows()) {
      defended.add(new TeamGame(game.entity(), game.gameDate()));
    }
    presence.put(Tables.PLAYER_GAME_SUMMARY, new Prefixes(teamGames));
    presence.put(Tables.TEAM_DEFENSE_GAME_SUMMARY, new Prefixes(defended));
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
    Set<LocalDate> thin = new HashSet<>();
    if (reads.anyOf(Tables.UPCOMING_PLAYER_GAME_CONTEXT)) {
      for (LocalDate date : season.gameDates()) {
        if (!synthetic(date).isEmpty()) {
          thin.add(date);
        }
      }
    }
    return new SeasonFacts(season, new TeamGamesPresent(teamGames), thin);
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
      Set<String> names = new HashSet<>(playersWithContext.getOrDefault(date, Set.of()));
      names.addAll(synthetic(date));
      return playedGames.seasonsOf(names, date);
    } else if (read instanceof Read.SyntheticContexts synthetic) {
      return tracks(read.view())
          .between(synthetic(date), date.minusDays(synthetic.days()), date.plusDays(1));
    }
    return rows(tracks(read.view()), read.span(), date);
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

  /** Players with a game row but no context, when contexts cover less than 90 percent of them. */
  private Set<String> synthetic(LocalDate date) {
    Set<String> onDate = playersWithGame.getOrDefault(date, Set.of());
    Set<String> missing = new HashSet<>(onDate);
    missing.removeAll(playersWithContext.getOrDefault(date, Set.of()));
    long covered = onDate.size() - missing.size();
    return new ContextCoverage(onDate.size(), covered).isThin() ? missing : Set.of();
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
