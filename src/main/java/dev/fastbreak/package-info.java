/**
 * Fastbreak: NBA feature precompute as Apache Beam pipelines. Nothing is null unless it says so.
 */
@NullMarked
package dev.fastbreak;

import org.jspecify.annotations.NullMarked;
