package dev.fastbreak.warehouse.sql;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.warehouse.PublicationRefusedException;
import dev.fastbreak.warehouse.QueryResult;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values of an answer that cannot be null. */
public final class Cells {

  private Cells() {}

  /** A number of the one row of an answer. */
  public static long number(QueryResult answer, int column) {
    return number(answer.rows().get(0), column);
  }

  /**
   * What the first two columns of an answer name.
   *
   * @throws PublicationRefusedException when there is no such processor
   */
  static ProcessorDate processorDate(List<@Nullable Object> row) {
    String name = (String) Objects.requireNonNull(row.get(0), "processor_name");
    Processor processor =
        Processor.ofStoredName(name)
            .orElseThrow(
                () ->
                    new PublicationRefusedException(
                        "Something of a processor %s is staged, which does not exist. Nothing was published; run these dates again."
                            .formatted(name)));
    return new ProcessorDate(processor, date(row, 1));
  }

  static LocalDate date(List<@Nullable Object> row, int column) {
    return (LocalDate) Objects.requireNonNull(row.get(column), "date");
  }

  static long number(List<@Nullable Object> row, int column) {
    return ((Number) Objects.requireNonNull(row.get(column), "number")).longValue();
  }
}
