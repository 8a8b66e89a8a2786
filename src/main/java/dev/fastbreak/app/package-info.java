/** The program: its entry point, and behind it the commands, the planning and the running. */
@NullMarked
package dev.fastbreak.app;

import org.jspecify.annotations.NullMarked;
