package dev.fastbreak.core.upstream;

import dev.fastbreak.core.table.Column;
import dev.fastbreak.core.table.Stamps;
import dev.fastbreak.core.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What one player did in one game. */
@Table(
    dataset = "nba_analytics",
    name = "player_game_summary",
    meaning = "One row per player and game: box score, shot zones, usage and efficiency.",
    key = {"game_date", "player_lookup"},
    date = "game_date",
    cluster = {"universal_player_id", "player_lookup", "team_abbr", "game_date"},
    stamps = Stamps.HASH)
public record PlayerGameSummary(
    @Column("Player name, lower case, letters and digits only.") String playerLookup,
    @Column("Stable id of the player.") @Nullable String universalPlayerId,
    @Column("Game id, YYYYMMDD_AWAY_HOME.") String gameId,
    @Column("The league's own game id.") @Nullable String nbaGameId,
    @Column("Local date of the game.") LocalDate gameDate,
    @Column("Team the player played for.") String teamAbbr,
    @Column("The other team.") String opponentTeamAbbr,
    @Column("Year in which the season starts.") long seasonYear,
    @Column(value = "Points scored.", unit = "points", min = "0", max = "250")
        @Nullable Long points,
    @Column(
            value = "Minutes on the floor.",
            unit = "minutes",
            numeric = {5, 1},
            min = "0")
        @Nullable BigDecimal minutesPlayed,
    @Column(
            value = "Share of the team's possessions that the player ended while on the floor.",
            unit = "percent",
            numeric = {5, 2},
            min = "0")
        @Nullable BigDecimal usageRate,
    @Column(
            value = "True shooting: points / (2 (FGA + 0.44 FTA)).",
            unit = "fraction",
            numeric = {5, 3},
            min = "0")
        @Nullable BigDecimal tsPct,
    @Column(value = "Field goals attempted.", min = "0", max = "250") @Nullable Long fgAttempts,
    @Column(value = "Field goals made.", min = "0", max = "250", within = "fg_attempts")
        @Nullable Long fgMakes,
    @Column(value = "Three-pointers attempted.", min = "0", max = "250")
        @Nullable Long threePtAttempts,
    @Column(value = "Three-pointers made.", min = "0", max = "250", within = "three_pt_attempts")
        @Nullable Long threePtMakes,
    @Column(value = "Free throws attempted.", min = "0", max = "250") @Nullable Long ftAttempts,
    @Column(value = "Free throws made.", min = "0", max = "250", within = "ft_attempts")
        @Nullable Long ftMakes,
    @Column(
            value = "Two-pointers attempted within 8 feet; null when the game has no shot data.",
            min = "0",
            max = "250")
        @Nullable Long paintAttempts,
    @Column(
            value = "Two-pointers made within 8 feet.",
            min = "0",
            max = "250",
            within = "paint_attempts")
        @Nullable Long paintMakes,
    @Column(
            value = "Two-pointers attempted beyond 8 feet; null without shot data.",
            min = "0",
            max = "250")
        @Nullable Long midRangeAttempts,
    @Column(
            value = "Two-pointers made beyond 8 feet.",
            min = "0",
            max = "250",
            within = "mid_range_attempts")
        @Nullable Long midRangeMakes,
    @Column(value = "Field goals made on a pass.", min = "0", max = "250")
        @Nullable Long assistedFgMakes,
    @Column(value = "Field goals made without a pass.", min = "0", max = "250")
        @Nullable Long unassistedFgMakes,
    @Column(value = "Offensive rebounds.", min = "0", max = "250") @Nullable Long offensiveRebounds,
    @Column(value = "Defensive rebounds.", min = "0", max = "250") @Nullable Long defensiveRebounds,
    @Column(value = "Rebounds.", min = "0", max = "250") @Nullable Long rebounds,
    @Column(value = "Assists.", min = "0", max = "250") @Nullable Long assists,
    @Column(value = "Steals.", min = "0", max = "250") @Nullable Long steals,
    @Column(value = "Blocks.", min = "0", max = "250") @Nullable Long blocks,
    @Column(value = "Turnovers.", min = "0", max = "250") @Nullable Long turnovers,
    @Column(value = "Personal fouls.", min = "0", max = "250") @Nullable Long personalFouls,
    @Column(value = "Score margin while on the floor.", unit = "points") @Nullable Long plusMinus,
    @Column("Whether the player's team won.") @Nullable Boolean winFlag,
    @Column("Whether the player's team was at home.") @Nullable Boolean homeGame,
    @Column("False when the player was listed but not active.") @Nullable Boolean isActive,
    @Column("Whether the player did not play; null when not known.") @Nullable Boolean isDnp) {}
