/** The upstream tables derived from box scores, shots, schedules, injuries and betting lines. */
@NullMarked
package dev.fastbreak.core.phase3;

import org.jspecify.annotations.NullMarked;
