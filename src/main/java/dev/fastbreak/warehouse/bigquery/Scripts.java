package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.warehouse.QueryResult;
import java.util.Map;
import java.util.Optional;

/** What a transaction needs of BigQuery: questions, and scripts that run once. */
interface Scripts {

  /** All rows that one SELECT answers. */
  QueryResult select(String doing, String sql, Map<String, String> labels);

  /**
   * Runs a script to its end, once: when the id has been used, that job's end is awaited instead.
   *
   * @param id the job's id in the project
   * @return the trouble that the script met, if it met any; it has changed nothing then, as far as
   *     it is one transaction
   */
  Optional<Trouble> runScript(String doing, String id, String sql, Map<String, String> labels);

  /**
   * Waits for the end of the job that has an id, whatever the end is.
   *
   * @return whether there is one
   */
  boolean awaitEnd(String doing, String id);
}
