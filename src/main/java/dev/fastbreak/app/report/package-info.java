/** A season as one HTML file to look at: read once, packed, and drawn by the reader's browser. */
@NullMarked
package dev.fastbreak.app.report;

import org.jspecify.annotations.NullMarked;
