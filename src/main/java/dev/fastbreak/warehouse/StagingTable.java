package dev.fastbreak.warehouse;

import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.table.TableSpec;
import java.io.Serializable;
import java.time.format.DateTimeFormatter;

/**
 * The run-scoped table into which a pipeline writes the rows meant for one target table.
 *
 * @param target the table for which the rows are meant
 * @param name name of the staging table, unique to the run and chunk
 * @param <T> the record
 */
public record StagingTable<T extends Record>(TableReference<T> target, String name)
    implements Serializable {

  /** The dataset that holds staging tables. */
  public static final String DATASET = "nba_staging";

  /** A staging table for a target, named after the run and a label that tells its parts apart. */
  public static <T extends Record> StagingTable<T> of(
      TableSpec<T> target, String runId, String label) {
    return new StagingTable<>(
        new TableReference<>(target.type()), target.name() + "_" + label + "_" + runId);
  }

  /**
   * Where a chunk's rows are staged. Chunks that are published at the same time never share it:
   * they are of another processor, or begin with another date.
   */
  public static <T extends Record> StagingTable<T> rowsOf(Chunk chunk, TableSpec<T> target) {
    return of(target, chunk.runId(), label(chunk));
  }

  /** Where a chunk's failures are staged: beside its rows, under their name. */
  public static StagingTable<PrecomputeFailure> failuresOf(Chunk chunk) {
    return new StagingTable<>(
        new TableReference<>(PrecomputeFailure.class),
        rowsOf(chunk, chunk.processor().table()).name() + "_failures");
  }

  private static String label(Chunk chunk) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(chunk.firstDate());
  }

  /** The target's declaration. */
  public TableSpec<T> spec() {
    return target.spec();
  }

  /** {@code dataset.table}. */
  public String qualifiedName() {
    return DATASET + "." + name;
  }
}
