package dev.fastbreak.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.testing.RealData;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every value of every row and every failure of a season equals what one SQL statement per
 * processor, written from the rules and apart from the Java code, makes of the same input.
 */
class DifferentialIT {

  private static final int YEAR = 2021;

  /** The comparisons, over whichever season was computed. */
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class OneSeason {

    @TempDir private Path folder;
    private Comparison comparison;

    abstract void compute(Path file) throws SQLException;

    @BeforeAll
    void computeTheSeason() throws SQLException {
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

  @Nested
  class SimulatedSeason extends OneSeason {
    @Override
    void compute(Path file) throws SQLException {
      ComputedSeason.simulated(file, YEAR, 7);
    }
  }

  @Nested
  class RealSeason extends OneSeason {
    @Override
    void compute(Path file) {
      ComputedSeason.real(file, RealData.folder(), YEAR);
    }
  }
}
