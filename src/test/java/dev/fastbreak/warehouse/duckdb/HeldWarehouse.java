package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.warehouse.StagingTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Another process that has a warehouse open for writing, with a staging table, until killed. */
final class HeldWarehouse implements AutoCloseable {

  private final Process process;

  private HeldWarehouse(Process process) {
    this.process = process;
  }

  static HeldWarehouse at(Path path) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HeldWarehouse.class.getName(),
                path.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    HeldWarehouse held = new HeldWarehouse(process);
    String said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    if (!"ready".equals(said)) {
      held.close();
      throw new IOException("The other process did not open the warehouse: " + said);
    }
    return held;
  }

  long pid() {
    return process.pid();
  }

  /** Ends it as a crash would: nothing is closed. */
  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) throws Exception {
    DuckDbFile file = DuckDbFile.at(arguments[0]);
    DuckDbWarehouse warehouse = new DuckDbWarehouse(file);
    warehouse.open().createMissingTables();
    FileLease lease = file.openForPipeline();
    StagingArea.make(
        lease.connection(), StagingTable.of(Tables.PLAYER_DAILY_CACHE, "run-1", "crashed"));
    System.out.println("ready");
    Thread.sleep(Long.MAX_VALUE);
  }
}
