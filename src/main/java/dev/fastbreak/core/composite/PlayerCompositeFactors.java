package dev.fastbreak.core.composite;

import dev.fastbreak.core.run.Completeness;
import dev.fastbreak.core.run.SourceTrace;
import dev.fastbreak.core.table.Column;
import dev.fastbreak.core.table.ColumnPrefix;
import dev.fastbreak.core.table.Stamps;
import dev.fastbreak.core.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How fatigue, matchup, pace and usage should move a player's scoring on one date. */
@Table(
    dataset = "nba_precompute",
    name = "player_composite_factors",
    meaning = "One row per player and game date: fatigue, zone mismatch, pace and usage scores.",
    key = {"game_date", "player_lookup"},
    date = "game_date",
    cluster = {"player_lookup", "universal_player_id", "game_date"},
    stamps = Stamps.HASH_AND_RUN)
public record PlayerCompositeFactors(
    @Column("The player.") String playerLookup,
    @Column("Stable id of the player.") @Nullable String universalPlayerId,
    @Column("The game date.") LocalDate gameDate,
    @Column("The game.") String gameId,
    @Column("Equal to game_date.") LocalDate analysisDate,
    @Column(
            value = "100 is fresh; penalties for load, bonus for rest.",
            unit = "score",
            min = "0",
            max = "100")
        long fatigueScore,
    @Column(
            value = "The player's zone against the opponent's defence of it.",
            unit = "points",
            numeric = {4, 1},
            min = "-10",
            max = "10")
        BigDecimal shotZoneMismatchScore,
    @Column(
            value = "Half the pace differential, within 3.",
            unit = "points",
            numeric = {3, 1},
            min = "-3",
            max = "3")
        BigDecimal paceScore,
    @Column(
            value = "0.3 of the projected change of usage, within 3.",
            unit = "points",
            numeric = {3, 1},
            min = "-3",
            max = "3")
        BigDecimal usageSpikeScore,
    @Column(
            value = "Sum of the parts, from their exact values.",
            unit = "points",
            numeric = {5, 2},
            min = "-21",
            max = "16")
        BigDecimal totalCompositeAdjustment,
    @Column(value = "Inputs of the fatigue score.", hashed = false) String fatigueContextJson,
    @Column(value = "Inputs of the mismatch score.", hashed = false) String shotZoneContextJson,
    @Column(value = "Inputs of the pace score.", hashed = false) String paceContextJson,
    @Column(value = "Inputs of the usage score.", hashed = false) String usageContextJson,
    @Column(value = "Version of the formulas.", constant = true) String calculationVersion,
    @Column(
            value = "20 for each of five inputs that is there.",
            unit = "percent",
            numeric = {5, 2},
            min = "0",
            max = "100")
        BigDecimal dataCompletenessPct,
    @Column("The inputs that are not there, joined by \", \".") @Nullable String missingDataFields,
    @Column("Whether warning_details says anything.") boolean hasWarnings,
    @Column("EXTREME_FATIGUE, EXTREME_MATCHUP, EXTREME_ADJUSTMENT, joined by \"; \".")
        @Nullable String warningDetails,
    @ColumnPrefix("source_player_context") SourceTrace sourcePlayerContext,
    @ColumnPrefix("source_team_context") SourceTrace sourceTeamContext,
    @ColumnPrefix("source_player_shot") SourceTrace sourcePlayerShot,
    @ColumnPrefix("source_team_defense") SourceTrace sourceTeamDefense,
    @Column("Whether the player has fewer than 10 played games.") boolean earlySeasonFlag,
    @Column("Says so in words, else null.") @Nullable String insufficientDataReason,
    @Column(value = "The player's shot zone row exists and is ready.", hashed = false)
        boolean upstreamPlayerShotReady,
    @Column(value = "The opponent's defence row exists and is ready.", hashed = false)
        boolean upstreamTeamDefenseReady,
    @Column(value = "The player's context row exists and is ready.", hashed = false)
        boolean upstreamPlayerContextReady,
    @Column(value = "The opponent's context row exists and is ready.", hashed = false)
        boolean upstreamTeamContextReady,
    @Column(value = "All four are ready.", hashed = false) boolean allUpstreamsReady,
    Completeness completeness) {}
