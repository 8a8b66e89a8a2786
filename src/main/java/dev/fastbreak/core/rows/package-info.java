/** Rows on their way from the warehouse to a calculator, many in one element. */
@NullMarked
package dev.fastbreak.core.rows;

import org.jspecify.annotations.NullMarked;
