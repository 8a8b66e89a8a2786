/** Rows as they are stored, read column by column as their table declares them. */
@NullMarked
package dev.fastbreak.app.stored;

import org.jspecify.annotations.NullMarked;
