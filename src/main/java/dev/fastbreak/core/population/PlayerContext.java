package dev.fastbreak.core.population;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a player before a game, wherever it comes from: a row of {@code
 * upcoming_player_game_context}, or {@link SyntheticContext}. Units are those of the table; null
 * means unknown.
 */
public record PlayerContext(
    String playerLookup,
    @Nullable String universalPlayerId,
    String gameId,
    LocalDate gameDate,
    String teamAbbr,
    String opponentTeamAbbr,
    @Nullable Boolean homeGame,
    @Nullable Long daysRest,
    @Nullable Boolean backToBack,
    @Nullable Long gamesInLast7Days,
    @Nullable Long gamesInLast14Days,
    @Nullable Long minutesInLast7Days,
    @Nullable Long minutesInLast14Days,
    @Nullable BigDecimal avgMinutesPerGameLast7,
    @Nullable Long backToBacksLast14Days,
    @Nullable Long fourthQuarterMinutesLast7,
    @Nullable Long playerAge,
    @Nullable BigDecimal projectedUsageRate,
    @Nullable BigDecimal avgUsageRateLast7Games,
    @Nullable Long starTeammatesOut,
    @Nullable BigDecimal paceDifferential,
    @Nullable Long opponentDaysRest,
    @Nullable String playerStatus,
    @Nullable String seasonPhase) {}
