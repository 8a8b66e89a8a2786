package dev.fastbreak.app.diff;

import dev.fastbreak.app.stored.Months;
import dev.fastbreak.app.stored.StoredRows;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.plan.Upstream;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse in a temporary folder with nothing in it but the upstream rows of another one, to
 * compute everything anew in. Closing deletes it.
 */
public final class FreshWarehouse implements AutoCloseable {

  private static final String FILE = "fresh.duckdb";

  private final Path folder;

  private FreshWarehouse(Path folder) {
    this.folder = folder;
  }

  /** An empty place. */
  public static FreshWarehouse make() {
    try {
      Path folder = Files.createTempDirectory("fastbreak-fresh-");
      // For a process that is ended from outside; the last one registered is deleted first.
      folder.toFile().deleteOnExit();
      folder.resolve(FILE).toFile().deleteOnExit();
      folder.resolve(FILE + ".wal").toFile().deleteOnExit();
      return new FreshWarehouse(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "No temporary folder can be made: %s. Make room, or name another place with -Djava.io.tmpdir."
              .formatted(e.getMessage()),
          e);
    }
  }

  /** How it is named on the command line. */
  public String uri() {
    return "duckdb:" + folder.resolve(FILE);
  }

  /**
   * The processors that must be computed so that these can be: themselves and all that they read,
   * in order of computation.
   */
  public static List<Processor> withUpstreams(List<Processor> wanted) {
    EnumSet<Processor> all = EnumSet.noneOf(Processor.class);
    wanted.forEach(processor -> add(processor, all));
    return List.copyOf(all);
  }

  private static void add(Processor processor, EnumSet<Processor> all) {
    if (all.add(processor)) {
      processor.reads().forEach(other -> add(other, all));
    }
  }

  /**
   * Copies the upstream rows that a computation of [start, end] can read: the schedule, and of each
   * season in the range everything from the opener on. Of several rows with one key only the newest
   * is copied; no other is ever looked at.
   *
   * @throws WarehouseException when a row lacks a value that no row may lack
   */
  public static void copyUpstream(
      WarehouseSession from, WarehouseSession to, LocalDate start, LocalDate end) {
    to.createMissingTables();
    LeagueCalendar calendar = Upstream.calendar(from);
    for (SeasonSchedule season : calendar.seasons().values()) {
      copy(from, to, Tables.SCHEDULE, season.opener(), season.gameDates().last());
      if (season.gameDates().subSet(start, end.plusDays(1)).isEmpty()) {
        continue;
      }
      LocalDate last = season.gameDates().last();
      for (TableSpec<?> table : Tables.upstream()) {
        if (table != Tables.SCHEDULE) {
          copy(from, to, table, season.opener(), last.isBefore(end) ? last : end);
        }
      }
    }
  }

  private static <T extends Record> void copy(
      WarehouseSession from,
      WarehouseSession to,
      TableSpec<T> table,
      LocalDate first,
      LocalDate last) {
    for (Months.Part month : Months.of(first, last)) {
      Map<Key, @Nullable Object[]> newest = new LinkedHashMap<>();
      int[] key = table.key().stream().mapToInt(table::position).toArray();
      for (@Nullable Object[] row : StoredRows.read(from, table, month.from(), month.to())) {
        requireComplete(table, row);
        newest.merge(
            Key.of(row, key), row, (one, other) -> isNewer(table, other, one) ? other : one);
      }
      List<Stored<T>> rows = new ArrayList<>(newest.size());
      newest
          .values()
          .forEach(
              row ->
                  rows.add(
                      new Stored<>(
                          table.content(Arrays.copyOf(row, table.contentColumns().size())),
                          dataHash(table, row),
                          processedAt(table, row),
                          "")));
      to.load(List.of(new TableLoad<>(table, rows, month.from(), month.to())));
    }
  }

  private static void requireComplete(TableSpec<?> table, @Nullable Object[] row) {
    for (ColumnSpec column : table.columns()) {
      if (!column.nullable() && row[table.position(column.name())] == null) {
        throw new WarehouseException(
            WarehouseException.Cause.REFUSED,
            "%s: %s of row %s is null, and a row without it cannot be copied. Correct the row; 'diff --against' compares without copying."
                .formatted(table, column.name(), StoredRows.name(table, row)));
      }
    }
  }

  private static boolean isNewer(
      TableSpec<?> table, @Nullable Object[] one, @Nullable Object[] other) {
    int byTime = processedAt(table, one).compareTo(processedAt(table, other));
    return byTime > 0
        || (byTime == 0 && dataHash(table, one).compareTo(dataHash(table, other)) > 0);
  }

  private static String dataHash(TableSpec<?> table, @Nullable Object[] row) {
    return String.valueOf(row[table.position("data_hash")]);
  }

  private static Instant processedAt(TableSpec<?> table, @Nullable Object[] row) {
    return row[table.position("processed_at")] instanceof Instant time ? time : Instant.EPOCH;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The temporary warehouse %s could not be deleted; delete it by hand.".formatted(folder),
          e);
    }
  }
}
