/** Any input whatever, to be searched through by a fuzzer: {@code scripts/fuzz}. */
package dev.fastbreak.fuzz;
