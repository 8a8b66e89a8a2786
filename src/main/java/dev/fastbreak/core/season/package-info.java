/** Seasons: game dates, openers, bootstrap, team schedules. */
@NullMarked
package dev.fastbreak.core.season;

import org.jspecify.annotations.NullMarked;
