/** ML as a pipeline. */
@NullMarked
package dev.fastbreak.beam.featurestore;

import org.jspecify.annotations.NullMarked;
