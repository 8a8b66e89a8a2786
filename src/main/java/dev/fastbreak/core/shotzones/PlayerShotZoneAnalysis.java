package dev.fastbreak.core.shotzones;

import dev.fastbreak.core.run.Completeness;
import dev.fastbreak.core.run.SourceTrace;
import dev.fastbreak.core.table.Column;
import dev.fastbreak.core.table.ColumnPrefix;
import dev.fastbreak.core.table.Stamps;
import dev.fastbreak.core.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where one player shot from, and how well, over his newest 10 and 20 games before the analysis
 * date.
 */
@Table(
    dataset = "nba_precompute",
    name = "player_shot_zone_analysis",
    meaning = "One row per player and date: shot zones over the newest 10 and 20 played games.",
    key = {"analysis_date", "player_lookup"},
    date = "analysis_date",
    cluster = {"player_lookup", "universal_player_id", "analysis_date"},
    stamps = Stamps.HASH_AND_RUN)
public record PlayerShotZoneAnalysis(
    @Column("The player.") String playerLookup,
    @Column("Stable id of the player.") @Nullable String universalPlayerId,
    @Column("The date the row is for; only games before it count.") LocalDate analysisDate,
    @Column(
            value = "Share of attempts in the paint.",
            unit = "percent",
            numeric = {5, 2},
            min = "0",
            max = "100")
        @Nullable BigDecimal paintRateLast10,
    @Column(
            value = "Share of attempts from mid-range.",
            unit = "percent",
            numeric = {5, 2},
            min = "0",
            max = "100")
        @Nullable BigDecimal midRangeRateLast10,
    @Column(
            value = "Share of attempts from three.",
            unit = "percent",
            numeric = {5, 2},
            min = "0",
            max = "100")
        @Nullable BigDecimal threePtRateLast10,
    @Column(value = "Attempts in all zones.", min = "0") @Nullable Long totalShotsLast10,
    @Column(value = "Played games in the window of 10.", min = "1", max = "10")
        long gamesInSample10,
    @Column(
            value = "Size of the sample of 10.",
            oneOf = {"excellent", "good", "limited", "insufficient"})
        String sampleQuality10,
    @Column(
            value = "Makes / attempts in the paint.",
            unit = "fraction",
            numeric = {5, 3},
            min = "0",
            max = "1")
        @Nullable BigDecimal paintPctLast10,
    @Column(
            value = "Makes / attempts from mid-range.",
            unit = "fraction",
            numeric = {5, 3},
            min = "0",
            max = "1")
        @Nullable BigDecimal midRangePctLast10,
    @Column(
            value = "Makes / attempts from three.",
            unit = "fraction",
            numeric = {5, 3},
            min = "0",
            max = "1")
        @Nullable BigDecimal threePtPctLast10,
    @Column(
            value = "Attempts in the paint.",
            unit = "attempts/game",
            numeric = {4, 1},
            min = "0")
        @Nullable BigDecimal paintAttemptsPerGame,
    @Column(
            value = "Attempts from mid-range.",
            unit = "attempts/game",
            numeric = {4, 1},
            min = "0")
        @Nullable BigDecimal midRangeAttemptsPerGame,
    @Column(
            value = "Attempts from three.",
            unit = "attempts/game",
            numeric = {4, 1},
            min = "0")
        @Nullable BigDecimal threePtAttemptsPerGame,
    @Column(
            value = "Share of attempts in the paint over 20 games; null below 15 games.",
            unit = "percent",
            numeric = {5, 2},
            min = "0",
            max = "100")
        @Nullable BigDecimal paintRateLast20,
    @Column(
            value = "Makes / attempts in the paint over 20 games; null below 15 games.",
            unit = "fraction",
            numeric = {5, 3},
            min = "0",
            max = "1")
        @Nullable BigDecimal paintPctLast20,
    @Column(value = "Played games in the window of 20.", min = "1", max = "20")
        long gamesInSample20,
    @Column(
            value = "Size of the sample of 20.",
            oneOf = {"excellent", "good", "limited", "insufficient"})
        String sampleQuality20,
    @Column(
            value =
                "Share of field goals made on a pass, zone rows only, in percent; the daily cache has a column of this name that is a fraction.",
            unit = "percent",
            numeric = {5, 2},
            min = "0",
            max = "100")
        @Nullable BigDecimal assistedRateLast10,
    @Column(
            value = "Share of field goals made without a pass.",
            unit = "percent",
            numeric = {5, 2},
            min = "0",
            max = "100")
        @Nullable BigDecimal unassistedRateLast10,
    @Column(value = "Always null here.", constant = true) @Nullable String playerPosition,
    @Column(
            value = "The zone the player lives in.",
            oneOf = {"paint", "mid_range", "perimeter", "balanced"})
        @Nullable String primaryScoringZone,
    @Column(
            value = "high, medium or low by the number of games.",
            oneOf = {"high", "medium", "low"})
        String dataQualityTier,
    @Column("How many games had zone data, when not all had.") @Nullable String calculationNotes,
    @ColumnPrefix("source_player_game") SourceTrace sourcePlayerGame,
    @Column(value = "Always false here.", hashed = false, constant = true) boolean earlySeasonFlag,
    @Column(value = "Always null here.", hashed = false, constant = true)
        @Nullable String insufficientDataReason,
    Completeness completeness) {}
