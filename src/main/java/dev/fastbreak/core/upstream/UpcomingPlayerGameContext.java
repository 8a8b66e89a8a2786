package dev.fastbreak.core.upstream;

import dev.fastbreak.core.table.Column;
import dev.fastbreak.core.table.Stamps;
import dev.fastbreak.core.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a player before a game that he is expected to play; "last k days" is D - k
 * &lt; game date &lt; D.
 */
@Table(
    dataset = "nba_analytics",
    name = "upcoming_player_game_context",
    meaning =
        "One row per expected player and coming game: rest, load, usage, injuries, matchup pace.",
    key = {"game_date", "player_lookup"},
    date = "game_date",
    cluster = {"universal_player_id", "player_lookup", "team_abbr", "game_date"},
    stamps = Stamps.HASH)
public record UpcomingPlayerGameContext(
    @Column("Player name, lower case, letters and digits only.") String playerLookup,
    @Column("Stable id of the player.") @Nullable String universalPlayerId,
    @Column("Game id, YYYYMMDD_AWAY_HOME.") String gameId,
    @Column("The league's own game id.") @Nullable String nbaGameId,
    @Column("Local date of the game.") LocalDate gameDate,
    @Column("The player's team.") String teamAbbr,
    @Column("The other team.") String opponentTeamAbbr,
    @Column("Whether the player's team is at home.") @Nullable Boolean homeGame,
    @Column(
            value = "Days between the previous game and this one, less one.",
            unit = "days",
            min = "0",
            max = "400")
        @Nullable Long daysRest,
    @Column("Whether the player's previous game was yesterday.") @Nullable Boolean backToBack,
    @Column(value = "Games in the last 7 days.", min = "0", max = "7")
        @Nullable Long gamesInLast7Days,
    @Column(value = "Games in the last 14 days.", min = "0", max = "14")
        @Nullable Long gamesInLast14Days,
    @Column(value = "Minutes in the last 7 days.", unit = "minutes", min = "0", max = "700")
        @Nullable Long minutesInLast7Days,
    @Column(value = "Minutes in the last 14 days.", unit = "minutes", min = "0", max = "1400")
        @Nullable Long minutesInLast14Days,
    @Column(
            value = "Minutes per game in the last 7 days.",
            unit = "minutes",
            numeric = {5, 1},
            min = "0")
        @Nullable BigDecimal avgMinutesPerGameLast7,
    @Column(value = "Back-to-backs in the last 14 days.", min = "0", max = "14")
        @Nullable Long backToBacksLast14Days,
    @Column(
            value = "Fourth-quarter minutes in the last 7 days.",
            unit = "minutes",
            min = "0",
            max = "700")
        @Nullable Long fourthQuarterMinutesLast7,
    @Column(value = "Age of the player.", unit = "years", min = "0", max = "120")
        @Nullable Long playerAge,
    @Column(
            value = "Usage rate expected in this game.",
            unit = "percent",
            numeric = {5, 2},
            min = "0")
        @Nullable BigDecimal projectedUsageRate,
    @Column(
            value = "Mean usage rate over the newest 7 games.",
            unit = "percent",
            numeric = {5, 2},
            min = "0")
        @Nullable BigDecimal avgUsageRateLast7Games,
    @Column(value = "Star team-mates who are out.", min = "0", max = "50")
        @Nullable Long starTeammatesOut,
    @Column(
            value = "Opponent's recent pace minus the own team's.",
            unit = "possessions",
            numeric = {5, 1})
        @Nullable BigDecimal paceDifferential,
    @Column(
            value = "Opponent's mean pace over its newest 10 games.",
            unit = "possessions",
            numeric = {5, 1},
            min = "0")
        @Nullable BigDecimal opponentPaceLast10,
    @Column(value = "The opponent's days of rest.", unit = "days", min = "0", max = "400")
        @Nullable Long opponentDaysRest,
    @Column("available, probable, questionable, doubtful or out.") @Nullable String playerStatus,
    @Column("early, mid, late or playoffs.") @Nullable String seasonPhase,
    @Column("Whether a betting line on the player's points exists.") @Nullable Boolean hasPropLine,
    @Column(
            value = "That line.",
            unit = "points",
            numeric = {4, 1})
        @Nullable BigDecimal currentPointsLine,
    @Column("Whether the row was made from complete data.") @Nullable Boolean isProductionReady) {}
