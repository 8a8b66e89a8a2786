package dev.fastbreak.plan;

import static dev.fastbreak.core.catalog.Processor.PCF;
import static dev.fastbreak.core.catalog.Processor.PDC;
import static dev.fastbreak.core.catalog.Processor.PSZA;
import static dev.fastbreak.core.catalog.Processor.TDZA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.plan.PlayerGameFingerprint;
import dev.fastbreak.core.plan.RowFingerprint;
import dev.fastbreak.core.plan.SeasonFingerprints;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.season.Schedules;
import dev.fastbreak.core.season.SeasonSchedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which row a plan names when it says that a date's input has changed. */
class NewestRowsTest {

  private static final LocalDate NOV_6 = LocalDate.of(2021, 11, 6);
  private static final LocalDate NOV_8 = LocalDate.of(2021, 11, 8);
  private static final Instant COMPUTED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant BEFORE = COMPUTED.minusSeconds(1);
  private static final Instant LATER = COMPUTED.plusSeconds(1);

  private final List<PlayerGameFingerprint> games = new ArrayList<>();
  private final List<RowFingerprint.OfDefense> defense = new ArrayList<>();
  private final List<RowFingerprint.OfTeam> offense = new ArrayList<>();
  private final List<RowFingerprint.OfPlayer> contexts = new ArrayList<>();
  private final List<RowFingerprint.OfTeam> teamContexts = new ArrayList<>();

  private void game(String player, LocalDate date, Instant written) {
    games.add(
        new PlayerGameFingerprint(
            player, date, "BOS", true, null, null, null, null, "hash", written));
  }

  private NewestRows rows() {
    return NewestRows.of(
        new SeasonFingerprints(
            SeasonSchedule.of(
                2021, Schedules.series(LocalDate.of(2021, 10, 19), 1, 60, "BOS", "GSW")),
            new InputRows<>(games, List.of()),
            new InputRows<>(defense, List.of()),
            new InputRows<>(offense, List.of()),
            new InputRows<>(contexts, List.of()),
            new InputRows<>(teamContexts, List.of())));
  }

  @Test
  void itIsTheOneThatWasWrittenLastOfThoseWrittenSince() {
    game("ann", NOV_6, BEFORE);
    game("bob", NOV_6, COMPUTED);
    game("cal", NOV_6.minusDays(2), LATER);
    game("dan", NOV_6, LATER);
    game("eve", NOV_6.minusDays(1), LATER.plusSeconds(1));

    assertThat(rows().since(COMPUTED, PSZA, NOV_8))
        .isEqualTo("player_game_summary 2021-11-05 eve and 2 more");
    assertThat(rows().since(LATER, PSZA, NOV_8)).isEqualTo("player_game_summary 2021-11-05 eve");
    assertThat(rows().since(LATER.plusSeconds(1), PSZA, NOV_8)).isEmpty();
  }

  @Test
  void ofRowsWrittenTogetherItIsTheLatestGame() {
    game("cal", NOV_6.minusDays(2), LATER);
    game("eve", NOV_6, LATER);
    game("dan", NOV_6, LATER);

    assertThat(rows().since(COMPUTED, PSZA, NOV_8))
        .isEqualTo("player_game_summary 2021-11-06 dan and 2 more");
  }

  @Test
  void aGameOfTheDateItselfIsOfTheFuture() {
    game("ann", NOV_8, LATER);

    assertThat(rows().since(COMPUTED, PSZA, NOV_8)).isEmpty();
    assertThat(rows().since(COMPUTED, PSZA, NOV_8.plusDays(1))).isNotEmpty();
  }

  @Test
  void aContextIsOfItsDateAlone() {
    contexts.add(new RowFingerprint.OfPlayer("ann", NOV_6, "hash", LATER));

    assertThat(rows().since(COMPUTED, PDC, NOV_6))
        .isEqualTo("upcoming_player_game_context 2021-11-06 ann");
    assertThat(rows().since(COMPUTED, PDC, NOV_8)).isEmpty();
  }

  @Test
  void everyProcessorIsToldOfTheTablesThatItReads() {
    defense.add(new RowFingerprint.OfDefense("BOS", NOV_6, "hash", LATER));
    offense.add(new RowFingerprint.OfTeam("GSW", NOV_6, "hash", LATER));
    teamContexts.add(new RowFingerprint.OfTeam("LAL", NOV_8, "hash", LATER));

    assertThat(rows().since(COMPUTED, TDZA, NOV_8))
        .isEqualTo("team_defense_game_summary 2021-11-06 BOS");
    assertThat(rows().since(COMPUTED, PDC, NOV_8))
        .isEqualTo("team_offense_game_summary 2021-11-06 GSW");
    assertThat(rows().since(COMPUTED, PCF, NOV_8))
        .isEqualTo("upcoming_team_game_context 2021-11-08 LAL");
    assertThat(rows().since(COMPUTED, PSZA, NOV_8)).isEmpty();
  }

  @Test
  void aWholeImportIsNotCounted() {
    for (int i = 0; i < 150; i++) {
      game("p%03d".formatted(i), NOV_6, LATER.plusSeconds(i % 75));
    }
    game("before", NOV_6, BEFORE);

    assertThat(rows().since(COMPUTED, PSZA, NOV_8))
        .isEqualTo("player_game_summary 2021-11-06 p074 and 99 or more");
  }
}
