package dev.fastbreak.core.table;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that a record is the content of one warehouse table.
 *
 * <p>The record's components are the columns, in order, named in snake case ({@code
 * paintRateLast10} is {@code paint_rate_last_10}). A component that is itself a record is flattened
 * in place. Everything that speaks of columns (coders, DDL, BigQuery schema, content hash, range
 * gates, documentation) is derived from this declaration by {@link TableSpec}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Table {

  /** The dataset (schema) that holds the table. */
  String dataset();

  /** The table's name inside its dataset. */
  String name();

  /** One sentence for people: what a row is. */
  String meaning();

  /** Column names that identify a row; unique in the table. */
  String[] key();

  /** The DATE column by which the table is partitioned, sliced and published. */
  String date();

  /** Column names by which BigQuery clusters the table, at most four. */
  String[] cluster() default {};

  /** Which columns the writer adds behind the record's own. */
  Stamps stamps() default Stamps.NONE;
}
