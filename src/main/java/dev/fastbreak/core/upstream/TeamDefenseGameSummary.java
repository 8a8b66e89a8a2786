package dev.fastbreak.core.upstream;

import dev.fastbreak.core.table.Column;
import dev.fastbreak.core.table.Stamps;
import dev.fastbreak.core.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What one team's defence allowed in one game; "opp" is the other team. */
@Table(
    dataset = "nba_analytics",
    name = "team_defense_game_summary",
    meaning = "One row per defending team and game: what the opponent shot, by zone, and scored.",
    key = {"game_date", "defending_team_abbr"},
    date = "game_date",
    cluster = {"defending_team_abbr", "game_date"},
    stamps = Stamps.HASH)
public record TeamDefenseGameSummary(
    @Column("The defending team.") String defendingTeamAbbr,
    @Column("Game id, YYYYMMDD_AWAY_HOME.") String gameId,
    @Column("The league's own game id.") @Nullable String nbaGameId,
    @Column("Local date of the game.") LocalDate gameDate,
    @Column("The other team.") String opponentTeamAbbr,
    @Column("Year in which the season starts.") long seasonYear,
    @Column(value = "Points allowed.", unit = "points", min = "0", max = "400")
        @Nullable Long pointsAllowed,
    @Column(
            value = "Opponent's two-pointers attempted within 8 feet; null without shot data.",
            min = "0",
            max = "400")
        @Nullable Long oppPaintAttempts,
    @Column(
            value = "Opponent's two-pointers made within 8 feet.",
            min = "0",
            max = "400",
            within = "opp_paint_attempts")
        @Nullable Long oppPaintMakes,
    @Column(
            value = "Opponent's two-pointers attempted beyond 8 feet; null without shot data.",
            min = "0",
            max = "400")
        @Nullable Long oppMidRangeAttempts,
    @Column(
            value = "Opponent's two-pointers made beyond 8 feet.",
            min = "0",
            max = "400",
            within = "opp_mid_range_attempts")
        @Nullable Long oppMidRangeMakes,
    @Column(value = "Opponent's three-pointers attempted.", min = "0", max = "400")
        @Nullable Long oppThreePtAttempts,
    @Column(
            value = "Opponent's three-pointers made.",
            min = "0",
            max = "400",
            within = "opp_three_pt_attempts")
        @Nullable Long oppThreePtMakes,
    @Column(
            value = "Two points for each of opp_paint_makes.",
            unit = "points",
            min = "0",
            max = "400")
        @Nullable Long pointsInPaintAllowed,
    @Column(
            value = "Two points for each of opp_mid_range_makes.",
            unit = "points",
            min = "0",
            max = "400")
        @Nullable Long midRangePointsAllowed,
    @Column(
            value = "Three points for each of opp_three_pt_makes.",
            unit = "points",
            min = "0",
            max = "400")
        @Nullable Long threePtPointsAllowed,
    @Column(value = "Blocks of shots in the paint.", min = "0", max = "400")
        @Nullable Long blocksPaint,
    @Column(value = "Blocks of mid-range shots.", min = "0", max = "400")
        @Nullable Long blocksMidRange,
    @Column(value = "Blocks of three-pointers.", min = "0", max = "400")
        @Nullable Long blocksThreePt,
    @Column(
            value = "Points allowed per 100 possessions of the opponent.",
            unit = "points/100 possessions",
            numeric = {6, 2},
            min = "0")
        @Nullable BigDecimal defensiveRating,
    @Column(
            value = "Possessions of the opponent in the game, not scaled for overtime.",
            unit = "possessions",
            numeric = {5, 1},
            min = "0")
        @Nullable BigDecimal opponentPace,
    @Column("Whether the defending team won.") @Nullable Boolean winFlag,
    @Column("Whether the defending team was at home.") @Nullable Boolean homeGame) {}
