/** Carrying a plan out: pipelines in their order, chunk by chunk, and what became of each date. */
@NullMarked
package dev.fastbreak.app.backfill;

import org.jspecify.annotations.NullMarked;
