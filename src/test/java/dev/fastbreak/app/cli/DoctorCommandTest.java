package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.SchemaDrift;
import dev.fastbreak.warehouse.WarehouseException;
import java.time.LocalDate;
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
    warehouse.answers = sql -> counts(sql, 0);
  }

  private static SchemaDrift playerGames(List<String> wrong, List<String> undeclared) {
    return new SchemaDrift(Tables.PLAYER_GAME_SUMMARY, true, wrong, undeclared);
  }

  private Invocation doctor() {
    return Invocation.of(new FakeEngine(), warehouse, "doctor");
  }

  /** So many rows of player games without a date; all other tables are empty. */
  private static QueryResult counts(String sql, long undated) {
    boolean playerGames = sql.contains("game_date) FROM nba_analytics.player_game_summary");
    return new QueryResult(
        List.of("n", "without", "first", "last"),
        List.of(
            playerGames && undated > 0
                ? Arrays.asList(9L, undated, LocalDate.of(2021, 10, 19), LocalDate.of(2021, 10, 20))
                : Arrays.asList(0L, 0L, null, null)));
  }

  @Test
  void rowsWithoutADateAreWarnedOf() {
    tables(playerGames(List.of(), List.of()));
    warehouse.answers = sql -> counts(sql, 2);

    Invocation answer = doctor();

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .contains(
            "note  nba_analytics.player_game_summary",
            "9 rows, 2021-10-19 to 2021-10-20; WARNING: 2 rows of"
                + " nba_analytics.player_game_summary have no game_date. Nothing reads them. Give"
                + " them their date or delete them, then run 'backfill' again.");
    assertThat(answer.out().lines().filter(line -> line.contains("WARNING"))).hasSize(1);
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
