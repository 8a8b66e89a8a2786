/** Who is due on a date: players with a context, read or, where contexts are thin, synthetic. */
@NullMarked
package dev.fastbreak.core.population;

import org.jspecify.annotations.NullMarked;
