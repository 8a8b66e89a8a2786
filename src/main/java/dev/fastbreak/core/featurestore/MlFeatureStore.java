package dev.fastbreak.core.featurestore;

import dev.fastbreak.core.run.Completeness;
import dev.fastbreak.core.run.SourceTrace;
import dev.fastbreak.core.table.Column;
import dev.fastbreak.core.table.ColumnPrefix;
import dev.fastbreak.core.table.Stamps;
import dev.fastbreak.core.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The 25-feature vector of one player and game date. */
@Table(
    dataset = "nba_predictions",
    name = "ml_feature_store_v2",
    meaning = "One row per player and game date: 25 features, their names and sources.",
    key = {"game_date", "player_lookup"},
    date = "game_date",
    cluster = {"player_lookup", "feature_version", "game_date"},
    stamps = Stamps.HASH_AND_RUN)
public record MlFeatureStore(
    @Column("The player.") String playerLookup,
    @Column("Stable id of the player.") @Nullable String universalPlayerId,
    @Column("The game date.") LocalDate gameDate,
    @Column("The game.") String gameId,
    @Column("The 25 features, in the order of feature_names.") List<Double> features,
    @Column(value = "Names of the features.", constant = true) List<String> featureNames,
    @Column(
            value = "Where each feature came from: phase4, phase3, calculated or default.",
            hashed = false)
        List<String> featureSources,
    @Column(value = "Number of features.", min = "25", max = "25", constant = true)
        long featureCount,
    @Column(value = "Version of the vector.", constant = true) String featureVersion,
    @Column(
            value = "Mean weight of the sources.",
            unit = "score",
            numeric = {5, 2},
            min = "0",
            max = "100")
        BigDecimal featureQualityScore,
    @Column("The other team.") @Nullable String opponentTeamAbbr,
    @Column("Whether the player's team is at home.") @Nullable Boolean isHome,
    @Column(value = "Days of rest; null with a synthetic context.", unit = "days", min = "0")
        @Nullable Long daysRest,
    @Column(
            value = "Which sources dominate.",
            oneOf = {"phase4", "phase4_partial", "phase3", "mixed"})
        String dataSource,
    @Column(
            value = "Tier of the quality score.",
            oneOf = {"gold", "silver", "bronze", "poor", "unusable"},
            hashed = false)
        String qualityTier,
    @ColumnPrefix("source_daily_cache") SourceTrace sourceDailyCache,
    @ColumnPrefix("source_composite") SourceTrace sourceComposite,
    @ColumnPrefix("source_shot_zones") SourceTrace sourceShotZones,
    @ColumnPrefix("source_team_defense") SourceTrace sourceTeamDefense,
    @Column("Whether the player has fewer than 10 played games.") boolean earlySeasonFlag,
    @Column("Says so in words, else null.") @Nullable String insufficientDataReason,
    Completeness completeness) {}
