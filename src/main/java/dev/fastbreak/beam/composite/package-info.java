/** PCF as a pipeline. */
@NullMarked
package dev.fastbreak.beam.composite;

import org.jspecify.annotations.NullMarked;
