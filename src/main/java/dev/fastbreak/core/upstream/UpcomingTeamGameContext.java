package dev.fastbreak.core.upstream;

import dev.fastbreak.core.table.Column;
import dev.fastbreak.core.table.Stamps;
import dev.fastbreak.core.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is known about a team before a game. */
@Table(
    dataset = "nba_analytics",
    name = "upcoming_team_game_context",
    meaning = "One row per team and coming game: betting lines and rest.",
    key = {"game_date", "team_abbr"},
    date = "game_date",
    cluster = {"team_abbr", "game_date"},
    stamps = Stamps.HASH)
public record UpcomingTeamGameContext(
    @Column("The team.") String teamAbbr,
    @Column("Game id, YYYYMMDD_AWAY_HOME.") String gameId,
    @Column("The league's own game id.") @Nullable String nbaGameId,
    @Column("Local date of the game.") LocalDate gameDate,
    @Column("The other team.") String opponentTeamAbbr,
    @Column("Whether the team is at home.") @Nullable Boolean homeGame,
    @Column(
            value = "Closing total of the game.",
            unit = "points",
            numeric = {5, 1},
            hashed = false)
        @Nullable BigDecimal gameTotal,
    @Column(
            value = "Closing spread; negative when this team is the favourite.",
            unit = "points",
            numeric = {5, 1},
            hashed = false)
        @Nullable BigDecimal gameSpread,
    @Column(
            value = "Days between the team's previous game and this one, less one.",
            unit = "days",
            min = "0")
        @Nullable Long teamDaysRest,
    @Column("Whether the row was made from complete data.") @Nullable Boolean isProductionReady) {}
