/** Reads folders of box-score CSVs and puts the upstream tables made of them into a warehouse. */
@NullMarked
package dev.fastbreak.app.importing;

import org.jspecify.annotations.NullMarked;
