/** What is looked up by team and date, once for all players. */
@NullMarked
package dev.fastbreak.core.teams;

import org.jspecify.annotations.NullMarked;
