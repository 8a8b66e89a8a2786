/** PCF: fatigue, matchup, pace and usage combined. */
@NullMarked
package dev.fastbreak.core.composite;

import org.jspecify.annotations.NullMarked;
