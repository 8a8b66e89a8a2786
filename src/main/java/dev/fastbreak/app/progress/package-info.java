/** How a run gets on, while it runs: on a screen, as lines, as JSON, in a file for others. */
@NullMarked
package dev.fastbreak.app.progress;

import org.jspecify.annotations.NullMarked;
