package dev.fastbreak.plan;

import static dev.fastbreak.core.catalog.Processor.ML;
import static dev.fastbreak.core.catalog.Processor.PCF;
import static dev.fastbreak.core.catalog.Processor.PDC;
import static dev.fastbreak.core.catalog.Processor.PSZA;
import static dev.fastbreak.core.catalog.Processor.TDZA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.plan.SeasonFacts;
import dev.fastbreak.core.season.Schedules;
import dev.fastbreak.core.season.SeasonSchedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhaseReadsTest {

  private static final LocalDate OPENER = LocalDate.of(2021, 10, 19);
  private static final LocalDate FIRST = LocalDate.of(2021, 11, 10);
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final LocalDate LAST = FIRST.plusDays(9);

  private static List<String> slices(Map<Processor, List<LocalDate>> due) {
    Map<Processor, List<DueDate>> dates = new EnumMap<>(Processor.class);
    due.forEach(
        (processor, own) ->
            dates.put(processor, own.stream().map(date -> new DueDate(date, "x")).toList()));
    SeasonSchedule season = SeasonSchedule.of(2021, Schedules.series(OPENER, 1, 60, "BOS", "GSW"));
    return PhaseReads.slices(
            new Chunk(SeasonFacts.ofSchedule(season), dates, "run", Instant.EPOCH, 0, null))
        .stream()
        .map(
            slice ->
                "%s %s %s".formatted(slice.projection().table().name(), slice.from(), slice.to()))
        .toList();
  }

  @Test
  void withEverythingDueEachUpstreamTableIsReadOnceAndNoStoredOne() {
    List<LocalDate> all = List.of(FIRST, LAST);
    assertThat(slices(Map.of(TDZA, all, PSZA, all, PCF, all, PDC, all, ML, all)))
        .containsExactlyInAnyOrder(
            "player_game_summary 2021-10-19 2021-11-19",
            "upcoming_player_game_context 2021-11-10 2021-11-19",
            "upcoming_team_game_context 2021-11-10 2021-11-19",
            "team_offense_game_summary 2021-10-19 2021-11-19",
            "team_defense_game_summary 2021-10-19 2021-11-19");
  }

  @Test
  void aProcessorAloneReadsWhatItDeclaresAndTheStoredRowsOfThoseBefore() {
    assertThat(slices(Map.of(TDZA, List.of(FIRST))))
        .containsExactly("team_defense_game_summary 2021-10-19 2021-11-10");
    assertThat(slices(Map.of(PSZA, List.of(FIRST))))
        .containsExactly("player_game_summary 2021-10-19 2021-11-10");
    assertThat(slices(Map.of(PCF, List.of(FIRST))))
        .containsExactlyInAnyOrder(
            "player_game_summary 2021-10-19 2021-11-10",
            "upcoming_player_game_context 2021-11-10 2021-11-10",
            "upcoming_team_game_context 2021-11-10 2021-11-10",
            "team_defense_zone_analysis 2021-11-10 2021-11-10",
            "player_shot_zone_analysis 2021-11-10 2021-11-10");
    assertThat(slices(Map.of(ML, List.of(FIRST))))
        .contains(
            "player_composite_factors 2021-11-10 2021-11-10",
            "player_daily_cache 2021-11-10 2021-11-10");
  }

  @Test
  void ofPartlyDueDatesStoredRowsAreReadWhereAReaderIsDueAndTheOneItReadsIsNot() {
    assertThat(slices(Map.of(PSZA, List.of(LAST), PDC, List.of(FIRST, SECOND, LAST))))
        .containsExactlyInAnyOrder(
            "player_game_summary 2021-10-19 2021-11-19",
            "upcoming_player_game_context 2021-11-10 2021-11-19",
            "team_offense_game_summary 2021-10-19 2021-11-19",
            "player_shot_zone_analysis 2021-11-10 2021-11-11");
  }

  @Test
  void aTableOfTheDateIsReadFromTheReadersFirstDateOn() {
    assertThat(slices(Map.of(PSZA, List.of(FIRST), PCF, List.of(SECOND, LAST))))
        .contains(
            "upcoming_team_game_context 2021-11-11 2021-11-19",
            "player_shot_zone_analysis 2021-11-11 2021-11-19",
            "team_defense_zone_analysis 2021-11-11 2021-11-19");
  }
}
