package dev.fastbreak.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every value of every row and every failure of a season equals what one SQL statement per
 * processor, written from the rules and apart from the Java code, makes of the same input.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SeasonDifferential {

  static final int YEAR = 2021;

  private Comparison comparison;

  /** Fills a warehouse with the season {@link #YEAR} and computes it. */
  abstract void compute(Path file) throws SQLException;

  @BeforeAll
  void computeTheSeason(@TempDir Path folder) throws SQLException {
    Path file = folder.resolve("season.duckdb");
    compute(file);
    comparison = new Comparison(file, YEAR);
  }

  @AfterAll
  void close() throws SQLException {
    if (comparison != null) {
      comparison.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Processor.class)
  void everyValueOfEveryRow(Processor processor) throws SQLException {
    Comparison.Outcome outcome = comparison.rows(processor);
    assertThat(outcome.differences()).as("%s, rows", processor).isEmpty();
    assertThat(outcome.rows()).as("%s, rows compared", processor).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @EnumSource(Processor.class)
  void everyFailure(Processor processor) throws SQLException {
    assertThat(comparison.failures(processor).differences())
        .as("%s, failures", processor)
        .isEmpty();
  }
}
