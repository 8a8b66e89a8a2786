/** PDC as a pipeline. */
@NullMarked
package dev.fastbreak.beam.dailycache;

import org.jspecify.annotations.NullMarked;
