/**
 * {@code scripts/bench}: how long everything takes, beside plain SQL and a plain loop that do the
 * same.
 */
package dev.fastbreak.bench;
