/** ML: the 25-feature vector. */
@NullMarked
package dev.fastbreak.core.featurestore;

import org.jspecify.annotations.NullMarked;
