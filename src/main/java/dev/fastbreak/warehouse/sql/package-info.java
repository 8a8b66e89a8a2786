/**
 * The publish protocol and the merge of upstream tables as plain SQL text, shared by all adapters.
 */
@NullMarked
package dev.fastbreak.warehouse.sql;

import org.jspecify.annotations.NullMarked;
