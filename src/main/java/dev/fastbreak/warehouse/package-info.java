/**
 * The warehouse port: read a slice of a table, stage rows, publish a chunk in one transaction, run
 * read-only SQL. Nothing above this package knows which warehouse it talks to.
 */
@NullMarked
package dev.fastbreak.warehouse;

import org.jspecify.annotations.NullMarked;
