package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.SchemaDrift;
import dev.fastbreak.warehouse.WarehouseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DoctorCommandTest {

  private final FakeWarehouse warehouse = Samples.warehouse();

  /** Every table as declared, but for one of them. */
  private void drift(String changedTable, List<String> wrong, List<String> undeclared) {
    warehouse.answers =
        sql ->
            new QueryResult(List.of("n", "first", "last"), List.of(Arrays.asList(0L, null, null)));
    List<SchemaDrift> drifts = new ArrayList<>();
    for (TableSpec<?> table : Tables.all()) {
      boolean changed = table.name().equals(changedTable);
      drifts.add(
          new SchemaDrift(
              table, true, changed ? wrong : List.of(), changed ? undeclared : List.of()));
    }
    warehouse.drifts = drifts;
  }

  private Invocation doctor() {
    return Invocation.of(new FakeEngine(), warehouse, "doctor");
  }

  @Test
  void aSoundWarehouseIsGood() {
    drift("", List.of(), List.of());

    Invocation answer = doctor();

    assertThat(answer.verdict()).isEqualTo("ALL GOOD.");
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out()).contains("Java", "disk", "nba_predictions.ml_feature_store");
  }

  @Test
  void aMissingColumnIsWrong() {
    drift("player_game_summary", List.of("There is no usage_rate. Add it."), List.of());

    Invocation answer = doctor();

    assertThat(answer.verdict()).isEqualTo("WRONG: 1 thing below must be cured.");
    assertThat(answer.out()).contains("There is no usage_rate. Add it.");
    assertThat(answer.exitCode()).isEqualTo(1);
  }

  @Test
  void aForeignColumnIsOnlyNoted() {
    drift("player_game_summary", List.of(), List.of("my_own"));

    assertThat(doctor().out()).contains("more columns than declared, left alone: my_own");
    assertThat(doctor().exitCode()).isZero();
  }

  @Test
  void aMissingTableIsOnlyNoted() {
    warehouse.drifts = List.of(SchemaDrift.missing(Tables.SCHEDULE));

    assertThat(doctor().out()).contains("nba_raw.nbac_schedule", "'import' and 'simulate'");
    assertThat(doctor().exitCode()).isZero();
  }

  @Test
  void aWarehouseThatCannotBeOpenedIsWrong() {
    warehouse.cannotOpen =
        new WarehouseException(WarehouseException.Cause.UNAVAILABLE, "There is no folder x.");

    assertThat(doctor().out()).contains("There is no folder x.");
    assertThat(doctor().exitCode()).isEqualTo(1);
  }
}
