package dev.fastbreak.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.upstream.ScheduledGame;
import dev.fastbreak.core.window.FlawedRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Two teams meet every other day for 60 days; "ann" plays every game of ATL, "bob" every game of
 * BOS, "cas" only the first of ATL.
 */
class InputDigestsTest {

  private static final LocalDate OPENER = LocalDate.of(2021, 10, 19);
  private static final Instant IMPORTED = Instant.parse("2022-07-01T00:00:00Z");
  private static final int GAMES = 30;

  private final List<ScheduledGame> schedule = new ArrayList<>();
  private final List<PlayerGameFingerprint> games = new ArrayList<>();
  private final List<FlawedRow> flawedGames = new ArrayList<>();
  private final List<FlawedRow> flawedOffense = new ArrayList<>();
  private final List<FlawedRow> flawedContexts = new ArrayList<>();
  private final List<FlawedRow> flawedTeamContexts = new ArrayList<>();
  private final List<TeamDefenseFingerprint> defense = new ArrayList<>();
  private final List<TeamOffenseFingerprint> offense = new ArrayList<>();
  private final List<PlayerContextFingerprint> contexts = new ArrayList<>();
  private final List<TeamContextFingerprint> teamContexts = new ArrayList<>();

  InputDigestsTest() {
    for (int i = 0; i < GAMES; i++) {
      LocalDate date = game(i);
      schedule.add(
          new ScheduledGame("g" + i, null, date, 3L, "ATL", "BOS", 2021, true, false, false));
      for (String team : List.of("ATL", "BOS")) {
        defense.add(new TeamDefenseFingerprint(team, date, "d" + team + i, IMPORTED));
        offense.add(new TeamOffenseFingerprint(team, date, "o" + team + i, IMPORTED));
        teamContexts.add(new TeamContextFingerprint(team, date, "t" + team + i, IMPORTED));
      }
      games.add(played("ann", "ATL", i, "a" + i));
      games.add(played("bob", "BOS", i, "b" + i));
      contexts.add(new PlayerContextFingerprint("ann", date, "ca" + i, IMPORTED));
      contexts.add(new PlayerContextFingerprint("bob", date, "cb" + i, IMPORTED));
    }
    games.add(played("cas", "ATL", 0, "c0"));
    contexts.add(new PlayerContextFingerprint("cas", game(0), "cc0", IMPORTED));
  }

  private static LocalDate game(int i) {
    return OPENER.plusDays(2L * i);
  }

  private static PlayerGameFingerprint played(String player, String team, int i, String hash) {
    return new PlayerGameFingerprint(
        player, game(i), team, true, new BigDecimal("30.0"), 10L, 12L, hash, IMPORTED);
  }

  private Map<ProcessorDate, String> digests() {
    SeasonSchedule season = SeasonSchedule.of(2021, schedule);
    return InputDigests.of(
        new SeasonFingerprints(
            season,
            new InputRows<>(games, flawedGames),
            new InputRows<>(defense, List.of()),
            new InputRows<>(offense, flawedOffense),
            new InputRows<>(contexts, flawedContexts),
            new InputRows<>(teamContexts, flawedTeamContexts)),
        season.gameDates());
  }

  /** The games whose date is due again for a processor after the change. */
  private Set<Integer> changed(Processor processor, Runnable change) {
    Map<ProcessorDate, String> before = digests();
    change.run();
    Map<ProcessorDate, String> after = digests();
    Set<Integer> changed = new TreeSet<>();
    for (int i = 0; i < GAMES; i++) {
      ProcessorDate key = new ProcessorDate(processor, game(i));
      if (!after.get(key).equals(before.get(key))) {
        changed.add(i);
      }
    }
    return changed;
  }

  private static Set<Integer> range(int from, int to) {
    Set<Integer> range = new TreeSet<>();
    for (int i = from; i <= to; i++) {
      range.add(i);
    }
    return range;
  }

  private void replace(int i, String player, UnaryOperator<PlayerGameFingerprint> by) {
    games.replaceAll(
        row ->
            row.playerLookup().equals(player) && row.gameDate().equals(game(i))
                ? by.apply(row)
                : row);
  }

  private Runnable correct(String player, int i) {
    return () -> replace(i, player, row -> played(player, row.teamAbbr(), i, "corrected"));
  }

  @Test
  void aCorrectedGameConcernsThe20DatesWhoseShotZoneWindowItIsIn() {
    // Game 3 is before the dates of games 4 to 29, and the newest 20 of game 24 start at game 4.
    assertThat(changed(Processor.PSZA, correct("ann", 3))).isEqualTo(range(4, 23));
  }

  @Test
  void aCorrectedGameConcernsEveryLaterDateOfTheDailyCacheThatThePlayerIsDueOn() {
    assertThat(changed(Processor.PDC, correct("ann", 3))).isEqualTo(range(4, 29));
    assertThat(changed(Processor.ML, correct("bob", 20))).isEqualTo(range(21, 29));
  }

  @Test
  void aPlayerWhoIsNotDueConcernsNoCacheDate() {
    assertThat(changed(Processor.PDC, correct("cas", 0))).isEmpty();
  }

  @Test
  void compositeFactorsDoNotDependOnGamesWhileContextsCoverEveryone() {
    assertThat(changed(Processor.PCF, correct("ann", 3))).isEmpty();
  }

  @Test
  void aChangedContextConcernsItsDateAlone() {
    Runnable change =
        () -> {
          contexts.removeIf(
              row -> row.playerLookup().equals("ann") && row.gameDate().equals(game(7)));
          contexts.add(new PlayerContextFingerprint("ann", game(7), "new", IMPORTED));
        };
    assertThat(changed(Processor.PCF, change)).containsExactly(7);
    assertThat(changed(Processor.PSZA, change)).isEmpty();
  }

  @Test
  void aMissingContextMakesThePlayersOwnGamesPartOfTheDate() {
    contexts.removeIf(row -> row.gameDate().equals(game(7)));
    // A synthetic context of game 7 looks at the row of the date and the 6 days before: games 4-7.
    assertThat(changed(Processor.PCF, correct("ann", 7))).containsExactly(7);
    assertThat(changed(Processor.PCF, () -> replace(4, "bob", r -> played("bob", "BOS", 4, "x"))))
        .containsExactly(7);
    assertThat(changed(Processor.PCF, () -> replace(3, "bob", r -> played("bob", "BOS", 3, "x"))))
        .isEmpty();
  }

  @Test
  void aDefensiveGameConcernsItsWindowAndTheLeaguesThirtyDays() {
    // 15 games are 30 days here: both windows end with game 18 (the date of game 18 - 30 days is
    // game 3).
    assertThat(
            changed(
                Processor.TDZA,
                () ->
                    defense.replaceAll(
                        row ->
                            row.gameDate().equals(game(3)) && row.entity().equals("ATL")
                                ? new TeamDefenseFingerprint("ATL", game(3), "x", IMPORTED)
                                : row)))
        .isEqualTo(range(4, 18));
  }

  @Test
  void anOffensiveGameConcernsTenCacheDatesButEveryLaterFeatureDate() {
    Runnable change =
        () ->
            offense.replaceAll(
                row ->
                    row.gameDate().equals(game(3)) && row.entity().equals("ATL")
                        ? new TeamOffenseFingerprint("ATL", game(3), row.dataHash() + "x", IMPORTED)
                        : row);
    assertThat(changed(Processor.PDC, change)).isEqualTo(range(4, 13));
    assertThat(changed(Processor.ML, change)).isEqualTo(range(4, 29));
  }

  @Test
  void aTeamWithoutAnyRowConcernsCompletenessOfLaterDates() {
    assertThat(
            changed(
                Processor.PCF,
                () ->
                    games.removeIf(
                        row -> row.teamAbbr().equals("BOS") && row.gameDate().equals(game(5)))))
        .isEqualTo(range(6, 29));
  }

  @Test
  void orderAndOlderVersionsDoNotMatter() {
    for (Processor processor : Processor.values()) {
      assertThat(
              changed(
                  processor,
                  () -> {
                    Collections.shuffle(games, new Random(7));
                    Collections.shuffle(defense, new Random(8));
                    games.add(
                        new PlayerGameFingerprint(
                            "ann",
                            game(2),
                            "ATL",
                            true,
                            new BigDecimal("1.0"),
                            1L,
                            1L,
                            "older",
                            IMPORTED.minusSeconds(1)));
                  }))
          .as(processor.name())
          .isEmpty();
    }
  }

  @Test
  void aFlawedRowConcernsTheDatesThatWouldReadIt() {
    assertThat(
            changed(
                Processor.PSZA,
                () ->
                    flawedGames.add(
                        new FlawedRow("t", "ann", game(3), IMPORTED.plusSeconds(1), "f", "bad"))))
        .contains(4, 23)
        .doesNotContain(0, 1, 2, 3);
  }

  private static FlawedRow flaw(@Nullable String entity, int i, String reason) {
    return new FlawedRow("t", entity, game(i), IMPORTED.plusSeconds(1), "f", reason);
  }

  @Test
  void aFlawedRowOfAPlayerWhoNeedsASyntheticContextConcernsTheDatesThatWouldReadIt() {
    contexts.removeIf(row -> row.gameDate().equals(game(7)));
    // His row of game 7 is there, if flawed: he is still in the population of the date.
    flawedGames.add(flaw("ann", 7, "points is -1"));
    Runnable worse = () -> flawedGames.replaceAll(row -> flaw("ann", 7, "points is -2"));
    assertThat(changed(Processor.PCF, worse)).containsExactly(7);
    // A synthetic context of game 7 looks back on the games 4 to 6.
    assertThat(changed(Processor.PCF, () -> flawedGames.add(flaw("bob", 4, "points is -1"))))
        .containsExactly(7);
    assertThat(changed(Processor.PCF, () -> flawedGames.set(1, flaw("bob", 4, "points is -2"))))
        .containsExactly(7);
    assertThat(changed(Processor.PCF, () -> flawedGames.set(1, flaw("bob", 3, "points is -2"))))
        .containsExactly(7);
    assertThat(changed(Processor.PCF, () -> flawedGames.set(1, flaw("bob", 3, "points is -3"))))
        .isEmpty();
  }

  @Test
  void aFlawedTeamContextConcernsItsDateAlone() {
    assertThat(changed(Processor.PCF, () -> flawedTeamContexts.add(flaw("ATL", 7, "bad"))))
        .containsExactly(7);
    assertThat(changed(Processor.PCF, () -> flawedTeamContexts.set(0, flaw("ATL", 7, "worse"))))
        .containsExactly(7);
  }

  @Test
  void aRowThatNamesNobodyConcernsTheDatesThatSpeakOfIt() {
    Set<Integer> none = Set.of();
    for (Processor processor : Processor.values()) {
      boolean readsPlayers = processor != Processor.TDZA;
      boolean readsContexts = readsPlayers && processor != Processor.PSZA;
      boolean readsOffense = processor == Processor.PDC || processor == Processor.ML;
      flawedGames.clear();
      flawedOffense.clear();
      flawedContexts.clear();
      flawedTeamContexts.clear();
      assertThat(changed(processor, () -> flawedGames.add(flaw(null, 5, "no player"))))
          .as(processor.name())
          .isEqualTo(readsPlayers ? range(5, 29) : none);
      assertThat(changed(processor, () -> flawedOffense.add(flaw(null, 9, "no team"))))
          .as(processor.name())
          .isEqualTo(readsOffense ? range(9, 29) : none);
      assertThat(changed(processor, () -> flawedContexts.add(flaw(null, 7, "no player"))))
          .as(processor.name())
          .isEqualTo(readsContexts ? range(7, 7) : none);
      assertThat(changed(processor, () -> flawedTeamContexts.add(flaw(null, 7, "no team"))))
          .as(processor.name())
          .isEqualTo(processor == Processor.PCF ? range(7, 7) : none);
    }
  }

  @Test
  void aGameThatBecomesFinalConcernsLaterDates() {
    assertThat(
            changed(
                Processor.PSZA,
                () ->
                    schedule.replaceAll(
                        g ->
                            g.gameDate().equals(game(10))
                                ? new ScheduledGame(
                                    g.gameId(),
                                    null,
                                    game(10),
                                    1L,
                                    "ATL",
                                    "BOS",
                                    2021,
                                    true,
                                    false,
                                    false)
                                : g)))
        .isEqualTo(range(11, 29));
  }
}
