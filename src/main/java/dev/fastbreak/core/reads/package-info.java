/**
 * What each processor reads, said once, and the rows that were read, grouped by whom they are
 * about.
 */
@NullMarked
package dev.fastbreak.core.reads;

import org.jspecify.annotations.NullMarked;
