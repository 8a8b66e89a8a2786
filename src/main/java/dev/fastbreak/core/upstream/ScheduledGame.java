package dev.fastbreak.core.upstream;

import dev.fastbreak.core.table.Column;
import dev.fastbreak.core.table.Stamps;
import dev.fastbreak.core.table.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One game of the league's schedule. */
@Table(
    dataset = "nba_raw",
    name = "nbac_schedule",
    meaning = "One row per game: when, who, and whether it is final.",
    key = {"game_id"},
    date = "game_date",
    cluster = {"game_date"},
    stamps = Stamps.HASH)
public record ScheduledGame(
    @Column("Game id, YYYYMMDD_AWAY_HOME.") String gameId,
    @Column("The league's own game id.") @Nullable String nbaGameId,
    @Column("Local date of the game.") LocalDate gameDate,
    @Column("1 scheduled, 3 final.") @Nullable Long gameStatus,
    @Column("The home team.") String homeTeamTricode,
    @Column("The visiting team.") String awayTeamTricode,
    @Column(value = "Year in which the season starts.", min = "1900", max = "2199") long seasonYear,
    @Column("Whether it is a regular-season game.") @Nullable Boolean isRegularSeason,
    @Column("Whether it is a play-in or playoff game.") @Nullable Boolean isPlayoffs,
    @Column("Whether it is an All-Star game; never a game date.") @Nullable Boolean isAllStar) {}
