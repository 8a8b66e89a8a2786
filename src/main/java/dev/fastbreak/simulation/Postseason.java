package dev.fastbreak.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The play-in and the first round of the playoffs; the second round is to come, so that what is
 * known of a simulated season ends about May 1.
 */
final class Postseason {

  private static final int TEAMS_OF_CONFERENCE = 15;
  private static final int WINS_OF_SERIES = 4;

  /** Whether the better team is at home, by game of a series. */
  private static final boolean[] HOME_PATTERN = {true, true, false, false, true, false, true};

  /** Plays a game and tells the winner. */
  interface Court {
    /**
     * Plays a game.
     *
     * @param playIn whether it belongs to the play-in rather than to a series
     */
    int winner(LocalDate date, int home, int away, boolean playIn);
  }

  private final Court court;
  private final LocalDate start;

  /**
   * A postseason.
   *
   * @param lastDay last day of the regular season
   */
  Postseason(Court court, LocalDate lastDay) {
    this.court = court;
    this.start = lastDay.plusDays(2);
  }

  /** A series of the first round. */
  private static final class Series {
    final int better;
    final int worse;
    int betterWins;
    int worseWins;

    Series(int better, int worse) {
      this.better = better;
      this.worse = worse;
    }

    int winner() {
      return betterWins > worseWins ? better : worse;
    }

    boolean isOpen() {
      return betterWins < WINS_OF_SERIES && worseWins < WINS_OF_SERIES;
    }
  }

  /**
   * Plays it.
   *
   * @param standings per conference its teams, best first
   * @return the first two games of each series of the second round, oldest first
   */
  List<Fixture> play(List<List<Integer>> standings) {
    List<Series> firstDay = new ArrayList<>();
    List<Series> secondDay = new ArrayList<>();
    for (List<Integer> seeds : playIn(standings)) {
      firstDay.add(new Series(seeds.get(0), seeds.get(7)));
      secondDay.add(new Series(seeds.get(1), seeds.get(6)));
      firstDay.add(new Series(seeds.get(2), seeds.get(5)));
      secondDay.add(new Series(seeds.get(3), seeds.get(4)));
    }
    LocalDate saturday = start.plusDays(4);
    for (int game = 0; game < HOME_PATTERN.length; game++) {
      playGame(game, saturday.plusDays(2L * game), firstDay);
      playGame(game, saturday.plusDays(2L * game + 1), secondDay);
    }
    LocalDate next = saturday.plusDays(2L * HOME_PATTERN.length + 1);
    List<Fixture> secondRound = new ArrayList<>();
    for (LocalDate date : List.of(next, next.plusDays(2))) {
      for (int i = 0; i < firstDay.size(); i++) {
        secondRound.add(new Fixture(date, firstDay.get(i).winner(), secondDay.get(i ^ 1).winner()));
      }
    }
    return secondRound;
  }

  private void playGame(int game, LocalDate date, List<Series> all) {
    for (Series series : all) {
      if (!series.isOpen()) {
        continue;
      }
      int home = HOME_PATTERN[game] ? series.better : series.worse;
      int away = HOME_PATTERN[game] ? series.worse : series.better;
      if (court.winner(date, home, away, false) == series.better) {
        series.betterWins++;
      } else {
        series.worseWins++;
      }
    }
  }

  /** The eight teams of each conference: the first six, and two out of the next four. */
  private List<List<Integer>> playIn(List<List<Integer>> standings) {
    List<List<Integer>> fields = new ArrayList<>();
    List<int[]> lastChances = new ArrayList<>();
    for (List<Integer> conference : standings) {
      if (conference.size() != TEAMS_OF_CONFERENCE) {
        throw new IllegalArgumentException("A conference of " + conference.size() + " teams");
      }
      int seventh = conference.get(6);
      int eighth = conference.get(7);
      int seventhSeed = court.winner(start, seventh, eighth, true);
      int survivor = court.winner(start.plusDays(1), conference.get(8), conference.get(9), true);
      List<Integer> field = new ArrayList<>(conference.subList(0, 6));
      field.add(seventhSeed);
      fields.add(field);
      lastChances.add(new int[] {seventhSeed == seventh ? eighth : seventh, survivor});
    }
    for (int i = 0; i < fields.size(); i++) {
      int[] teams = lastChances.get(i);
      fields.get(i).add(court.winner(start.plusDays(3), teams[0], teams[1], true));
    }
    return fields;
  }
}
