/** The warehouse in one DuckDB file: for a laptop, a test, a nightly job on one machine. */
@NullMarked
package dev.fastbreak.warehouse.duckdb;

import org.jspecify.annotations.NullMarked;
