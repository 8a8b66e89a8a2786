/** Exact arithmetic and the one rounding rule. */
@NullMarked
package dev.fastbreak.core.number;

import org.jspecify.annotations.NullMarked;
