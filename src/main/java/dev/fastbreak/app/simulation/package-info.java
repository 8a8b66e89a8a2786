/** Puts a simulated league into a warehouse. */
@NullMarked
package dev.fastbreak.app.simulation;

import org.jspecify.annotations.NullMarked;
