/** Planning: which dates of which processors are due, and why. */
@NullMarked
package dev.fastbreak.plan;

import org.jspecify.annotations.NullMarked;
