package dev.fastbreak.bench;

import dev.fastbreak.beam.launch.Upstream;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.composite.CompositeFactorsCalculator;
import dev.fastbreak.core.composite.FactorScores;
import dev.fastbreak.core.dailycache.CachedForm;
import dev.fastbreak.core.dailycache.DailyCacheCalculator;
import dev.fastbreak.core.featurestore.FeatureVectorCalculator;
import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.games.PlayedGames;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.population.ContextCoverage;
import dev.fastbreak.core.population.PlayerContexts;
import dev.fastbreak.core.population.UpcomingContext;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.run.EntityCalculator;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import dev.fastbreak.core.shotzones.PlayerGame;
import dev.fastbreak.core.shotzones.ShotZoneCalculator;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.teamdefense.League;
import dev.fastbreak.core.teamdefense.OpponentDefense;
import dev.fastbreak.core.teamdefense.TeamDefenseCalculator;
import dev.fastbreak.core.teamdefense.TeamDefenseGame;
import dev.fastbreak.core.teams.RowsByTeam;
import dev.fastbreak.core.teams.TeamContext;
import dev.fastbreak.core.teams.TeamForms;
import dev.fastbreak.core.teams.TeamOffenseGame;
import dev.fastbreak.core.window.GameRow;
import dev.fastbreak.core.window.History;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import dev.fastbreak.warehouse.duckdb.DirectAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The feature tables by the pipelines' own readers, calculators, hasher and appender, in one thread
 * and without Beam: season by season, rows go straight into the tables. Failures are counted and
 * not kept; there is no plan, ledger, staging, check or merge.
 */
public final class PlainLoop {

  private final Path file;
  private final WarehouseSession session;
  private final Parts parts = new Parts();
  private final Instant now = Instant.now();

  private PlainLoop(Path file, WarehouseSession session) {
    this.file = file;
    this.session = session;
  }

  /**
   * Computes all seasons of a file.
   *
   * @param args the DuckDB file, the processors joined by commas, the JSON file to write
   */
  public static void main(String[] args) throws SQLException, IOException {
    compute(Path.of(args[0]), Processors.parse(args[1])).write(Path.of(args[2]));
  }

  static Parts compute(Path file, List<Processor> processors) throws SQLException {
    try (WarehouseSession session = Warehouses.of("duckdb:" + file).open()) {
      session.createMissingTables();
      PlainLoop loop = new PlainLoop(file, session);
      for (SeasonSchedule season : Upstream.calendar(session).seasons().values()) {
        for (Processor processor : processors) {
          loop.compute(processor, season);
        }
      }
      return loop.parts;
    }
  }

  private void compute(Processor processor, SeasonSchedule season) throws SQLException {
    long begin = System.nanoTime();
    long rows =
        switch (processor) {
          case TDZA -> teamDefense(season);
          case PSZA -> shotZones(season);
          case PCF -> compositeFactors(season);
          case PDC -> dailyCaches(season);
          case ML -> featureVectors(season);
        };
    parts.add(processor, rows, begin);
  }

  private long teamDefense(SeasonSchedule season) throws SQLException {
    EntityHistories<TeamDefenseGame> games =
        histories(season, TeamDefenseGame.PROJECTION, TeamDefenseGame::defendingTeamAbbr);
    TeamGamesPresent present =
        present(games, game -> new TeamGame(game.defendingTeamAbbr(), game.gameDate()));
    League league = new League(games.byName().values());
    TeamDefenseCalculator calculator = new TeamDefenseCalculator(season, present);
    return write(
        season,
        Tables.TEAM_DEFENSE_ZONE_ANALYSIS,
        season.teams().stream().map(team -> calculator.of(team, games.of(team), league)));
  }

  private long shotZones(SeasonSchedule season) throws SQLException {
    EntityHistories<PlayerGame> games =
        histories(season, PlayerGame.PROJECTION, PlayerGame::playerLookup);
    ShotZoneCalculator calculator =
        new ShotZoneCalculator(
            season, present(games, game -> new TeamGame(game.teamAbbr(), game.gameDate())));
    return write(
        season,
        Tables.PLAYER_SHOT_ZONE_ANALYSIS,
        games.names().stream().map(player -> calculator.of(player, games.of(player))));
  }

  private long compositeFactors(SeasonSchedule season) throws SQLException {
    Players players = new Players(season);
    EntityHistories<ShotZoneRates> zones =
        histories(season, ShotZoneRates.PROJECTION, ShotZoneRates::playerLookup);
    CompositeFactorsCalculator calculator =
        new CompositeFactorsCalculator(
            season,
            players.present,
            teams(season, OpponentDefense.PROJECTION, OpponentDefense::teamAbbr),
            teams(season, TeamContext.PROJECTION, TeamContext::teamAbbr));
    return write(
        season,
        Tables.PLAYER_COMPOSITE_FACTORS,
        players.names().stream()
            .map(
                player ->
                    calculator.of(
                        new CompositeFactorsCalculator.Player(
                            player, players.contexts(player), zones.of(player)))));
  }

  private long dailyCaches(SeasonSchedule season) throws SQLException {
    Players players = new Players(season);
    EntityHistories<ShotZoneRates> zones =
        histories(season, ShotZoneRates.PROJECTION, ShotZoneRates::playerLookup);
    DailyCacheCalculator calculator =
        new DailyCacheCalculator(season, players.present, forms(season));
    return write(
        season,
        Tables.PLAYER_DAILY_CACHE,
        players.names().stream()
            .map(
                player ->
                    calculator.of(
                        new DailyCacheCalculator.Player(
                            player,
                            players.contexts(player),
                            PlayedGames.of(players.games.of(player)),
                            zones.of(player)))));
  }

  private long featureVectors(SeasonSchedule season) throws SQLException {
    Players players = new Players(season);
    EntityHistories<ShotZoneRates> zones =
        histories(season, ShotZoneRates.PROJECTION, ShotZoneRates::playerLookup);
    EntityHistories<FactorScores> factors =
        histories(season, FactorScores.PROJECTION, FactorScores::playerLookup);
    EntityHistories<CachedForm> caches =
        histories(season, CachedForm.PROJECTION, CachedForm::playerLookup);
    FeatureVectorCalculator calculator =
        new FeatureVectorCalculator(
            season,
            players.present,
            teams(season, OpponentDefense.PROJECTION, OpponentDefense::teamAbbr),
            forms(season));
    return write(
        season,
        Tables.ML_FEATURE_STORE,
        players.names().stream()
            .map(
                player ->
                    calculator.of(
                        new FeatureVectorCalculator.Player(
                            player,
                            players.contexts(player),
                            PlayedGames.of(players.games.of(player)),
                            zones.of(player),
                            factors.of(player),
                            caches.of(player)))));
  }

  /** Games and contexts of a season's players. */
  private final class Players {
    private final EntityHistories<BoxScoreLine> games;
    private final EntityHistories<UpcomingContext> upcoming;
    private final TeamGamesPresent present;
    private final Map<LocalDate, ContextCoverage> coverage = new TreeMap<>();

    Players(SeasonSchedule season) {
      games = histories(season, BoxScoreLine.PROJECTION, BoxScoreLine::playerLookup);
      upcoming =
          histories(
              season, UpcomingContext.PROJECTION, context -> context.context().playerLookup());
      present = present(games, game -> new TeamGame(game.teamAbbr(), game.gameDate()));
      List<LocalDate> dates = dates(season);
      for (String player : names()) {
        PlayerContexts.coverage(games.of(player), upcoming.of(player), dates)
            .forEach((date, count) -> coverage.merge(date, count, ContextCoverage::plus));
      }
    }

    Set<String> names() {
      Set<String> names = new TreeSet<>(games.names());
      names.addAll(upcoming.names());
      return names;
    }

    PlayerContexts contexts(String player) {
      return new PlayerContexts(games.of(player), upcoming.of(player), coverage);
    }
  }

  private TeamForms forms(SeasonSchedule season) {
    return TeamForms.of(
        teams(season, TeamOffenseGame.PROJECTION, TeamOffenseGame::teamAbbr), dates(season));
  }

  private <T extends Record & GameRow> EntityHistories<T> histories(
      SeasonSchedule season, Projection<T> projection, Function<T, String> entity) {
    return EntityHistories.of(season.opener(), session.fetch(slice(season, projection)), entity);
  }

  private <T extends Record & GameRow> RowsByTeam<T> teams(
      SeasonSchedule season, Projection<T> projection, Function<T, String> team) {
    return RowsByTeam.of(season.opener(), session.fetch(slice(season, projection)), team);
  }

  private static <T extends Record> Slice<T> slice(
      SeasonSchedule season, Projection<T> projection) {
    return new Slice<>(projection, season.opener(), season.gameDates().last());
  }

  private static List<LocalDate> dates(SeasonSchedule season) {
    return season.gameDates().stream().filter(date -> !season.isBootstrap(date)).toList();
  }

  private static <T extends GameRow> TeamGamesPresent present(
      EntityHistories<T> games, Function<T, TeamGame> teamGame) {
    Set<TeamGame> present = new HashSet<>();
    games.byName().values().stream()
        .map(History::newestFirst)
        .flatMap(Collection::stream)
        .forEach(game -> present.add(teamGame.apply(game)));
    return new TeamGamesPresent(present);
  }

  private <T extends Record> long write(
      SeasonSchedule season, TableSpec<T> table, Stream<? extends EntityCalculator<T>> entities)
      throws SQLException {
    ContentHasher hasher = ContentHasher.of(table);
    List<LocalDate> dates = dates(season);
    long[] rows = {0};
    try (DirectAppender<T> appender = new DirectAppender<>(file, table)) {
      entities.forEach(
          entity ->
              entity.compute(
                  dates,
                  thrown -> {
                    throw thrown;
                  },
                  (name, date, result) -> {
                    if (result instanceof Result.Row<T> made) {
                      String hash = hasher.hash(table.contentValues(made.row()));
                      appender.append(new Stored<>(made.row(), hash, now, "plain"));
                      rows[0]++;
                    }
                  }));
    }
    return rows[0];
  }
}
