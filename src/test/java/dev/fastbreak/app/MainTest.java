package dev.fastbreak.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.warehouse.Warehouses;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own. */
class MainTest {

  @TempDir private Path folder;

  @Test
  void timesAreInUtcWhereverTheMachineIs() throws Exception {
    String warehouse = "duckdb:" + folder.resolve("w.duckdb");
    Warehouses.of(warehouse).open().close();

    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=America/New_York",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "query",
                // There was no such time of day in New York.
                "SELECT [TIMESTAMP '2021-03-14 02:30:00'] AS times",
                "--format",
                "csv",
                "--warehouse",
                warehouse)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();

    assertThat(process.getInputStream())
        .asString(StandardCharsets.UTF_8)
        .contains("2021-03-14T02:30:00Z");
    assertThat(process.waitFor()).isZero();
  }
}
