package dev.fastbreak.core.upstream;

import dev.fastbreak.core.table.Column;
import dev.fastbreak.core.table.Stamps;
import dev.fastbreak.core.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What one team's offence did in one game. */
@Table(
    dataset = "nba_analytics",
    name = "team_offense_game_summary",
    meaning = "One row per team and game: points, offensive rating, pace, result.",
    key = {"game_date", "team_abbr"},
    date = "game_date",
    cluster = {"team_abbr", "game_date"},
    stamps = Stamps.HASH)
public record TeamOffenseGameSummary(
    @Column("The team.") String teamAbbr,
    @Column("Game id, YYYYMMDD_AWAY_HOME.") String gameId,
    @Column("The league's own game id.") @Nullable String nbaGameId,
    @Column("Local date of the game.") LocalDate gameDate,
    @Column("The other team.") String opponentTeamAbbr,
    @Column("Year in which the season starts.") long seasonYear,
    @Column(value = "Points scored.", unit = "points", min = "0", max = "400")
        @Nullable Long pointsScored,
    @Column(
            value = "Points per 100 possessions.",
            unit = "points/100 possessions",
            numeric = {6, 2},
            min = "0")
        @Nullable BigDecimal offensiveRating,
    @Column(
            value = "Possessions per 48 minutes.",
            unit = "possessions/48 minutes",
            numeric = {5, 1},
            min = "0")
        @Nullable BigDecimal pace,
    @Column("Whether the team won.") @Nullable Boolean winFlag,
    @Column("Whether the team was at home.") @Nullable Boolean homeGame) {}
