/** Validation: gates that say whether what the warehouse holds is what it promises to hold. */
@NullMarked
package dev.fastbreak.app.validate;

import org.jspecify.annotations.NullMarked;
