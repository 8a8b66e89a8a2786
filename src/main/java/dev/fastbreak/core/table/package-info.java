/**
 * Table declarations: one record per table, from which everything that speaks of columns follows.
 */
@NullMarked
package dev.fastbreak.core.table;

import org.jspecify.annotations.NullMarked;
