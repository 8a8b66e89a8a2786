/**
 * Games as every processor sees them: what counts as having played, and where the shots came from.
 */
@NullMarked
package dev.fastbreak.core.games;

import org.jspecify.annotations.NullMarked;
