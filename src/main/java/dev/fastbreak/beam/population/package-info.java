/** What PCF, PDC and ML share: the players of a date, with what is known of each. */
@NullMarked
package dev.fastbreak.beam.population;

import org.jspecify.annotations.NullMarked;
