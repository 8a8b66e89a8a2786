/** The upstream ("Phase 3") tables that Fastbreak reads, as records that declare their columns. */
@NullMarked
package dev.fastbreak.core.upstream;

import org.jspecify.annotations.NullMarked;
