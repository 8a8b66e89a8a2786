/** Running pipelines on Dataflow: submitting jobs, following them, saying what became of them. */
@NullMarked
package dev.fastbreak.app.dataflow;

import org.jspecify.annotations.NullMarked;
