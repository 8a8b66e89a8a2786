/** What a user sees: tables, the ledger's heat map, progress, summaries, and their JSON forms. */
@NullMarked
package dev.fastbreak.app.output;

import org.jspecify.annotations.NullMarked;
