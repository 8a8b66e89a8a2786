/** Comparing: two warehouses, or a warehouse and a fresh computation of it. */
@NullMarked
package dev.fastbreak.app.diff;

import org.jspecify.annotations.NullMarked;
