/** Whole jobs over leagues so small that every number was worked out by hand. */
package dev.fastbreak.golden;
