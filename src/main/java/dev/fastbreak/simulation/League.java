package dev.fastbreak.simulation;

import dev.fastbreak.core.phase3.GameLog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who is where and who is fit, day by day: rosters, trades until the deadline, ten-day contracts,
 * injuries and the entries of the injury list. It only moves forward.
 */
final class League {

  private static final int ROSTER = 16;
  private static final int TRADES = 24;

  /** Fewer fit players than this, and the team signs somebody before the game. */
  private static final int FEWEST_FIT = 10;

  private static final int CONTRACT_DAYS = 10;

  /** Chance per team and day in the ten-day season; about two signings a team. */
  private static final double SIGNING = 0.022;

  /** Chance per fit player and day; about 800 injuries a season. */
  private static final double INJURY = 0.0105;

  /** Share of returns that the injury list reports, and of entries whose name is not matched. */
  private static final double RETURN_REPORTED = 0.85;

  private static final double NAME_UNMATCHED = 0.01;

  private static final Comparator<Athlete> BEST_FIRST =
      Comparator.comparingDouble(Athlete::rating).reversed();

  private final SeasonCalendar calendar;
  private final Dice transactions;
  private final Dice injuries;
  private final List<List<Athlete>> rosters = new ArrayList<>();
  private final List<Athlete> freeAgents = new ArrayList<>();
  private final Map<Long, LocalDate> contractEnds = new HashMap<>();
  private final Map<Long, LocalDate> returns = new HashMap<>();
  private final TreeMap<LocalDate, Integer> tradesDue = new TreeMap<>();
  private final List<GameLog.InjuryEntry> entries = new ArrayList<>();
  private LocalDate today;

  League(SeasonCalendar calendar, long seed) {
    this.calendar = calendar;
    int year = calendar.year();
    transactions = Dice.of(seed, Dice.Purpose.TRANSACTIONS, year);
    injuries = Dice.of(seed, Dice.Purpose.INJURIES, year);
    today = calendar.opener().minusDays(1);
    fillRosters(year, seed);
    planTrades();
  }

  /** Best players first to the team they belong to, while no team gets far ahead of the others. */
  private void fillRosters(int year, long seed) {
    for (int team = 0; team < Teams.COUNT; team++) {
      rosters.add(new ArrayList<>());
    }
    List<Athlete> everybody =
        Career.active(year, seed).stream()
            .map(career -> Athlete.of(career, year, seed))
            .sorted(BEST_FIRST)
            .toList();
    Dice dice = Dice.of(seed, Dice.Purpose.ROSTERS, year);
    int places = ROSTER * Teams.COUNT;
    freeAgents.addAll(everybody.subList(places, everybody.size()));
    for (int placed = 0; placed < places; placed++) {
      Athlete athlete = everybody.get(placed);
      int most = Math.min(ROSTER, placed / Teams.COUNT + 2);
      int team = athlete.career().preferredTeam(year, seed);
      if (rosters.get(team).size() >= most) {
        team = smallest(dice);
      }
      rosters.get(team).add(athlete);
    }
  }

  private int smallest(Dice dice) {
    int start = dice.below(Teams.COUNT);
    int best = start;
    for (int i = 1; i < Teams.COUNT; i++) {
      int team = (start + i) % Teams.COUNT;
      if (rosters.get(team).size() < rosters.get(best).size()) {
        best = team;
      }
    }
    return best;
  }

  /** Most trades come in the ten days before the deadline, ten days before the All-Star game. */
  private void planTrades() {
    LocalDate deadline = calendar.allStarGame().minusDays(10);
    for (int i = 0; i < TRADES; i++) {
      int daysBefore = transactions.chance(0.7) ? transactions.below(10) : transactions.below(70);
      tradesDue.merge(deadline.minusDays(daysBefore), 1, Integer::sum);
    }
  }

  /** Lets the days pass up to and including a date. */
  void advanceTo(LocalDate date) {
    while (today.isBefore(date)) {
      today = today.plusDays(1);
      for (int i = 0; i < tradesDue.getOrDefault(today, 0); i++) {
        trade();
      }
      endContracts();
      signTenDays();
      heal();
      injure();
    }
  }

  /** Two rotation players of about the same worth change teams, sometimes with a third. */
  private void trade() {
    int a = transactions.below(Teams.COUNT);
    int b = (a + 1 + transactions.below(Teams.COUNT - 1)) % Teams.COUNT;
    List<Athlete> from = rosters.get(a);
    List<Athlete> to = rosters.get(b);
    Athlete leaves = from.get(2 + transactions.below(8));
    Athlete arrives = to.get(2);
    for (Athlete other : to) {
      if (!contractEnds.containsKey(other.id())
          && Math.abs(other.rating() - leaves.rating())
              < Math.abs(arrives.rating() - leaves.rating())) {
        arrives = other;
      }
    }
    if (contractEnds.containsKey(leaves.id())) {
      return;
    }
    from.remove(leaves);
    to.remove(arrives);
    from.add(arrives);
    to.add(leaves);
    if (transactions.chance(0.3) && from.size() >= ROSTER) {
      Athlete thrownIn = from.get(from.size() / 2);
      if (!contractEnds.containsKey(thrownIn.id())) {
        from.remove(thrownIn);
        to.add(thrownIn);
      }
    }
    from.sort(BEST_FIRST);
    to.sort(BEST_FIRST);
  }

  private void endContracts() {
    for (List<Athlete> roster : rosters) {
      for (int i = roster.size() - 1; i >= 0; i--) {
        LocalDate end = contractEnds.get(roster.get(i).id());
        if (end != null && end.isBefore(today)) {
          Athlete released = roster.remove(i);
          contractEnds.remove(released.id());
          freeAgents.add(released);
        }
      }
    }
  }

  private void signTenDays() {
    if (today.isBefore(LocalDate.of(calendar.year() + 1, 1, 5))
        || today.isAfter(calendar.lastDay().minusDays(5))) {
      return;
    }
    for (List<Athlete> roster : rosters) {
      if (transactions.chance(SIGNING)) {
        sign(roster);
      }
    }
  }

  private void sign(List<Athlete> roster) {
    if (!freeAgents.isEmpty()) {
      Athlete athlete = freeAgents.remove(transactions.below(freeAgents.size()));
      contractEnds.put(athlete.id(), today.plusDays(CONTRACT_DAYS - 1));
      roster.add(athlete);
      roster.sort(BEST_FIRST);
    }
  }

  private void heal() {
    for (int team = 0; team < Teams.COUNT; team++) {
      for (Athlete athlete : rosters.get(team)) {
        LocalDate back = returns.get(athlete.id());
        if (back != null && !today.isBefore(back)) {
          returns.remove(athlete.id());
          if (injuries.chance(RETURN_REPORTED)) {
            report(team, athlete, false, false);
          }
        }
      }
    }
  }

  private void injure() {
    for (int team = 0; team < Teams.COUNT; team++) {
      for (Athlete athlete : rosters.get(team)) {
        if (isFit(athlete) && injuries.chance(INJURY * athlete.frailty())) {
          int days = daysOut();
          returns.put(athlete.id(), today.plusDays(days));
          report(team, athlete, true, days <= 6);
        }
      }
    }
  }

  /** Most injuries last days, some weeks, a few the season. */
  private int daysOut() {
    double u = injuries.uniform();
    if (u >= 0.975) {
      return 400;
    }
    return u < 0.62
        ? injuries.between(1, 6)
        : u < 0.86 ? injuries.between(7, 21) : injuries.between(22, 60);
  }

  private void report(int team, Athlete athlete, boolean out, boolean dayToDay) {
    Long id = injuries.chance(NAME_UNMATCHED) ? null : Long.valueOf(athlete.id());
    entries.add(new GameLog.InjuryEntry(today, Teams.tricode(team), id, out, dayToDay));
  }

  /** The team's players, best first; not to be kept beyond the day. */
  List<Athlete> roster(int team) {
    return rosters.get(team);
  }

  /** Those of the team who can play today; the team signs others when they are too few. */
  List<Athlete> fit(int team) {
    List<Athlete> roster = rosters.get(team);
    while (roster.stream().filter(this::isFit).count() < FEWEST_FIT && !freeAgents.isEmpty()) {
      sign(roster);
    }
    return roster.stream().filter(this::isFit).toList();
  }

  boolean isFit(Athlete athlete) {
    return !returns.containsKey(athlete.id());
  }

  /** The injury list so far, oldest entry first. */
  List<GameLog.InjuryEntry> injuryEntries() {
    return entries;
  }
}
