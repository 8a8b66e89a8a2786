/** Starting pipelines: what they need to know before the first step, and each as a program. */
@NullMarked
package dev.fastbreak.beam.launch;

import org.jspecify.annotations.NullMarked;
