/** Generated artefacts: BigQuery schemas, table pages and template metadata, from declarations. */
@NullMarked
package dev.fastbreak.app.generate;

import org.jspecify.annotations.NullMarked;
