/** Windows over the history of one player or team. */
@NullMarked
package dev.fastbreak.core.window;

import org.jspecify.annotations.NullMarked;
