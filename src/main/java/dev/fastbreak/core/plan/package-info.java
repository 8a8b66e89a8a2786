/** What there is to compute: chunks of due dates, and the digests that tell when a date is due. */
@NullMarked
package dev.fastbreak.core.plan;

import org.jspecify.annotations.NullMarked;
