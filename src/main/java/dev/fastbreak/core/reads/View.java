package dev.fastbreak.core.reads;

import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.window.GameRow;
import java.util.function.Function;

/**
 * Some columns of a table as the records that a calculator takes.
 *
 * @param entity the player or team that a record is about
 */
public record View<T extends Record & GameRow>(Projection<T> columns, Function<T, String> entity) {

  public TableSpec<?> table() {
    return columns.table();
  }

  @Override
  public String toString() {
    return table().name();
  }
}
