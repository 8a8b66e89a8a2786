package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.WarehouseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DoctorCommandTest {

  private final FakeWarehouse warehouse = Samples.warehouse();

  /** Answers with the declared columns of the table that the query names, changed by {@code of}. */
  private void columns(String changedTable, List<String> drop, List<String> add) {
    warehouse.answers =
        sql -> {
          if (sql.startsWith("SELECT count(*)")) {
            return new QueryResult(
                List.of("n", "first", "last"), List.of(Arrays.asList(0L, null, null)));
          }
          TableSpec<?> table =
              Tables.all().stream()
                  .filter(t -> sql.contains(t.qualifiedName() + " "))
                  .findFirst()
                  .orElseThrow();
          List<String> columns =
              new ArrayList<>(table.columns().stream().map(ColumnSpec::name).toList());
          if (table.name().equals(changedTable)) {
            columns.removeAll(drop);
            columns.addAll(add);
          }
          return new QueryResult(columns, List.of());
        };
  }

  private Invocation doctor() {
    return Invocation.of(new FakeEngine(), warehouse, "doctor");
  }

  @Test
  void aSoundWarehouseIsGood() {
    columns("", List.of(), List.of());

    Invocation answer = doctor();

    assertThat(answer.verdict()).isEqualTo("ALL GOOD.");
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out()).contains("Java", "disk", "nba_predictions.ml_feature_store");
  }

  @Test
  void aMissingColumnIsWrong() {
    columns("player_game_summary", List.of("usage_rate"), List.of());

    Invocation answer = doctor();

    assertThat(answer.verdict()).isEqualTo("WRONG: 1 thing below must be cured.");
    assertThat(answer.out()).contains("lacks usage_rate; add them");
    assertThat(answer.exitCode()).isEqualTo(1);
  }

  @Test
  void aForeignColumnIsOnlyNoted() {
    columns("player_game_summary", List.of(), List.of("my_own"));

    assertThat(doctor().out()).contains("more columns than declared, left alone: my_own");
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
