/** Makes every processor's calculators out of the rows that were read. */
@NullMarked
package dev.fastbreak.core.phase;

import org.jspecify.annotations.NullMarked;
