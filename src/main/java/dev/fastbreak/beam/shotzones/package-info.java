/** PSZA as a pipeline. */
@NullMarked
package dev.fastbreak.beam.shotzones;

import org.jspecify.annotations.NullMarked;
