/** Explaining one row: the games, windows and arithmetic behind it, or why there is none. */
@NullMarked
package dev.fastbreak.app.explain;

import org.jspecify.annotations.NullMarked;
