package dev.fastbreak.warehouse.sql;

import dev.fastbreak.warehouse.QueryResult;

/** Asks the warehouse, as part of a publication's transaction where there is one. */
@FunctionalInterface
public interface SqlReader {

  /** The answer to one SELECT. */
  QueryResult query(String sql);
}
