package dev.fastbreak.core.teamdefense;

import dev.fastbreak.core.run.Completeness;
import dev.fastbreak.core.run.SourceTrace;
import dev.fastbreak.core.table.Column;
import dev.fastbreak.core.table.ColumnPrefix;
import dev.fastbreak.core.table.Stamps;
import dev.fastbreak.core.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How well one team defended each shot zone over its newest 15 games before the analysis date. */
@Table(
    dataset = "nba_precompute",
    name = "team_defense_zone_analysis",
    meaning = "One row per team and date: defence by shot zone over the newest 15 games.",
    key = {"analysis_date", "team_abbr"},
    date = "analysis_date",
    cluster = {"team_abbr", "analysis_date"},
    stamps = Stamps.HASH_AND_RUN)
public record TeamDefenseZoneAnalysis(
    @Column("The defending team.") String teamAbbr,
    @Column("The date the row is for; only games before it count.") LocalDate analysisDate,
    @Column(
            value = "Opponents' makes / attempts in the paint.",
            unit = "fraction",
            numeric = {5, 3},
            min = "0",
            max = "1")
        @Nullable BigDecimal paintPctAllowedLast15,
    @Column(
            value = "Opponents' makes / attempts from mid-range.",
            unit = "fraction",
            numeric = {5, 3},
            min = "0",
            max = "1")
        @Nullable BigDecimal midRangePctAllowedLast15,
    @Column(
            value = "Opponents' makes / attempts from three.",
            unit = "fraction",
            numeric = {5, 3},
            min = "0",
            max = "1")
        @Nullable BigDecimal threePtPctAllowedLast15,
    @Column(
            value = "Opponents' attempts in the paint.",
            unit = "attempts/game",
            numeric = {5, 1},
            min = "0")
        @Nullable BigDecimal paintAttemptsAllowedPerGame,
    @Column(
            value = "Opponents' attempts from mid-range.",
            unit = "attempts/game",
            numeric = {5, 1},
            min = "0")
        @Nullable BigDecimal midRangeAttemptsAllowedPerGame,
    @Column(
            value = "Opponents' attempts from three.",
            unit = "attempts/game",
            numeric = {5, 1},
            min = "0")
        @Nullable BigDecimal threePtAttemptsAllowedPerGame,
    @Column(
            value = "Points allowed in the paint.",
            unit = "points/game",
            numeric = {5, 1},
            min = "0")
        @Nullable BigDecimal paintPointsAllowedPerGame,
    @Column(
            value = "Blocks in the paint.",
            unit = "blocks/game",
            numeric = {4, 1},
            min = "0")
        @Nullable BigDecimal paintBlocksPerGame,
    @Column(
            value = "Blocks of mid-range shots.",
            unit = "blocks/game",
            numeric = {4, 1},
            min = "0")
        @Nullable BigDecimal midRangeBlocksPerGame,
    @Column(
            value = "Blocks of three-pointers.",
            unit = "blocks/game",
            numeric = {4, 1},
            min = "0")
        @Nullable BigDecimal threePtBlocksPerGame,
    @Column(
            value = "Paint percentage allowed minus the league's; positive is a worse defence.",
            unit = "percentage points",
            numeric = {5, 2})
        @Nullable BigDecimal paintDefenseVsLeagueAvg,
    @Column(
            value = "Mid-range percentage allowed minus the league's.",
            unit = "percentage points",
            numeric = {5, 2})
        @Nullable BigDecimal midRangeDefenseVsLeagueAvg,
    @Column(
            value = "Three-point percentage allowed minus the league's.",
            unit = "percentage points",
            numeric = {5, 2})
        @Nullable BigDecimal threePtDefenseVsLeagueAvg,
    @Column(
            value = "Mean defensive rating.",
            unit = "points/100 possessions",
            numeric = {6, 2},
            min = "0")
        @Nullable BigDecimal defensiveRatingLast15,
    @Column(
            value = "Mean points allowed.",
            unit = "points/game",
            numeric = {5, 1},
            min = "0")
        @Nullable BigDecimal opponentPointsPerGame,
    @Column(
            value = "Mean possessions of the opponents.",
            unit = "possessions",
            numeric = {5, 1},
            min = "0")
        @Nullable BigDecimal opponentPace,
    @Column(value = "Games in the window.", min = "1", max = "15") long gamesInSample,
    @Column(
            value = "Zone with the least percentage against the league.",
            oneOf = {"paint", "mid_range", "perimeter"})
        @Nullable String strongestZone,
    @Column(
            value = "Zone with the greatest percentage against the league.",
            oneOf = {"paint", "mid_range", "perimeter"})
        @Nullable String weakestZone,
    @Column(
            value = "high, medium or low by the number of games.",
            oneOf = {"high", "medium", "low"})
        String dataQualityTier,
    @Column("What was missing, joined by \"; \".") @Nullable String calculationNotes,
    @ColumnPrefix("source_team_defense") SourceTrace sourceTeamDefense,
    @Column(value = "Always null here.", hashed = false, constant = true)
        @Nullable Boolean earlySeasonFlag,
    @Column(value = "Always null here.", hashed = false, constant = true)
        @Nullable String insufficientDataReason,
    Completeness completeness) {}
