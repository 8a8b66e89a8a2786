/** Content hashes, source hashes and digests. */
@NullMarked
package dev.fastbreak.core.hash;

import org.jspecify.annotations.NullMarked;
