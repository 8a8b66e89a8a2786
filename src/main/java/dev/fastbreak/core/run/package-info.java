/** Runs: processors, failures, outcomes, and the ledger that remembers them. */
@NullMarked
package dev.fastbreak.core.run;

import org.jspecify.annotations.NullMarked;
