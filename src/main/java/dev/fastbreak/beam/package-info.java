/** What speaks Beam: pipelines, transforms and the coders of what travels through them. */
@NullMarked
package dev.fastbreak.beam;

import org.jspecify.annotations.NullMarked;
