package dev.fastbreak.differential;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;

/** A simulated season whose input was made as untidy as inputs are. */
@Tag("all")
class SimulatedSeasonDifferentialIT extends SeasonDifferential {

  private static final long SEED = 7;

  @Override
  void compute(Path file) throws SQLException {
    ComputedSeason.simulated(file, YEAR, SEED);
  }
}
