package dev.fastbreak.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.simulation.SimulateLeague;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the benchmark compares the pipelines with does the same work. */
@Tag("all")
class PlainWaysIT {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  @Test
  void plainSqlAndThePlainLoopMakeTheSameRows(@TempDir Path folder)
      throws SQLException, IOException {
    Path sql = folder.resolve("sql.duckdb");
    try (WarehouseSession session = Warehouses.of("duckdb:" + sql).open()) {
      SimulateLeague.run(List.of(2021), 11, true, session, CLOCK, sentence -> {});
    }
    Path loop = Files.copy(sql, folder.resolve("loop.duckdb"));

    Parts bySql = PlainSql.compute(sql, Processors.ALL);
    Parts byLoop = PlainLoop.compute(loop, Processors.ALL);

    Map<Processor, League.Content> contents = new League(loop).contents();
    assertThat(contents).isEqualTo(new League(sql).contents());
    contents.forEach(
        (processor, content) -> {
          assertThat(content.rows()).as("%s", processor).isGreaterThan(1_000);
          assertThat(bySql.byProcessor().get(processor).rows()).isEqualTo(content.rows());
          assertThat(byLoop.byProcessor().get(processor).rows()).isEqualTo(content.rows());
        });
  }

  @Test
  void aCorrectionChangesOneRowAndAForgottenDateIsGone(@TempDir Path folder) throws SQLException {
    Path file = folder.resolve("league.duckdb");
    try (WarehouseSession session = Warehouses.of("duckdb:" + file).open()) {
      SimulateLeague.run(List.of(2021), 11, true, session, CLOCK, sentence -> {});
    }
    PlainLoop.compute(file, List.of(Processor.TDZA, Processor.PSZA));
    League league = new League(file);
    LocalDate day = league.busyDate();
    long before = league.contents().get(Processor.TDZA).rows();

    assertThat(league.correct(day)).isNotEmpty();
    league.forget(day);

    assertThat(league.contents().get(Processor.TDZA).rows()).isEqualTo(before - 30);
    assertThat(league.extent().seasons()).isEqualTo(1);
    assertThat(day).isBetween(league.extent().first(), league.extent().last());
  }
}
