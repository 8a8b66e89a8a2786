/** Coders: the binary form of rows, batches and counts between the steps of a pipeline. */
@NullMarked
package dev.fastbreak.beam.coder;

import org.jspecify.annotations.NullMarked;
