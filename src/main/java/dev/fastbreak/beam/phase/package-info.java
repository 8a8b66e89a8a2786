/** The pipeline of the phase: five processors, one reading, one publish. */
@NullMarked
package dev.fastbreak.beam.phase;

import org.jspecify.annotations.NullMarked;
