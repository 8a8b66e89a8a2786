package dev.fastbreak.warehouse;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import java.io.Serializable;

/** A table by its record class: what travels to workers in place of the declaration. */
public record TableReference<T extends Record>(Class<T> type) implements Serializable {

  @SuppressWarnings("unchecked") // declaredBy returns the table whose type is exactly this class
  public TableSpec<T> spec() {
    return (TableSpec<T>)
        Tables.declaredBy(type)
            .orElseThrow(() -> new IllegalArgumentException(type + " declares no known table"));
  }
}
