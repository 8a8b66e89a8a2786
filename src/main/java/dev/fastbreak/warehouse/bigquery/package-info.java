/** The warehouse in BigQuery: one project, read and written by any number of workers. */
@NullMarked
package dev.fastbreak.warehouse.bigquery;

import org.jspecify.annotations.NullMarked;
