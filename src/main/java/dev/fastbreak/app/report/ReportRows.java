package dev.fastbreak.app.report;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.Projection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the report reads of each table; columns and units are the table's own. */
final class ReportRows {

  private ReportRows() {}

  /** A row that is one entity's on one date. */
  interface OfEntity {

    /** The player or team. */
    String entity();

    LocalDate date();
  }

  record BoxScore(
      String playerLookup,
      LocalDate gameDate,
      String teamAbbr,
      String opponentTeamAbbr,
      @Nullable Long points,
      @Nullable BigDecimal minutesPlayed)
      implements OfEntity {

    static final Projection<BoxScore> PROJECTION =
        Projection.of(Tables.PLAYER_GAME_SUMMARY, BoxScore.class);

    @Override
    public String entity() {
      return playerLookup;
    }

    @Override
    public LocalDate date() {
      return gameDate;
    }
  }

  record TeamDefense(
      String teamAbbr,
      LocalDate analysisDate,
      @Nullable BigDecimal paintPctAllowedLast15,
      @Nullable BigDecimal midRangePctAllowedLast15,
      @Nullable BigDecimal threePtPctAllowedLast15,
      @Nullable BigDecimal paintDefenseVsLeagueAvg,
      @Nullable BigDecimal midRangeDefenseVsLeagueAvg,
      @Nullable BigDecimal threePtDefenseVsLeagueAvg,
      @Nullable BigDecimal defensiveRatingLast15,
      @Nullable BigDecimal opponentPointsPerGame,
      @Nullable BigDecimal opponentPace,
      @Nullable String strongestZone,
      @Nullable String weakestZone)
      implements OfEntity {

    static final Projection<TeamDefense> PROJECTION =
        Projection.of(Tables.TEAM_DEFENSE_ZONE_ANALYSIS, TeamDefense.class);

    @Override
    public String entity() {
      return teamAbbr;
    }

    @Override
    public LocalDate date() {
      return analysisDate;
    }
  }

  record ShotZones(
      String playerLookup,
      LocalDate analysisDate,
      @Nullable BigDecimal paintRateLast10,
      @Nullable BigDecimal midRangeRateLast10,
      @Nullable BigDecimal threePtRateLast10,
      @Nullable BigDecimal paintPctLast10,
      @Nullable BigDecimal midRangePctLast10,
      @Nullable BigDecimal threePtPctLast10,
      @Nullable Long totalShotsLast10,
      @Nullable String primaryScoringZone,
      boolean isProductionReady)
      implements OfEntity {

    static final Projection<ShotZones> PROJECTION =
        Projection.of(Tables.PLAYER_SHOT_ZONE_ANALYSIS, ShotZones.class);

    @Override
    public String entity() {
      return playerLookup;
    }

    @Override
    public LocalDate date() {
      return analysisDate;
    }
  }

  record Composite(
      String playerLookup,
      LocalDate gameDate,
      long fatigueScore,
      BigDecimal shotZoneMismatchScore,
      BigDecimal paceScore,
      BigDecimal usageSpikeScore,
      BigDecimal totalCompositeAdjustment)
      implements OfEntity {

    static final Projection<Composite> PROJECTION =
        Projection.of(Tables.PLAYER_COMPOSITE_FACTORS, Composite.class);

    @Override
    public String entity() {
      return playerLookup;
    }

    @Override
    public LocalDate date() {
      return gameDate;
    }
  }

  record DailyCache(
      String playerLookup,
      LocalDate cacheDate,
      @Nullable BigDecimal pointsAvgLast5,
      @Nullable BigDecimal pointsAvgLast10,
      @Nullable BigDecimal pointsAvgSeason,
      @Nullable BigDecimal pointsStdLast10,
      @Nullable BigDecimal minutesAvgLast10,
      @Nullable BigDecimal usageRateLast10,
      @Nullable BigDecimal tsPctLast10,
      long gamesPlayedSeason)
      implements OfEntity {

    static final Projection<DailyCache> PROJECTION =
        Projection.of(Tables.PLAYER_DAILY_CACHE, DailyCache.class);

    @Override
    public String entity() {
      return playerLookup;
    }

    @Override
    public LocalDate date() {
      return cacheDate;
    }
  }

  record Vector(
      String playerLookup,
      LocalDate gameDate,
      @Nullable String opponentTeamAbbr,
      @Nullable Boolean isHome,
      BigDecimal featureQualityScore,
      boolean isProductionReady,
      List<Double> features)
      implements OfEntity {

    static final Projection<Vector> PROJECTION =
        Projection.of(Tables.ML_FEATURE_STORE, Vector.class);

    @Override
    public String entity() {
      return playerLookup;
    }

    @Override
    public LocalDate date() {
      return gameDate;
    }
  }
}
