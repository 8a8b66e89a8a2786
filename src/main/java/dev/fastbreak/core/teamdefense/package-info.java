/** TDZA: how teams defend each shot zone. */
@NullMarked
package dev.fastbreak.core.teamdefense;

import org.jspecify.annotations.NullMarked;
