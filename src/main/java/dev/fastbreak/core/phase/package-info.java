/** One class per processor that makes its calculators out of the rows that were read. */
@NullMarked
package dev.fastbreak.core.phase;

import org.jspecify.annotations.NullMarked;
