package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.SchemaDrift;
import dev.fastbreak.warehouse.WarehouseException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DoctorCommandTest {

  private final FakeWarehouse warehouse = Samples.warehouse();

  /** Every table is as declared, but for one. */
  private void tables(SchemaDrift changed) {
    warehouse.drift =
        Tables.all().stream()
            .map(
                table ->
                    table == changed.table()
                        ? changed
                        : new SchemaDrift(table, true, List.of(), List.of()))
            .toList();
    warehouse.answers =
        sql ->
            new QueryResult(List.of("n", "first", "last"), List.of(Arrays.asList(0L, null, null)));
  }

  private static SchemaDrift playerGames(List<String> wrong, List<String> undeclared) {
    return new SchemaDrift(Tables.PLAYER_GAME_SUMMARY, true, wrong, undeclared);
  }

  private Invocation doctor() {
    return Invocation.of(new FakeEngine(), warehouse, "doctor");
  }

  @Test
  void aSoundWarehouseIsGood() {
    tables(playerGames(List.of(), List.of()));

    Invocation answer = doctor();

    assertThat(answer.verdict()).isEqualTo("ALL GOOD.");
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out()).contains("Java", "disk", Tables.ML_FEATURE_STORE.qualifiedName());
  }

  @Test
  void aMissingColumnIsWrong() {
    tables(playerGames(List.of("usage_rate is missing; add it."), List.of()));

    Invocation answer = doctor();

    assertThat(answer.verdict()).isEqualTo("WRONG: 1 thing below must be cured.");
    assertThat(answer.out()).contains("usage_rate is missing; add it.");
    assertThat(answer.exitCode()).isEqualTo(1);
  }

  @Test
  void aTableThatIsNotThereYetIsOnlyNoted() {
    tables(SchemaDrift.missing(Tables.PLAYER_GAME_SUMMARY));

    assertThat(doctor().out()).contains("not there; 'import', 'simulate' and 'backfill' create");
    assertThat(doctor().exitCode()).isZero();
  }

  @Test
  void aForeignColumnIsOnlyNoted() {
    tables(playerGames(List.of(), List.of("my_own")));

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
