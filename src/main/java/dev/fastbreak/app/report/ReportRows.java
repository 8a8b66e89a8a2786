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

  /** A player's. */
  interface OfPlayer extends OfEntity {
    String playerLookup();

    @Override
    default String entity() {
      return playerLookup();
    }
  }

  /** One whose date the table calls the game's. */
  interface OnGameDate extends OfEntity {
    LocalDate gameDate();

    @Override
    default LocalDate date() {
      return gameDate();
    }
  }

  /** One whose date the table calls that of the analysis. */
  interface OnAnalysisDate extends OfEntity {
    LocalDate analysisDate();

    @Override
    default LocalDate date() {
      return analysisDate();
    }
  }

  record BoxScore(
      String playerLookup,
      LocalDate gameDate,
      String teamAbbr,
      String opponentTeamAbbr,
      @Nullable Long points,
      @Nullable BigDecimal minutesPlayed)
      implements OfPlayer, OnGameDate {

    static final Projection<BoxScore> PROJECTION =
        Projection.of(Tables.PLAYER_GAME_SUMMARY, BoxScore.class);
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
      implements OnAnalysisDate {

    static final Projection<TeamDefense> PROJECTION =
        Projection.of(Tables.TEAM_DEFENSE_ZONE_ANALYSIS, TeamDefense.class);

    @Override
    public String entity() {
      return teamAbbr;
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
      implements OfPlayer, OnAnalysisDate {

    static final Projection<ShotZones> PROJECTION =
        Projection.of(Tables.PLAYER_SHOT_ZONE_ANALYSIS, ShotZones.class);
  }

  record Composite(
      String playerLookup,
      LocalDate gameDate,
      long fatigueScore,
      BigDecimal shotZoneMismatchScore,
      BigDecimal paceScore,
      BigDecimal usageSpikeScore,
      BigDecimal totalCompositeAdjustment)
      implements OfPlayer, OnGameDate {

    static final Projection<Composite> PROJECTION =
        Projection.of(Tables.PLAYER_COMPOSITE_FACTORS, Composite.class);
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
      implements OfPlayer {

    static final Projection<DailyCache> PROJECTION =
        Projection.of(Tables.PLAYER_DAILY_CACHE, DailyCache.class);

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
      implements OfPlayer, OnGameDate {

    static final Projection<Vector> PROJECTION =
        Projection.of(Tables.ML_FEATURE_STORE, Vector.class);
  }
}
