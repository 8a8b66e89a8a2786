package dev.fastbreak.core.plan;

import static dev.fastbreak.core.catalog.Processor.ML;
import static dev.fastbreak.core.catalog.Processor.PCF;
import static dev.fastbreak.core.catalog.Processor.PDC;
import static dev.fastbreak.core.catalog.Processor.PSZA;
import static dev.fastbreak.core.catalog.Processor.TDZA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.reads.Read;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.core.reads.Span;
import dev.fastbreak.core.reads.Views;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import dev.fastbreak.core.upstream.ScheduledGame;
import dev.fastbreak.core.window.FlawedRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
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
 * BOS, "cas" only the first of ATL, and is expected for 30 days. All who are expected have
 * contexts.
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
  private final List<RowFingerprint.OfDefense> defense = new ArrayList<>();
  private final List<RowFingerprint.OfTeam> offense = new ArrayList<>();
  private final List<RowFingerprint.OfPlayer> contexts = new ArrayList<>();
  private final List<RowFingerprint.OfTeam> teamContexts = new ArrayList<>();
  private Reads reads = Reads.STANDARD;

  InputDigestsTest() {
    for (int i = 0; i < GAMES; i++) {
      LocalDate date = game(i);
      schedule.add(
          new ScheduledGame("g" + i, null, date, 3L, "ATL", "BOS", 2021, true, false, false));
      for (String team : List.of("ATL", "BOS")) {
        defense.add(new RowFingerprint.OfDefense(team, date, "d" + team + i, IMPORTED));
        offense.add(new RowFingerprint.OfTeam(team, date, "o" + team + i, IMPORTED));
        teamContexts.add(new RowFingerprint.OfTeam(team, date, "t" + team + i, IMPORTED));
      }
      games.add(played("ann", "ATL", i, "a" + i));
      games.add(played("bob", "BOS", i, "b" + i));
      contexts.add(new RowFingerprint.OfPlayer("ann", date, "ca" + i, IMPORTED));
      contexts.add(new RowFingerprint.OfPlayer("bob", date, "cb" + i, IMPORTED));
    }
    games.add(played("cas", "ATL", 0, "c0"));
    for (int i = 0; i <= 15; i++) {
      contexts.add(new RowFingerprint.OfPlayer("cas", game(i), "cc" + i, IMPORTED));
    }
  }

  private static LocalDate game(int i) {
    return OPENER.plusDays(2L * i);
  }

  private static TeamGamesPresent allBut(TeamGame... missing) {
    Set<TeamGame> present = new HashSet<>();
    for (int i = 0; i < GAMES; i++) {
      present.add(new TeamGame("ATL", game(i)));
      present.add(new TeamGame("BOS", game(i)));
    }
    present.removeAll(Set.of(missing));
    return new TeamGamesPresent(present);
  }

  private static PlayerGameFingerprint played(String player, String team, int i, String hash) {
    return new PlayerGameFingerprint(
        player, game(i), team, true, new BigDecimal("30.0"), 10L, 5L, 12L, hash, IMPORTED);
  }

  private InputDigests known() {
    return InputDigests.of(
        new SeasonFingerprints(
            SeasonSchedule.of(2021, schedule),
            new InputRows<>(games, flawedGames),
            new InputRows<>(defense, List.of()),
            new InputRows<>(offense, flawedOffense),
            new InputRows<>(contexts, flawedContexts),
            new InputRows<>(teamContexts, flawedTeamContexts)),
        reads);
  }

  private Map<ProcessorDate, String> digests() {
    return known().byDate(SeasonSchedule.of(2021, schedule).gameDates());
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
    assertThat(changed(PSZA, correct("ann", 3))).isEqualTo(range(4, 23));
  }

  /** The standard declarations with another one for a processor. */
  private static Reads reading(Processor processor, Read... own) {
    Map<Processor, List<Read>> all = new EnumMap<>(Reads.STANDARD.byProcessor());
    all.put(processor, List.of(own));
    return new Reads(all);
  }

  @Test
  void aWindowThatIsWidenedInItsDeclarationMakesTheDatesDueThatNowReachTheGame() {
    reads = reading(PSZA, new Read.PlayedGames(Views.ZONE_GAMES, new Span.Newest(25)));
    assertThat(changed(PSZA, correct("ann", 3))).isEqualTo(range(4, 28));
    reads = reading(PSZA, new Read.PlayedGames(Views.ZONE_GAMES, new Span.Newest(2)));
    assertThat(changed(PSZA, correct("bob", 3))).isEqualTo(range(4, 5));
    assertThat(changed(PDC, correct("ann", 6))).as("another one's").isEqualTo(range(7, 29));
  }

  @Test
  void aSpanOfDaysIsWidenedAlike() {
    reads = reading(TDZA, new Read.Rows(Views.TEAM_DEFENSE, new Span.LastDays(8)));
    // Games are two days apart: those of the last 8 days are 4.
    assertThat(changed(TDZA, correctDefense(3))).isEqualTo(range(4, 7));
    reads = reading(TDZA, new Read.Rows(Views.TEAM_DEFENSE, new Span.LastDays(10)));
    assertThat(changed(TDZA, correctDefense(10))).isEqualTo(range(11, 15));
    reads = reading(TDZA, new Read.Rows(Views.TEAM_DEFENSE, new Span.Season()));
    assertThat(changed(TDZA, correctDefense(15))).isEqualTo(range(16, 29));
  }

  @Test
  void aReadThatIsDeclaredMakesATableMatterThatDidNotBefore() {
    assertThat(changed(TDZA, correct("ann", 3))).isEmpty();
    reads = reading(TDZA, new Read.Rows(Views.BOX_SCORES, new Span.Newest(1)));
    assertThat(changed(TDZA, correct("bob", 3))).containsExactly(4);
    assertThat(changed(TDZA, correctDefense(3))).as("which it no longer reads").isEmpty();
  }

  private Runnable correctDefense(int i) {
    return () ->
        defense.replaceAll(
            row ->
                row.gameDate().equals(game(i)) && row.entity().equals("ATL")
                    ? new RowFingerprint.OfDefense("ATL", game(i), "x", IMPORTED)
                    : row);
  }

  @Test
  void aCorrectedGameConcernsEveryLaterDateOfTheDailyCacheThatThePlayerIsDueOn() {
    assertThat(changed(PDC, correct("ann", 3))).isEqualTo(range(4, 29));
    assertThat(changed(ML, correct("bob", 20))).isEqualTo(range(21, 29));
  }

  @Test
  void aPlayerConcernsNoCacheDateOnWhichHeIsNotDue() {
    assertThat(changed(PDC, correct("cas", 0))).isEqualTo(range(1, 15));
  }

  @Test
  void compositeFactorsCountTheGamesOfThoseWhoAreDue() {
    assertThat(changed(PCF, correct("ann", 3))).isEqualTo(range(4, 29));
    assertThat(changed(PCF, correct("cas", 0))).isEqualTo(range(1, 15));
  }

  @Test
  void aChangedContextConcernsItsDateAlone() {
    Runnable change =
        () -> {
          contexts.removeIf(
              row -> row.playerLookup().equals("ann") && row.gameDate().equals(game(7)));
          contexts.add(new RowFingerprint.OfPlayer("ann", game(7), "new", IMPORTED));
        };
    assertThat(changed(PCF, change)).containsExactly(7);
    assertThat(changed(PSZA, change)).isEmpty();
  }

  @Test
  void aMissingContextMakesThePlayersOwnGamesPartOfTheDate() {
    contexts.removeIf(row -> row.gameDate().equals(game(7)));
    // He is in the population of game 7 by his game 6; what he does in game 7 is not looked at.
    assertThat(changed(PCF, correct("ann", 6))).isEqualTo(range(7, 29));
    assertThat(changed(PCF, correct("ann", 7))).isEqualTo(range(8, 29));
    // Games that he watched from the bench matter to synthetic contexts only.
    replace(3, "bob", row -> benched("x"));
    assertThat(changed(PCF, () -> replace(3, "bob", row -> benched("y")))).containsExactly(7);
    assertThat(changed(ML, () -> replace(3, "bob", row -> benched("z")))).containsExactly(7);
  }

  private static PlayerGameFingerprint benched(String hash) {
    return new PlayerGameFingerprint(
        "bob", game(3), "BOS", true, BigDecimal.ZERO, 0L, 0L, 0L, hash, IMPORTED);
  }

  @Test
  void aDefensiveGameConcernsItsWindowAndTheLeaguesThirtyDays() {
    // 15 games are 30 days here: both windows end with game 18 (the date of game 18 - 30 days is
    // game 3).
    assertThat(changed(TDZA, correctDefense(3))).isEqualTo(range(4, 18));
  }

  @Test
  void anOffensiveGameConcernsTenCacheDatesButEveryLaterFeatureDate() {
    Runnable change =
        () ->
            offense.replaceAll(
                row ->
                    row.gameDate().equals(game(3)) && row.entity().equals("ATL")
                        ? new RowFingerprint.OfTeam("ATL", game(3), row.dataHash() + "x", IMPORTED)
                        : row);
    assertThat(changed(PDC, change)).isEqualTo(range(4, 13));
    assertThat(changed(ML, change)).isEqualTo(range(4, 29));
  }

  @Test
  void aTeamWithoutAnyRowConcernsCompletenessOfLaterDates() {
    assertThat(
            changed(
                PCF,
                () ->
                    games.removeIf(
                        row -> row.teamAbbr().equals("BOS") && row.gameDate().equals(game(5)))))
        .isEqualTo(range(6, 29));
  }

  @Test
  void whetherATeamHasAnyRowMattersEvenWhenNobodyWhoIsDuePlayedIt() {
    replace(5, "bob", row -> played("eve", "BOS", 5, "e"));
    assertThat(changed(PCF, () -> games.removeIf(row -> row.playerLookup().equals("eve"))))
        .isEqualTo(range(6, 29));
  }

  @Test
  void aNewcomerConcernsNoDateBeforeHisSecondGame() {
    assertThat(changed(PSZA, () -> games.add(played("zoe", "ATL", 10, "z"))))
        .isEqualTo(range(11, 29));
  }

  @Test
  void aTeamThatEntersTheScheduleConcernsEveryDate() {
    schedule.set(29, withStatus(schedule.get(29), 1L));
    assertThat(
            changed(
                TDZA,
                () ->
                    schedule.add(
                        new ScheduledGame(
                            "g30", null, game(29), 1L, "CHI", "DAL", 2021, true, false, false))))
        .isEqualTo(range(0, 29));
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
                            0L,
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
                PSZA,
                () ->
                    flawedGames.add(
                        new FlawedRow("t", "ann", game(3), IMPORTED.plusSeconds(1), "f", "bad"))))
        .contains(4, 23)
        .doesNotContain(0, 1, 2, 3);
  }

  @Test
  void whatAFlawIsMattersAsLongAsItsWindowReachesIt() {
    flawedGames.add(flaw("ann", 3, "points is -1"));
    Runnable worse = () -> flawedGames.set(0, flaw("ann", 3, "points is -2"));
    assertThat(changed(PSZA, worse)).isEqualTo(range(4, 23));
    flawedGames.set(0, flaw("ann", 3, "points is -1"));
    assertThat(changed(PDC, worse)).isEqualTo(range(4, 29));
    assertThat(changed(PDC, correct("ann", 10)))
        .as("other rows beside it")
        .isEqualTo(range(11, 29));
    // With no game of hers in between, either.
    assertThat(changed(PSZA, () -> flawedGames.add(flaw("cas", 5, "points is -1"))))
        .isEqualTo(range(6, 29));
  }

  private static FlawedRow flaw(@Nullable String entity, int i, String reason) {
    return new FlawedRow("t", entity, game(i), IMPORTED.plusSeconds(1), "f", reason);
  }

  @Test
  void aFlawedRowConcernsTheDatesOnWhichItsPlayerIsDue() {
    contexts.removeIf(row -> row.entity().equals("bob") && !row.gameDate().equals(game(20)));
    // Without contexts bob is due all the same, from his first game on.
    assertThat(changed(PCF, () -> flawedGames.add(flaw("bob", 4, "points is -1"))))
        .isEqualTo(range(5, 29));
    assertThat(changed(PCF, () -> flawedGames.set(0, flaw("bob", 4, "points is -2"))))
        .isEqualTo(range(5, 29));
    assertThat(changed(PCF, () -> flawedGames.add(flaw("cas", 2, "points is -2"))))
        .isEqualTo(range(3, 15));
  }

  @Test
  void aFlawedTeamContextConcernsItsDateAlone() {
    assertThat(changed(PCF, () -> flawedTeamContexts.add(flaw("ATL", 7, "bad"))))
        .containsExactly(7);
    assertThat(changed(PCF, () -> flawedTeamContexts.set(0, flaw("ATL", 7, "worse"))))
        .containsExactly(7);
  }

  @Test
  void aRowThatNamesNobodyConcernsTheDatesThatSpeakOfIt() {
    Set<Integer> none = Set.of();
    for (Processor processor : Processor.values()) {
      boolean readsPlayers = processor != TDZA;
      boolean readsContexts = readsPlayers && processor != PSZA;
      boolean readsOffense = processor == PDC || processor == ML;
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
          .isEqualTo(processor == PCF ? range(7, 7) : none);
    }
  }

  @Test
  void aGameThatBecomesFinalConcernsLaterDates() {
    schedule.replaceAll(game -> game.gameDate().isBefore(game(28)) ? game : withStatus(game, 1L));
    Runnable played =
        () ->
            schedule.replaceAll(
                game -> game.gameDate().equals(game(28)) ? withStatus(game, 3L) : game);
    assertThat(changed(PSZA, played)).containsExactly(29);
  }

  private static ScheduledGame withStatus(ScheduledGame game, long status) {
    return new ScheduledGame(
        game.gameId(),
        null,
        game.gameDate(),
        status,
        game.homeTeamTricode(),
        game.awayTeamTricode(),
        2021,
        true,
        false,
        false);
  }

  @Test
  void factsTellForWhichGamesATeamHasAnyRow() {
    games.removeIf(row -> row.teamAbbr().equals("BOS") && row.gameDate().equals(game(5)));
    assertThat(known().facts().playerGames()).isEqualTo(allBut(new TeamGame("BOS", game(5))));
  }

  @Test
  void contextsAreThinWhereFewerThanNinetyPercentOfTheExpectedPlayersHaveOne() {
    assertThat(known().facts().thinContexts()).isEmpty();
    TeamGame atlanta = new TeamGame("ATL", game(8));
    // After game 7 ATL expects ten players: with nine contexts they are well covered.
    for (int i = 0; i < 8; i++) {
      games.add(played("player" + i, "ATL", 7, "p" + i));
      for (int g = 8; g < GAMES; g++) {
        if (i > 0 || g > 8) {
          contexts.add(new RowFingerprint.OfPlayer("player" + i, game(g), "c" + i + g, IMPORTED));
        }
      }
    }
    assertThat(known().facts().thinContexts()).doesNotContain(atlanta);
    contexts.removeIf(row -> row.entity().equals("player1") && row.gameDate().equals(game(8)));
    assertThat(known().facts().thinContexts()).contains(atlanta);
    // Only of that team.
    assertThat(known().facts().thinContexts()).doesNotContain(new TeamGame("BOS", game(8)));
    // A context of somebody whom nobody expects does not make up for it.
    contexts.add(new RowFingerprint.OfPlayer("eve", game(8), "ce", IMPORTED));
    assertThat(known().facts().thinContexts()).contains(atlanta);
    // A flawed one is one.
    flawedContexts.add(flaw("player1", 8, "bad"));
    assertThat(known().facts().thinContexts()).doesNotContain(atlanta);
  }

  @Test
  void whoPlaysOnTheDateItselfIsNotLookedAt() {
    // Ten strangers play on the last date, and ann does not.
    games.removeIf(row -> row.playerLookup().equals("ann") && row.gameDate().equals(game(29)));
    for (int i = 0; i < 10; i++) {
      games.add(played("stranger" + i, "ATL", 29, "s" + i));
    }
    assertThat(known().facts().thinContexts()).isEmpty();
  }

  @Test
  void nobodyIsExpectedOnTheOpenerAndAfterThirtyDays() {
    contexts.clear();
    Set<TeamGame> thin = known().facts().thinContexts();
    assertThat(thin).doesNotContain(new TeamGame("ATL", game(0)), new TeamGame("BOS", game(0)));
    assertThat(thin).hasSize(2 * (GAMES - 1));
    // Without ann and bob only cas is left, whose game was on the first day of 60.
    games.removeIf(row -> !row.playerLookup().equals("cas"));
    assertThat(known().facts().thinContexts())
        .contains(new TeamGame("ATL", game(15)))
        .doesNotContain(new TeamGame("ATL", game(16)))
        .hasSize(15);
  }

  @Test
  void aSyntheticContextIsMadeOfTheScheduleToo() {
    contexts.removeIf(row -> row.gameDate().equals(game(12)));
    for (Processor processor : Processor.values()) {
      boolean ofContexts = processor == PCF || processor == PDC || processor == ML;
      assertThat(changed(processor, () -> schedule.replaceAll(InputDigestsTest::otherWayRound)))
          .as(processor.name())
          .isEqualTo(ofContexts ? range(12, 12) : Set.of());
    }
  }

  /** The game at the other team's. */
  private static ScheduledGame otherWayRound(ScheduledGame game) {
    return new ScheduledGame(
        game.gameId(),
        null,
        game.gameDate(),
        game.gameStatus(),
        game.awayTeamTricode(),
        game.homeTeamTricode(),
        2021,
        true,
        false,
        false);
  }

  @Test
  void factsTellWhereBothTablesOfAFormHaveRows() {
    offense.removeIf(row -> row.entity().equals("BOS") && row.gameDate().equals(game(5)));
    games.removeIf(row -> row.teamAbbr().equals("ATL") && row.gameDate().equals(game(6)));
    assertThat(known().facts().formGames())
        .isEqualTo(allBut(new TeamGame("BOS", game(5)), new TeamGame("ATL", game(6))));
    assertThat(known().facts().playerGames()).isEqualTo(allBut(new TeamGame("ATL", game(6))));
  }
}
