/** What a user types: one class per command, their shared options, and how errors are told. */
@NullMarked
package dev.fastbreak.app.cli;

import org.jspecify.annotations.NullMarked;
