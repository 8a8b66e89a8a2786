/** Everything that the processors compute, against SQL that was written apart from them. */
package dev.fastbreak.differential;
