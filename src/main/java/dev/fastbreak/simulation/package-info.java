/**
 * A simulated league: schedule, rosters, injuries and box scores that look like the real ones, as a
 * pure function of season and seed.
 */
@NullMarked
package dev.fastbreak.simulation;

import org.jspecify.annotations.NullMarked;
