package dev.fastbreak.app.validate;

import dev.fastbreak.beam.launch.UndatedRows;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import java.util.ArrayList;
import java.util.List;

/** Whether upstream rows have dates. Those without are in no slice, so no other check sees them. */
final class DatedInputCheck implements Check {

  @Override
  public List<GateResult> run(Scope scope) {
    List<UndatedRows> undated = UndatedRows.of(scope.session());
    List<GateResult> results = new ArrayList<>();
    for (Processor processor : scope.processors()) {
      Findings findings = new Findings(Gate.DATED_INPUT, processor, "table");
      List<TableSpec<?>> tables = upstream(processor);
      findings.checked(tables.size());
      for (UndatedRows rows : undated) {
        if (tables.contains(rows.table())) {
          findings.violation(rows.describe());
        }
      }
      results.add(findings.result());
    }
    return results;
  }

  private static List<TableSpec<?>> upstream(Processor processor) {
    return switch (processor) {
      case TDZA -> List.of(Tables.SCHEDULE, Tables.TEAM_DEFENSE_GAME_SUMMARY);
      case PSZA -> List.of(Tables.SCHEDULE, Tables.PLAYER_GAME_SUMMARY);
      case PCF ->
          List.of(
              Tables.SCHEDULE,
              Tables.PLAYER_GAME_SUMMARY,
              Tables.UPCOMING_PLAYER_GAME_CONTEXT,
              Tables.UPCOMING_TEAM_GAME_CONTEXT);
      case PDC, ML ->
          List.of(
              Tables.SCHEDULE,
              Tables.PLAYER_GAME_SUMMARY,
              Tables.TEAM_OFFENSE_GAME_SUMMARY,
              Tables.UPCOMING_PLAYER_GAME_CONTEXT);
    };
  }
}
