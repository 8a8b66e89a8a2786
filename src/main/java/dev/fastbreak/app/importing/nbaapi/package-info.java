/**
 * Files of nba_api and hoopR, as people have them, turned into the season files that {@code import}
 * reads.
 */
@NullMarked
package dev.fastbreak.app.importing.nbaapi;

import org.jspecify.annotations.NullMarked;
