/** PDC: a player's form before a date. */
@NullMarked
package dev.fastbreak.core.dailycache;

import org.jspecify.annotations.NullMarked;
