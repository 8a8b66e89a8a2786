/** Generated artefacts: BigQuery schemas and table pages, from the tables' declarations. */
@NullMarked
package dev.fastbreak.app.generate;

import org.jspecify.annotations.NullMarked;
