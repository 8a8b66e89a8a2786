package dev.fastbreak.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The play-in and the first round of the playoffs; the second round is to come, so that what is
 * known of a simulated season ends about May 1.
 */
final class Postseason {

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
    int winner(Fixture fixture, boolean playIn);
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
  private final class Series {
    private final int better;
    private final int worse;
    private int betterWins;
    private int worseWins;

    Series(List<Integer> field, int rank) {
      this.better = field.get(rank - 1);
      this.worse = field.get(8 - rank);
    }

    int winner() {
      return betterWins > worseWins ? better : worse;
    }

    void play(int game, LocalDate date) {
      if (Math.max(betterWins, worseWins) == WINS_OF_SERIES) {
        return;
      }
      boolean betterAtHome = HOME_PATTERN[game];
      Fixture fixture =
          new Fixture(date, betterAtHome ? better : worse, betterAtHome ? worse : better);
      if (court.winner(fixture, false) == better) {
        betterWins++;
      } else {
        worseWins++;
      }
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
    for (List<Integer> field : playIn(standings)) {
      firstDay.add(new Series(field, 1));
      secondDay.add(new Series(field, 2));
      firstDay.add(new Series(field, 3));
      secondDay.add(new Series(field, 4));
    }
    LocalDate date = start.plusDays(4);
    for (int game = 0; game < HOME_PATTERN.length; game++) {
      for (Series series : firstDay) {
        series.play(game, date);
      }
      for (Series series : secondDay) {
        series.play(game, date.plusDays(1));
      }
      date = date.plusDays(2);
    }
    List<Fixture> secondRound = new ArrayList<>();
    for (LocalDate day : List.of(date.plusDays(1), date.plusDays(3))) {
      for (int i = 0; i < firstDay.size(); i++) {
        secondRound.add(new Fixture(day, firstDay.get(i).winner(), secondDay.get(i ^ 1).winner()));
      }
    }
    return secondRound;
  }

  /** The eight teams of each conference: the first six, and two out of the next four. */
  private List<List<Integer>> playIn(List<List<Integer>> standings) {
    List<List<Integer>> fields = new ArrayList<>();
    List<Fixture> lastChances = new ArrayList<>();
    for (List<Integer> conference : standings) {
      Fixture seventhAndEighth = new Fixture(start, conference.get(6), conference.get(7));
      int seventh = court.winner(seventhAndEighth, true);
      int loser = seventhAndEighth.opponent(seventh);
      int survivor =
          court.winner(new Fixture(start.plusDays(1), conference.get(8), conference.get(9)), true);
      lastChances.add(new Fixture(start.plusDays(3), loser, survivor));
      fields.add(new ArrayList<>(conference.subList(0, 6)));
      fields.get(fields.size() - 1).add(seventh);
    }
    for (int i = 0; i < fields.size(); i++) {
      fields.get(i).add(court.winner(lastChances.get(i), true));
    }
    return fields;
  }
}
