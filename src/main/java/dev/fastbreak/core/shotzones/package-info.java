/** PSZA: where players shoot from. */
@NullMarked
package dev.fastbreak.core.shotzones;

import org.jspecify.annotations.NullMarked;
