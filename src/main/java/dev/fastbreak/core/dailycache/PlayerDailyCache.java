package dev.fastbreak.core.dailycache;

import dev.fastbreak.core.run.Completeness;
import dev.fastbreak.core.run.SourceTrace;
import dev.fastbreak.core.table.Column;
import dev.fastbreak.core.table.ColumnPrefix;
import dev.fastbreak.core.table.Stamps;
import dev.fastbreak.core.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One player's recent and season form before a date, with his team's. */
@Table(
    dataset = "nba_precompute",
    name = "player_daily_cache",
    meaning = "One row per player and date: scoring, usage, load and team form before it.",
    key = {"cache_date", "player_lookup"},
    date = "cache_date",
    cluster = {"player_lookup", "universal_player_id"},
    stamps = Stamps.HASH_AND_RUN)
public record PlayerDailyCache(
    @Column("The player.") String playerLookup,
    @Column("Stable id of the player.") @Nullable String universalPlayerId,
    @Column("The date the row is for; only games before it count.") LocalDate cacheDate,
    @Column(
            value = "Mean points, newest 5 played games.",
            unit = "points",
            numeric = {5, 1},
            min = "0")
        @Nullable BigDecimal pointsAvgLast5,
    @Column(
            value = "Mean points, newest 10 played games.",
            unit = "points",
            numeric = {5, 1},
            min = "0")
        @Nullable BigDecimal pointsAvgLast10,
    @Column(
            value = "Mean points, season.",
            unit = "points",
            numeric = {5, 1},
            min = "0")
        @Nullable BigDecimal pointsAvgSeason,
    @Column(
            value = "Sample standard deviation of points, newest 10.",
            unit = "points",
            numeric = {5, 2},
            min = "0")
        @Nullable BigDecimal pointsStdLast10,
    @Column(
            value = "Mean minutes, newest 10.",
            unit = "minutes",
            numeric = {5, 1},
            min = "0")
        @Nullable BigDecimal minutesAvgLast10,
    @Column(
            value = "Mean usage rate, newest 10.",
            unit = "percent",
            numeric = {5, 2},
            min = "0")
        @Nullable BigDecimal usageRateLast10,
    @Column(
            value = "Mean true shooting, newest 10.",
            unit = "fraction",
            numeric = {5, 3},
            min = "0")
        @Nullable BigDecimal tsPctLast10,
    @Column(value = "Played games of the season.", min = "5") long gamesPlayedSeason,
    @Column(
            value = "Mean pace of the team, newest 10 games.",
            unit = "possessions/48 minutes",
            numeric = {5, 1},
            min = "0")
        @Nullable BigDecimal teamPaceLast10,
    @Column(
            value = "Mean offensive rating of the team, newest 10 games.",
            unit = "points/100 possessions",
            numeric = {6, 2},
            min = "0")
        @Nullable BigDecimal teamOffRatingLast10,
    @Column(
            value = "Mean usage rate, season.",
            unit = "percent",
            numeric = {5, 2},
            min = "0")
        @Nullable BigDecimal playerUsageRateSeason,
    @Column(value = "From the player's context.", min = "0") @Nullable Long gamesInLast7Days,
    @Column(value = "From the player's context.", min = "0") @Nullable Long gamesInLast14Days,
    @Column(value = "From the player's context.", unit = "minutes", min = "0")
        @Nullable Long minutesInLast7Days,
    @Column(value = "From the player's context.", unit = "minutes", min = "0")
        @Nullable Long minutesInLast14Days,
    @Column(value = "From the player's context.", min = "0") @Nullable Long backToBacksLast14Days,
    @Column(
            value = "From the player's context.",
            unit = "minutes",
            numeric = {5, 1},
            min = "0")
        @Nullable BigDecimal avgMinutesPerGameLast7,
    @Column(value = "From the player's context.", unit = "minutes", min = "0")
        @Nullable Long fourthQuarterMinutesLast7,
    @Column(
            value = "From the player's shot zone row.",
            oneOf = {"paint", "mid_range", "perimeter", "balanced"})
        @Nullable String primaryScoringZone,
    @Column(
            value = "From the player's shot zone row.",
            unit = "percent",
            numeric = {5, 2},
            min = "0",
            max = "100")
        @Nullable BigDecimal paintRateLast10,
    @Column(
            value = "From the player's shot zone row.",
            unit = "percent",
            numeric = {5, 2},
            min = "0",
            max = "100")
        @Nullable BigDecimal threePtRateLast10,
    @Column(
            value =
                "Field goals made on a pass / field goals made, newest 10, as a fraction; the shot zone table has a column of this name that is in percent.",
            unit = "fraction",
            numeric = {5, 2},
            min = "0")
        @Nullable BigDecimal assistedRateLast10,
    @Column(value = "From the player's context.", unit = "years", min = "0")
        @Nullable Long playerAge,
    @Column(value = "Whether the player has a shot zone row on the date.", hashed = false)
        boolean shotZoneDataAvailable,
    @ColumnPrefix("source_player_game") SourceTrace sourcePlayerGame,
    @ColumnPrefix("source_team_offense") SourceTrace sourceTeamOffense,
    @ColumnPrefix("source_upcoming_context") SourceTrace sourceUpcomingContext,
    @ColumnPrefix("source_shot_zone") SourceTrace sourceShotZone,
    @Column(value = "Whether the player has fewer than 10 played games.", hashed = false)
        boolean earlySeasonFlag,
    @Column(value = "Says so in words, else null.", hashed = false)
        @Nullable String insufficientDataReason,
    Completeness completeness,
    @Column(value = "Version of the table's meaning.", constant = true) String cacheVersion) {}
