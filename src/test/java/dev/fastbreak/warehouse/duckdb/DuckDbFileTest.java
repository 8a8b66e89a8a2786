package dev.fastbreak.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbFileTest {

  private static final String STAGING_TABLES =
      "SELECT table_name FROM information_schema.tables"
          + " WHERE table_catalog = 'nba_staging' AND table_type = 'VIEW'";

  private static final String CRASHED_TABLES =
      "SELECT table_name FROM information_schema.tables WHERE table_name LIKE '%crashed%'";

  private static final LocalDate DAY = LocalDate.of(2021, 12, 1);

  record Game(@Nullable String gameId, @Nullable LocalDate gameDate) {}

  @TempDir private Path directory;

  private Warehouse at(Path path) {
    return Warehouses.of("duckdb:" + path);
  }

  private static void assertFails(ThrowingCallable call, Cause kind, String... words) {
    assertThatThrownBy(call)
        .isInstanceOf(WarehouseException.class)
        .hasMessageContainingAll(words)
        .extracting(e -> ((WarehouseException) e).kind())
        .isEqualTo(kind);
  }

  @Test
  void saysThatTheDirectoryIsMissing() {
    Path nowhere = directory.resolve("nowhere");
    assertFails(
        at(nowhere.resolve("w.duckdb"))::open,
        Cause.UNAVAILABLE,
        "no directory " + nowhere,
        "mkdir");
  }

  @Test
  void olderClientsCanReadTheFile() throws IOException {
    Path path = directory.resolve("w.duckdb");
    try (WarehouseSession session = at(path).open()) {
      session.createMissingTables();
    }

    // Bytes 8 to 11 are DUCK, then comes the storage version: 65 is that of DuckDB 1.2.
    ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(header.getLong(12)).isEqualTo(65);
  }

  @Test
  void readingMakesNoFile() {
    Path path = directory.resolve("w.duckdb");
    assertFails(at(path)::openForReading, Cause.UNAVAILABLE, path.toString(), "import");
    assertThat(path).doesNotExist();
  }

  @Test
  void saysThatTheFileIsNoWarehouse() throws Exception {
    Path path = Files.writeString(directory.resolve("notes.txt"), "dear diary, ".repeat(2000));
    assertFails(at(path)::open, Cause.UNAVAILABLE, path.toString(), "no DuckDB file");
    assertFails(at(path)::openForReading, Cause.UNAVAILABLE, path.toString(), "no DuckDB file");
    assertThat(path).content().startsWith("dear diary");
    assertFails(at(directory)::open, Cause.UNAVAILABLE, "is a directory");
  }

  @Test
  void aFileOfAnotherDatabaseIsNoWarehouseEither() throws Exception {
    Path path = directory.resolve("s.duckdb");
    byte[] page = new byte[4096];
    byte[] magic = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(magic, 0, page, 0, magic.length);
    Files.write(path, page);
    assertFails(at(path)::openForReading, Cause.UNAVAILABLE, path.toString(), "is no DuckDB file");
    assertThatThrownBy(at(path)::openForReading).message().doesNotContain("INSTALL", "download");
  }

  @Test
  void aFileThatLostItsEndIsDamaged() throws Exception {
    Path path = directory.resolve("w.duckdb");
    try (WarehouseSession session = at(path).open()) {
      session.createMissingTables();
    }
    byte[] whole = Files.readAllBytes(path);
    for (int length : List.of(100, 8192, whole.length / 2)) {
      Files.write(path, Arrays.copyOf(whole, length));
      assertFails(
          at(path)::openForReading, Cause.UNAVAILABLE, "damaged", "a backup", "backfill anew");
    }
  }

  @Test
  void rowsThatWereOverwrittenAreNotPassedOver() throws Exception {
    Path path = directory.resolve("w.duckdb");
    DuckDbFile file = DuckDbFile.at(path.toString());
    long block;
    try (FileLease lease = file.openOrMake()) {
      DuckDBConnection connection = lease.connection();
      Connections.execute(connection, "CREATE SCHEMA nba_raw");
      // So many that the driver has handed over the first when it comes to the overwritten ones.
      Connections.execute(
          connection,
          "CREATE TABLE nba_raw.nbac_schedule AS SELECT md5(range::VARCHAR) AS game_id,"
              + " DATE '2021-12-01' AS game_date FROM range(2000000)");
      Connections.execute(connection, "CHECKPOINT");
      // Asked for, because a file also has blocks that nothing uses any more.
      block =
          Long.parseLong(
              Connections.texts(
                      connection,
                      "SELECT max_by(block_id, row_group_id)"
                          + " FROM pragma_storage_info('nba_raw.nbac_schedule')"
                          + " WHERE column_name = 'game_id' AND segment_type = 'VARCHAR'")
                  .get(0));
    }
    byte[] bytes = Files.readAllBytes(path);
    // Three headers of a page each, then blocks of 256 KiB.
    int start = 3 * 4096 + Math.toIntExact(block) * 262_144;
    Arrays.fill(bytes, start + 4096, start + 8192, (byte) 0);
    Files.write(path, bytes);

    Slice<Game> games = new Slice<>(Projection.of(Tables.SCHEDULE, Game.class), DAY, DAY);
    try (WarehouseSession session = at(path).openForReading()) {
      assertFails(() -> session.fetch(games), Cause.UNAVAILABLE, "damaged", "checksum");
      assertFails(
          () -> session.query("SELECT max(game_id) FROM nba_raw.nbac_schedule"),
          Cause.UNAVAILABLE,
          "damaged",
          "checksum");
    }
    assertFails(
        () -> at(path).ask("SELECT max(game_id) FROM nba_raw.nbac_schedule", piece -> true),
        Cause.UNAVAILABLE,
        "damaged",
        "checksum");
  }

  @Test
  void aFileThatLostRowsOnlyIsDamagedToo() {
    SQLException said =
        new SQLException(
            "IO Error: Could not read enough bytes from file \"w.duckdb\": attempted to read 262144"
                + " bytes from location 3420160");
    assertThat(Connections.failed("Reading nba_raw.nbac_schedule", said))
        .hasMessageContainingAll("Reading nba_raw.nbac_schedule", "damaged", "Restore a backup")
        .extracting(WarehouseException::kind)
        .isEqualTo(Cause.UNAVAILABLE);
  }

  @Test
  void nothingIsFetchedForAQuery() {
    try (WarehouseSession session = at(directory.resolve("w.duckdb")).open()) {
      assertThat(
              session
                  .query(
                      "SELECT current_setting('autoinstall_known_extensions'),"
                          + " current_setting('autoload_known_extensions')")
                  .rows())
          .containsExactly(List.of(false, false));
    }
  }

  @Test
  void refusesLocationsThatAreNoFiles() {
    for (String uri : List.of("duckdb:", "duckdb: ", "duckdb::memory:")) {
      assertFails(() -> Warehouses.of(uri), Cause.UNAVAILABLE, "path");
    }
  }

  @Test
  void aPathIsNeverTakenForSettings() throws IOException {
    for (String name :
        List.of(
            "w?access_mode=read_only",
            "w threads=1",
            "w%3Bx",
            "w#x",
            "it's w",
            "w;access_mode=read_only",
            "w;",
            ";threads=1")) {
      Path path = directory.resolve(name);
      at(path).open().close();
      assertThat(path).isRegularFile();
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).hasSize(8);
    }
  }

  @Test
  void keepsTheUriAsTheUserWroteIt() {
    assertThat(Warehouses.of("duckdb:some/w.duckdb").uri()).isEqualTo("duckdb:some/w.duckdb");
  }

  @Test
  void anEmptyWarehouseSaysWhatToDo() {
    Path path = directory.resolve("w.duckdb");
    try (WarehouseSession session = at(path).open()) {
      assertFails(
          () -> session.load(List.of(TypesTest.noGames())),
          Cause.UNAVAILABLE,
          "no table nba_analytics.player_game_summary",
          "import");
    }
  }

  @Test
  void readersDoNotShutEachOtherOut() {
    Path path = directory.resolve("w.duckdb");
    at(path).open().close();
    try (WarehouseSession one = at(path).openForReading();
        WarehouseSession other = at(path).openForReading()) {
      assertThat(one.query("SELECT 1 AS x").rows()).isEqualTo(other.query("SELECT 1 AS x").rows());
      assertFails(at(path)::open, Cause.LOCKED, "open in this process in another way");
    }
    at(path).open().close();
  }

  @Test
  void namesTheProcessThatHoldsTheWarehouseAndRecoversWhenThatCrashes() throws Exception {
    Path path = directory.resolve("w.duckdb");
    try (HeldWarehouse held = HeldWarehouse.at(path)) {
      assertFails(at(path)::open, Cause.LOCKED, "process " + held.pid(), "again");
      assertFails(at(path)::openForReading, Cause.LOCKED, "process " + held.pid(), "again");
    }
    // It was killed: what it had committed is there, also for a reader, what it had staged is not.
    try (WarehouseSession reading = at(path).openForReading()) {
      assertThat(reading.query("SELECT * FROM nba_processing.precompute_runs").rows()).isEmpty();
      assertThat(reading.query(CRASHED_TABLES).rows()).isEmpty();
    }
    at(path).open().close();
  }

  @Test
  void whoeverWritesHasTheFileDuringItsCallsAndWaitsForOthersInBetween() throws Exception {
    Path path = directory.resolve("w.duckdb");
    String sql = "SELECT * FROM nba_processing.precompute_runs";
    try (WarehouseSession session = at(path).waiting(Duration.ofMinutes(5)).open()) {
      session.createMissingTables();
      CompletableFuture<QueryResult> answer;
      try (HeldWarehouse held = HeldWarehouse.at(path)) {
        assertFails(at(path)::openForReading, Cause.LOCKED, "process " + held.pid());
        answer = CompletableFuture.supplyAsync(() -> session.query(sql));
      }
      assertThat(answer.get(5, TimeUnit.MINUTES).rows()).isEmpty();
    }
  }

  @Test
  void aSessionCanKeepOthersOutForAWhile() throws Exception {
    Path path = directory.resolve("w.duckdb");
    try (WarehouseSession session = at(path).open()) {
      try (WarehouseSession.Hold held = session.hold()) {
        session.createMissingTables();
        assertThatThrownBy(() -> HeldWarehouse.at(path)).hasMessageContaining("did not open");
      }
      HeldWarehouse.at(path).close();
    }
  }

  @Test
  void aSecondSessionLeavesTheStagingTablesOfTheFirstAlone() throws Exception {
    Path path = directory.resolve("w.duckdb");
    StagingTable<?> staging = StagingTable.of(Tables.PLAYER_DAILY_CACHE, "run-1", "running");
    try (WarehouseSession first = at(path).open()) {
      try (DuckDBConnection connection = DuckDbFile.at(path.toString()).engine()) {
        StagingArea.make(connection, staging);
      }
      at(path).open().close();
      assertThat(first.query(STAGING_TABLES).rows()).containsExactly(List.of(staging.name()));
    }
  }

  @Test
  void isNeverOpenedByTheDriversOfTwoClassLoaders() throws Exception {
    Path file = directory.resolve("w.duckdb");
    at(file).open().close();
    List<URL> everything = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      everything.add(Path.of(entry).toUri().toURL());
    }
    try (URLClassLoader another =
        new URLClassLoader(everything.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      // Warehouses are found by way of it.
      Thread.currentThread().setContextClassLoader(another);
      Object warehouse =
          another
              .loadClass(Warehouses.class.getName())
              .getMethod("of", String.class)
              .invoke(null, "duckdb:" + file);
      Method open = another.loadClass(Warehouse.class.getName()).getMethod("open");

      assertThatThrownBy(() -> open.invoke(warehouse))
          .cause()
          .hasMessageContaining("another class loader of this process has opened DuckDB files");
    } finally {
      Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
    }
  }
}
