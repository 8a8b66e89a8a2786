/** Games of players as every processor sees them: what counts as having played. */
@NullMarked
package dev.fastbreak.core.games;

import org.jspecify.annotations.NullMarked;
