/** Transforms that the five pipelines share: compute, tally, publish. */
@NullMarked
package dev.fastbreak.beam.transform;

import org.jspecify.annotations.NullMarked;
