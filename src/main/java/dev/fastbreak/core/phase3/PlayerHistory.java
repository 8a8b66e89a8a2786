package dev.fastbreak.core.phase3;

import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.number.Statistics;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One player's games of a season up to, and without, the date that is looked at; at least one. It
 * grows with the season: games are added oldest first, after every question about their own date
 * was asked.
 */
final class PlayerHistory {

  private static final int STAR_GAMES = 5;
  private static final int STAR_POINTS = 18;

  private final List<PlayerGame> games = new ArrayList<>();
  private long points;

  PlayerHistory(PlayerGame first) {
    add(first);
  }

  void add(PlayerGame game) {
    games.add(game);
    points += game.box().points();
  }

  /** Days since the newest game, less one. */
  long daysRest(LocalDate date) {
    return ChronoUnit.DAYS.between(newest().box().date(), date) - 1;
  }

  /** The games with date - days &lt; game date &lt; date, both ends excluded, oldest first. */
  List<PlayerGame> lastDays(int days, LocalDate date) {
    LocalDate excluded = date.minusDays(days);
    int first = games.size();
    while (first > 0 && date(first - 1).isAfter(excluded)) {
      first--;
    }
    return games.subList(first, games.size());
  }

  /**
   * How many of those games were played the day after another. That other game may lie before the
   * window.
   */
  long backToBacks(int days, LocalDate date) {
    int first = games.size() - lastDays(days, date).size();
    long count = 0;
    for (int i = Math.max(first, 1); i < games.size(); i++) {
      if (date(i - 1).plusDays(1).equals(date(i))) {
        count++;
      }
    }
    return count;
  }

  /** Mean stored usage rate over the newest games that have one; null when none has. */
  @Nullable Fraction meanUsageRate(int newest) {
    List<BigDecimal> rates = new ArrayList<>(newest);
    for (int i = games.size() - 1; i >= 0 && rates.size() < newest; i--) {
      BigDecimal rate = games.get(i).row().usageRate();
      if (rate != null) {
        rates.add(rate);
      }
    }
    return Statistics.meanOfDecimals(rates, rate -> rate);
  }

  /** Whether the player has at least 5 games and a mean of at least 18.0 points. */
  boolean isStar() {
    return games.size() >= STAR_GAMES && points >= (long) STAR_POINTS * games.size();
  }

  PlayerGame newest() {
    return games.get(games.size() - 1);
  }

  private LocalDate date(int index) {
    return games.get(index).box().date();
  }
}
