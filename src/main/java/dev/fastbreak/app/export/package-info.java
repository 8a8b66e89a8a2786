/** Rows of the warehouse as files that other programs read: Parquet, CSV, JSON lines. */
@NullMarked
package dev.fastbreak.app.export;

import org.jspecify.annotations.NullMarked;
