package dev.fastbreak.warehouse;

import dev.fastbreak.core.table.TableSpec;
import java.io.Serializable;

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

  /** A staging table for a target, named after the run and a label that tells chunks apart. */
  public static <T extends Record> StagingTable<T> of(
      TableSpec<T> target, String runId, String label) {
    return new StagingTable<>(
        new TableReference<>(target.type()), target.name() + "_" + label + "_" + runId);
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
