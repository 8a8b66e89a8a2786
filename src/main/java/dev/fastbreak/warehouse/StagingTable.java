package dev.fastbreak.warehouse;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.table.TableSpec;
import java.io.Serializable;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The run-scoped table into which a pipeline writes the rows meant for one target table.
 *
 * @param target the record class of the table for which the rows are meant: it travels to workers
 *     in place of the declaration
 * @param name name of the staging table, unique to the run and chunk
 */
public record StagingTable<T extends Record>(Class<T> target, String name) implements Serializable {

  /** The dataset that holds staging tables. */
  public static final String DATASET = "nba_staging";

  /** A staging table for a target, named after the run and a label that tells its parts apart. */
  public static <T extends Record> StagingTable<T> of(
      TableSpec<T> target, String runId, String label) {
    return new StagingTable<>(target.type(), target.name() + "_" + label + "_" + runId);
  }

  /**
   * Where a chunk's rows of a table are staged. Chunks that are published at the same time never
   * share it: they begin with another date.
   */
  public static <T extends Record> StagingTable<T> rowsOf(Chunk chunk, TableSpec<T> target) {
    return of(target, chunk.runId(), label(chunk));
  }

  /** Where the failures of all the chunk's processors are staged. */
  public static StagingTable<PrecomputeFailure> failuresOf(Chunk chunk) {
    return of(Tables.PRECOMPUTE_FAILURES, chunk.runId(), label(chunk));
  }

  /** All staging tables of a chunk: one for each processor's rows, and that of the failures. */
  public static List<StagingTable<?>> allOf(Chunk chunk) {
    List<StagingTable<?>> all = new ArrayList<>();
    chunk.processors().forEach(processor -> all.add(rowsOf(chunk, processor.table())));
    all.add(failuresOf(chunk));
    return all;
  }

  private static String label(Chunk chunk) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(chunk.firstDate());
  }

  public TableSpec<T> spec() {
    return TableSpec.of(target);
  }

  /** {@code dataset.table}. */
  public String qualifiedName() {
    return DATASET + "." + name;
  }
}
