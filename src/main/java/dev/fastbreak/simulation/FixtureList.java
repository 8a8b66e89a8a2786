package dev.fastbreak.simulation;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts the 1,230 games of a regular season on its days.
 *
 * <p>Who meets whom follows the league's formula: four games against each division rival, four
 * against six and three against four other teams of the conference, two against each team of the
 * other one; 41 at home and 41 away. When they meet is found by simulated annealing: from any
 * placing in which no team plays twice a day, single games move to other days, and a move that
 * makes the list worse is taken the less often the longer the search lasts. Worse is: many
 * back-to-backs, three games in three days, four in five, long idle stretches, the same opponent
 * again within a week, days too full or too empty.
 */
final class FixtureList {

  private static final int STEPS = 450_000;
  private static final double WARMEST = 4;
  private static final double COLDEST = 0.03;

  /** Back-to-backs per team in real seasons: 12 to 16. */
  private static final double BACK_TO_BACKS = 13.6;

  private static final double TRIPLE = 40;
  private static final double FOUR_IN_FIVE = 5;
  private static final double SAME_OPPONENT_SOON = 1.5;
  private static final int SOON = 7;
  private static final double LOAD = 0.35;

  /** Days before the first and behind the last that stay empty, so that windows need no bounds. */
  private static final int MARGIN = 16;

  private final SeasonCalendar calendar;
  private final Dice dice;
  private final List<int[]> games = new ArrayList<>();

  /** By game: the games of the same two teams, itself among them. */
  private final List<int[]> meetings = new ArrayList<>();

  /** By slot of the calendar: the day's number, counted without the All-Star break. */
  private final int[] dayOfSlot;

  private final double[] targets;
  private final int[] load;

  /** By game: the slot, -1 when not placed. */
  private final int[] slotOfGame;

  private final boolean[] frozen;

  /** By team and day. */
  private final boolean[][] plays;

  private final int[] backToBacks = new int[Teams.COUNT];

  private FixtureList(SeasonCalendar calendar, Dice dice) {
    this.calendar = calendar;
    this.dice = dice;
    matchUp();
    int slots = calendar.days().size();
    dayOfSlot = new int[slots];
    for (int slot = 0; slot < slots; slot++) {
      long days = ChronoUnit.DAYS.between(calendar.opener(), calendar.days().get(slot));
      // Everybody rests at All-Star time, which is no gap of a team's own making.
      boolean behindTheBreak = calendar.days().get(slot).isAfter(calendar.allStarGame());
      dayOfSlot[slot] = MARGIN + (int) days - (behindTheBreak ? 5 : 0);
    }
    targets = calendar.targets(games.size());
    load = new int[slots];
    slotOfGame = new int[games.size()];
    frozen = new boolean[games.size()];
    plays = new boolean[Teams.COUNT][dayOfSlot[slots - 1] + MARGIN + 1];
  }

  /** The fixtures of a season, oldest first. */
  static List<Fixture> of(SeasonCalendar calendar, long seed) {
    for (int attempt = 0; ; attempt++) {
      FixtureList list =
          new FixtureList(calendar, Dice.of(seed, Dice.Purpose.FIXTURES, calendar.year(), attempt));
      // A placing that gets stuck is rare beyond observation; another shuffle gets through.
      if (list.placeAll()) {
        list.improve();
        return list.fixtures();
      }
    }
  }

  private void matchUp() {
    for (int a = 0; a < Teams.COUNT; a++) {
      for (int b = a + 1; b < Teams.COUNT; b++) {
        int aHosts = 2;
        int bHosts = 2;
        if (Teams.conference(a) != Teams.conference(b)) {
          aHosts = 1;
          bHosts = 1;
        } else if (Teams.division(a) != Teams.division(b)) {
          // Two of the five teams of another division are met three times, by turns.
          int turn = (Teams.place(b) - Teams.place(a) + 5 + calendar.year()) % 5;
          aHosts = turn == 1 ? 1 : 2;
          bHosts = turn == 0 ? 1 : 2;
        }
        int first = games.size();
        games.addAll(Collections.nCopies(aHosts, new int[] {a, b}));
        games.addAll(Collections.nCopies(bHosts, new int[] {b, a}));
        int[] ofBoth = IntStream.range(first, games.size()).toArray();
        meetings.addAll(Collections.nCopies(ofBoth.length, ofBoth));
      }
    }
  }

  /** Any placing without a team twice a day; false when a game finds no free day. */
  private boolean placeAll() {
    Arrays.fill(slotOfGame, -1);
    int[] order = shuffled(games.size());
    freeze(order, 0, SeasonCalendar.OPENING_GAMES);
    freeze(order, calendar.christmas(), SeasonCalendar.CHRISTMAS_GAMES);
    for (int game : order) {
      if (slotOfGame[game] < 0 && !placeAnywhere(game)) {
        return false;
      }
    }
    return true;
  }

  private void freeze(int[] order, int slot, int count) {
    for (int game : order) {
      if (load[slot] == count) {
        return;
      }
      if (slotOfGame[game] < 0 && isFree(game, slot)) {
        put(game, slot);
        frozen[game] = true;
      }
    }
  }

  private boolean placeAnywhere(int game) {
    int slots = dayOfSlot.length;
    int start = dice.below(slots);
    int best = -1;
    double mostRoom = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < slots; i++) {
      int slot = (start + i) % slots;
      double room = targets[slot] - load[slot];
      if (isOpen(slot) && room > mostRoom && isFree(game, slot)) {
        best = slot;
        mostRoom = room;
      }
    }
    if (best >= 0) {
      put(game, best);
    }
    return best >= 0;
  }

  private boolean isOpen(int slot) {
    return slot != 0 && slot != calendar.christmas();
  }

  private boolean isFree(int game, int slot) {
    int day = dayOfSlot[slot];
    return !plays[games.get(game)[0]][day] && !plays[games.get(game)[1]][day];
  }

  private void improve() {
    double cooling = StrictMath.pow(COLDEST / WARMEST, 1.0 / STEPS);
    double temperature = WARMEST;
    for (int step = 0; step < STEPS; step++) {
      temperature *= cooling;
      int game = dice.below(games.size());
      int target = dice.below(dayOfSlot.length);
      if (frozen[game] || !isOpen(target) || !isFree(game, target)) {
        continue;
      }
      int source = slotOfGame[game];
      double change = -take(game);
      change += put(game, target);
      if (change > 0 && !dice.chance(StrictMath.exp(-change / temperature))) {
        take(game);
        put(game, source);
      }
    }
  }

  /** Places a game and tells what that costs. */
  private double put(int game, int slot) {
    double cost = cost(game, slot);
    int day = dayOfSlot[slot];
    for (int team : games.get(game)) {
      backToBacks[team] += neighbours(team, day);
      plays[team][day] = true;
    }
    load[slot]++;
    slotOfGame[game] = slot;
    return cost;
  }

  /** Takes a game off its day and tells what it had cost. */
  private double take(int game) {
    int slot = slotOfGame[game];
    int day = dayOfSlot[slot];
    for (int team : games.get(game)) {
      plays[team][day] = false;
      backToBacks[team] -= neighbours(team, day);
    }
    load[slot]--;
    slotOfGame[game] = -1;
    return cost(game, slot);
  }

  private int neighbours(int team, int day) {
    return (plays[team][day - 1] ? 1 : 0) + (plays[team][day + 1] ? 1 : 0);
  }

  /** What the list is worse by with the game on that day than without it. */
  private double cost(int game, int slot) {
    int day = dayOfSlot[slot];
    double excess = load[slot] - targets[slot];
    // On the last day everybody plays, whatever it costs.
    double weight = slot == dayOfSlot.length - 1 ? 6 * LOAD : LOAD;
    double cost = weight * (2 * excess + 1);
    for (int team : games.get(game)) {
      cost += teamCost(team, day);
    }
    for (int other : meetings.get(game)) {
      int placed = slotOfGame[other];
      if (placed >= 0 && Math.abs(dayOfSlot[placed] - day) < SOON) {
        cost += SAME_OPPONENT_SOON;
      }
    }
    return cost;
  }

  private double teamCost(int team, int day) {
    boolean[] own = plays[team];
    int before = 1;
    while (before < MARGIN && !own[day - before]) {
      before++;
    }
    int behind = 1;
    while (behind < MARGIN && !own[day + behind]) {
      behind++;
    }
    double cost =
        gapCost(before) + gapCost(behind) - gapCost(Math.min(before + behind, MARGIN - 1));
    int more = neighbours(team, day);
    double surplus = backToBacks[team] - BACK_TO_BACKS;
    cost += more * (2 * surplus + more);
    cost += own[day - 2] && own[day - 1] ? TRIPLE : 0;
    cost += own[day - 1] && own[day + 1] ? TRIPLE : 0;
    cost += own[day + 1] && own[day + 2] ? TRIPLE : 0;
    for (int first = day - 4; first <= day; first++) {
      int others = 0;
      for (int i = first; i < first + 5; i++) {
        others += own[i] ? 1 : 0;
      }
      cost += others == 3 ? FOUR_IN_FIVE : 0;
    }
    return cost;
  }

  private static double gapCost(int days) {
    return days <= 2 ? 0 : days == 3 ? 0.3 : days == 4 ? 1.2 : 4.0 * (days - 4);
  }

  private List<Fixture> fixtures() {
    return IntStream.range(0, games.size())
        .mapToObj(
            game ->
                new Fixture(
                    calendar.days().get(slotOfGame[game]), games.get(game)[0], games.get(game)[1]))
        .sorted(Comparator.comparing(Fixture::date).thenComparing(Fixture::home))
        .toList();
  }

  private int[] shuffled(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = dice.below(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
