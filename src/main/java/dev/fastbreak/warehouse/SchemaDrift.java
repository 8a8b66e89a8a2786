package dev.fastbreak.warehouse;

import dev.fastbreak.core.table.TableSpec;
import java.util.List;

/**
 * How a table as it is stored differs from its declaration. Nothing is ever altered because of it:
 * the owner of the warehouse decides.
 *
 * @param exists whether the warehouse has such a table
 * @param wrong what has to be cured before the table can be used, each a sentence with its remedy
 * @param undeclared columns that no declaration knows; they are left alone
 * @param notes what is not as it would be made today, and works all the same, each a sentence
 */
public record SchemaDrift(
    TableSpec<?> table,
    boolean exists,
    List<String> wrong,
    List<String> undeclared,
    List<String> notes) {

  /** One of which there is nothing to note. */
  public SchemaDrift(
      TableSpec<?> table, boolean exists, List<String> wrong, List<String> undeclared) {
    this(table, exists, wrong, undeclared, List.of());
  }

  public static SchemaDrift missing(TableSpec<?> table) {
    return new SchemaDrift(table, false, List.of(), List.of());
  }
}
