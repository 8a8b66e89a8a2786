/** TDZA as a pipeline. */
@NullMarked
package dev.fastbreak.beam.teamdefense;

import org.jspecify.annotations.NullMarked;
