package dev.fastbreak.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.UpstreamGap.Kind;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.Schedules;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.upstream.ScheduledGame;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** BOS plays at GSW every other day, twelve times; "ann" plays for BOS, "gus" for GSW. */
class UpstreamGapsTest {

  private static final LocalDate OPENER = LocalDate.of(2021, 10, 19);
  private static final Instant IMPORTED = Instant.parse("2022-07-01T00:00:00Z");
  private static final LocalDate NOV_6 = LocalDate.of(2021, 11, 6);
  private static final LocalDate NOV_8 = LocalDate.of(2021, 11, 8);

  private final List<ScheduledGame> schedule =
      new ArrayList<>(Schedules.series(OPENER, 2, 12, "BOS", "GSW"));
  private final List<PlayerGameFingerprint> games = new ArrayList<>();
  private final List<RowFingerprint.OfDefense> defense = new ArrayList<>();
  private final List<RowFingerprint.OfTeam> offense = new ArrayList<>();
  private final List<RowFingerprint.OfPlayer> contexts = new ArrayList<>();
  private final List<RowFingerprint.OfTeam> teamContexts = new ArrayList<>();

  UpstreamGapsTest() {
    for (ScheduledGame game : schedule) {
      addRows("ann", "BOS", game.gameDate());
      addRows("gus", "GSW", game.gameDate());
    }
  }

  private void addRows(String player, String team, LocalDate date) {
    games.add(
        new PlayerGameFingerprint(
            player, date, team, true, new BigDecimal("30.0"), 10L, 5L, 12L, "g", IMPORTED));
    defense.add(new RowFingerprint.OfDefense(team, date, "d", IMPORTED));
    offense.add(new RowFingerprint.OfTeam(team, date, "o", IMPORTED));
    contexts.add(new RowFingerprint.OfPlayer(player, date, "c", IMPORTED));
    teamContexts.add(new RowFingerprint.OfTeam(team, date, "t", IMPORTED));
  }

  private List<UpstreamGap> gaps() {
    return gaps(Reads.STANDARD);
  }

  private List<UpstreamGap> gaps(Reads reads) {
    return UpstreamGaps.of(
        InputDigests.of(
            new SeasonFingerprints(
                SeasonSchedule.of(2021, schedule),
                new InputRows<>(games, List.of()),
                new InputRows<>(defense, List.of()),
                new InputRows<>(offense, List.of()),
                new InputRows<>(contexts, List.of()),
                new InputRows<>(teamContexts, List.of())),
            reads));
  }

  @Test
  void nothingIsMissingOfAWholeSeason() {
    assertThat(gaps()).isEmpty();
  }

  @Test
  void aFinalGameNeedsRowsOfBothTeamsInAllThreeTables() {
    games.removeIf(row -> row.gameDate().equals(NOV_6) && row.teamAbbr().equals("BOS"));
    offense.removeIf(row -> row.gameDate().equals(NOV_6) && row.teamAbbr().equals("GSW"));
    defense.removeIf(row -> row.gameDate().equals(OPENER));

    assertThat(gaps())
        .containsExactly(
            new UpstreamGap(
                Kind.MISSING_ROWS, Tables.TEAM_DEFENSE_GAME_SUMMARY, OPENER, "BOS (BOS at GSW)"),
            new UpstreamGap(
                Kind.MISSING_ROWS, Tables.TEAM_DEFENSE_GAME_SUMMARY, OPENER, "GSW (BOS at GSW)"),
            new UpstreamGap(
                Kind.MISSING_ROWS, Tables.PLAYER_GAME_SUMMARY, NOV_6, "BOS (BOS at GSW)"),
            new UpstreamGap(
                Kind.MISSING_ROWS, Tables.TEAM_OFFENSE_GAME_SUMMARY, NOV_6, "GSW (BOS at GSW)"));
  }

  @Test
  void contextsAreMissedOnDatesThatAreComputedAlone() {
    contexts.removeIf(row -> row.playerLookup().equals("ann"));
    teamContexts.removeIf(row -> row.gameDate().equals(OPENER));

    assertThat(gaps())
        .extracting(UpstreamGap::describe)
        .containsExactly(
            "2021-11-02 BOS (BOS at GSW)",
            "2021-11-04 BOS (BOS at GSW)",
            "2021-11-06 BOS (BOS at GSW)",
            "2021-11-08 BOS (BOS at GSW)",
            "2021-11-10 BOS (BOS at GSW)");
  }

  @Test
  void whatWasNotReadIsNotMissed() {
    offense.clear();
    contexts.clear();
    teamContexts.clear();

    assertThat(gaps(Reads.STANDARD.only(List.of(Processor.PSZA, Processor.TDZA)))).isEmpty();
  }

  @Test
  void rowsThatAreMissingMakeARangeIncompleteAndOddOnesDoNot() {
    assertThat(Kind.values())
        .filteredOn(Kind::isIncomplete)
        .containsExactly(Kind.MISSING_ROWS, Kind.MISSING_CONTEXTS);
  }

  @Test
  void anotherPlayerOfTheTeamIsEnough() {
    games.add(
        new PlayerGameFingerprint(
            "abe", OPENER, "BOS", true, new BigDecimal("3.0"), 1L, 1L, 2L, "g", IMPORTED));
    contexts.removeIf(row -> row.playerLookup().equals("ann") && row.gameDate().equals(NOV_6));
    contexts.add(new RowFingerprint.OfPlayer("abe", NOV_6, "c", IMPORTED));

    assertThat(gaps()).isEmpty();
  }

  @Test
  void aTeamThatTheScheduleDoesNotKnowIsNamedOncePerTable() {
    offense.add(new RowFingerprint.OfTeam("BOS ", NOV_8, "o", IMPORTED));
    offense.add(new RowFingerprint.OfTeam("BOS ", NOV_6, "o", IMPORTED));

    assertThat(gaps())
        .containsExactly(
            new UpstreamGap(Kind.FOREIGN_TEAM, Tables.TEAM_OFFENSE_GAME_SUMMARY, NOV_6, "'BOS '"));
  }

  @Test
  void gamesToComeNeedNoRowsAndThoseBehindTheFrontNoContexts() {
    schedule.replaceAll(
        game ->
            game.gameDate().isBefore(NOV_6)
                ? game
                : Schedules.game(game.gameDate(), "BOS", "GSW", 2021, 1L, true, false, false));
    games.removeIf(row -> !row.gameDate().isBefore(NOV_6));
    offense.removeIf(row -> !row.gameDate().isBefore(NOV_6));
    defense.removeIf(row -> !row.gameDate().isBefore(NOV_6));
    contexts.removeIf(row -> row.gameDate().isAfter(NOV_6));
    teamContexts.removeIf(row -> !row.gameDate().isBefore(NOV_6));

    assertThat(gaps())
        .extracting(UpstreamGap::kind, UpstreamGap::date)
        .containsExactly(tuple(Kind.MISSING_CONTEXTS, NOV_6), tuple(Kind.MISSING_CONTEXTS, NOV_6));
  }

  @Test
  void aGapConcernsWhoReadsItsTableAndWindowsReachBack() {
    offense.removeIf(row -> row.gameDate().equals(OPENER) && row.teamAbbr().equals("BOS"));
    UpstreamGap gap = gaps().get(0);

    assertThat(gap.concerns(NOV_6, NOV_8, List.of(Processor.PDC))).isTrue();
    assertThat(gap.concerns(NOV_6, NOV_8, List.of(Processor.PSZA, Processor.TDZA))).isFalse();
    assertThat(gap.concerns(OPENER.minusDays(2), OPENER.minusDays(1), List.of(Processor.PDC)))
        .isFalse();
  }

  @Test
  void aContextConcernsItsDateAlone() {
    teamContexts.removeIf(row -> row.gameDate().equals(NOV_6) && row.teamAbbr().equals("BOS"));
    UpstreamGap gap = gaps().get(0);

    assertThat(gap.concerns(NOV_6, NOV_6, List.of(Processor.PCF))).isTrue();
    assertThat(gap.concerns(NOV_8, NOV_8, List.of(Processor.PCF))).isFalse();
  }

  @Test
  void theScheduleIsAskedForSeasonsForItsEndAndForResults() {
    schedule.set(3, Schedules.game(OPENER.plusDays(6), "BOS", "GSW", 2021, 1L, true, false, false));

    assertThat(
            UpstreamGap.ofSchedule(
                LeagueCalendar.of(schedule), LocalDate.of(2020, 10, 1), LocalDate.of(2021, 12, 31)))
        .extracting(UpstreamGap::kind, UpstreamGap::what)
        .containsExactly(
            tuple(Kind.MISSING_SEASON, "2020-21"),
            tuple(Kind.SCHEDULE_ENDS, "is its last game date"),
            tuple(Kind.OVERDUE_GAME, "20211025_BOS_GSW"));
    assertThat(
            UpstreamGap.ofSchedule(
                LeagueCalendar.of(schedule), LocalDate.of(2021, 11, 1), LocalDate.of(2021, 11, 10)))
        .isEmpty();
  }
}
