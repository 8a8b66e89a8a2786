/** The catalogue: every table and every processor. */
@NullMarked
package dev.fastbreak.core.catalog;

import org.jspecify.annotations.NullMarked;
