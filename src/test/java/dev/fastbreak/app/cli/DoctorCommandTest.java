package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fastbreak.app.output.Finding;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.SchemaDrift;
import dev.fastbreak.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorCommandTest {

  private final FakeWarehouse warehouse = Samples.warehouse();
  private @Nullable TableSpec<?> empty;

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
    warehouse.answers = this::counts;
  }

  private static SchemaDrift playerGames(List<String> wrong, List<String> undeclared) {
    return new SchemaDrift(Tables.PLAYER_GAME_SUMMARY, true, wrong, undeclared);
  }

  private Invocation doctor() {
    return Invocation.of(new FakeEngine(), warehouse, "doctor");
  }

  /** Three sound rows in every table that is not empty. */
  private QueryResult counts(String sql) {
    if (sql.contains("AS doubled") || sql.contains("count(data_hash)")) {
      return count(0);
    }
    return new QueryResult(
        List.of("n", "first", "last"),
        List.of(
            empty != null && sql.endsWith(" FROM " + empty.qualifiedName())
                ? Arrays.asList(0L, null, null)
                : List.of(3L, LocalDate.EPOCH, LocalDate.EPOCH)));
  }

  private static QueryResult count(long number) {
    return new QueryResult(List.of("n"), List.of(List.of(number)));
  }

  @Test
  void rowsWithoutADateAreWarnedOf() {
    tables(playerGames(List.of(), List.of()));
    warehouse.undated =
        new QueryResult(
            List.of("table_name", "undated", "outside"),
            List.of(List.of("nba_analytics.player_game_summary", 2L, 1L)));

    Invocation answer = doctor();

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .contains(
            "note  nba_analytics.player_game_summary",
            "WARNING: 2 rows of nba_analytics.player_game_summary have no game_date, 1 lies in no"
                + " season. Nothing reads them. Give them their date or delete them, then run"
                + " 'backfill' again.");
    assertThat(answer.out().lines().filter(line -> line.contains("WARNING"))).hasSize(1);
  }

  @Test
  void doubledRowsAndRowsWithoutAHashAreNamed() {
    tables(playerGames(List.of(), List.of()));
    warehouse.answers =
        sql ->
            sql.contains("nba_analytics.player_game_summary") && sql.contains("AS doubled")
                ? count(2)
                : sql.equals("SELECT count(*) - count(data_hash) FROM nba_raw.nbac_schedule")
                    ? count(1)
                    : counts(sql);

    assertThat(doctor().exitCode()).isZero();
    assertThat(doctor().verdict()).isEqualTo("GOOD, but there are warnings below.");
    assertThat(doctor().out())
        .contains("WARNING: 2 keys stored more than once", "WARNING: 1 row has no data_hash");
  }

  @Test
  void aSoundWarehouseIsGood() {
    tables(playerGames(List.of(), List.of()));

    Invocation answer = doctor();

    assertThat(answer.verdict()).isEqualTo("ALL GOOD.");
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .contains("Java", "disk", "ok  Snappy", Tables.ML_FEATURE_STORE.qualifiedName());
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
  void aTableThatBackfillCreatesIsOnlyNoted() {
    tables(SchemaDrift.missing(Tables.ML_FEATURE_STORE));

    assertThat(doctor().out()).contains("not there yet; 'backfill' creates it");
    assertThat(doctor().exitCode()).isZero();
  }

  @Test
  void anUpstreamTableThatIsMissingOrEmptyIsWrong() {
    tables(SchemaDrift.missing(Tables.PLAYER_GAME_SUMMARY));
    assertThat(doctor().out()).contains("not there; fill it with 'import' (or 'simulate')");
    assertThat(doctor().exitCode()).isEqualTo(1);

    tables(playerGames(List.of(), List.of()));
    empty = Tables.PLAYER_GAME_SUMMARY;
    assertThat(doctor().out()).contains("WRONG  nba_analytics.player_game_summary", "empty; fill");
    assertThat(doctor().exitCode()).isEqualTo(1);

    empty = Tables.UPCOMING_TEAM_GAME_CONTEXT;
    assertThat(doctor().out()).contains("empty; contexts are made from games then");
    assertThat(doctor().exitCode()).isZero();
  }

  @Test
  void theDisksThatARunWritesToAreMeasured(@TempDir Path folder) {
    tables(playerGames(List.of(), List.of()));
    warehouse.file = folder.resolve("w.duckdb");

    assertThat(doctor().out())
        .containsPattern("disk of the warehouse +[0-9,]+ MB free in " + folder)
        .containsPattern(
            "disk of temporary files +[0-9,]+ MB free in " + System.getProperty("java.io.tmpdir"))
        .doesNotContain("write access");
  }

  @Test
  void aFileThatMayNotBeWrittenIsWrong(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("w.duckdb"));

    assertThat(DoctorCommand.writing(file, path -> true)).isEmpty();
    assertThat(DoctorCommand.writing(file, path -> !path.equals(file)))
        .extracting(Finding::found)
        .containsExactly(
            file + " may not be written by this user; change its permissions (chmod u+w)");
    assertThat(DoctorCommand.writing(file, path -> !path.equals(folder)))
        .extracting(Finding::state)
        .containsExactly(Finding.State.WRONG);
    // What is not there needs a folder to be made in, and no more.
    assertThat(DoctorCommand.writing(folder.resolve("new.duckdb"), folder::equals)).isEmpty();
  }

  @Test
  void aWarehouseThatAnotherHoldsEndsWith5AsEverywhere() {
    warehouse.cannotOpen =
        new WarehouseException(WarehouseException.Cause.LOCKED, "It is in use by process 7.");

    assertThat(doctor().out()).contains("It is in use by process 7.");
    assertThat(doctor().exitCode()).isEqualTo(5);
  }

  @Test
  void programsReadTheFindings(@TempDir Path folder) throws IOException {
    tables(SchemaDrift.missing(Tables.SCHEDULE));
    Path file = folder.resolve("doctor.json");

    Invocation.of(new FakeEngine(), warehouse, "doctor", "--json", file.toString());

    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.get("verdict").asText()).isEqualTo("WRONG");
    assertThat(json.get("exit_code").asInt()).isEqualTo(1);
    assertThat(json.get("findings"))
        .anyMatch(
            finding ->
                finding.get("state").asText().equals("WRONG")
                    && finding.get("what").asText().equals("nba_raw.nbac_schedule"));
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
