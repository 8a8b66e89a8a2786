package dev.fastbreak.warehouse.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.ProcessorDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The condition on failures and ledger lines to be of certain dates of certain processors. */
public final class Among {

  private Among() {}

  /**
   * The condition, in parentheses. Processors with the same dates share a part of it.
   *
   * @param dates at least one
   */
  public static String these(Dialect dialect, Collection<ProcessorDate> dates) {
    Map<Processor, List<LocalDate>> byProcessor =
        dates.stream()
            .sorted(Comparator.comparing(ProcessorDate::date))
            .collect(
                groupingBy(
                    ProcessorDate::processor,
                    TreeMap::new,
                    mapping(ProcessorDate::date, toList())));
    Map<List<LocalDate>, List<String>> names = new LinkedHashMap<>();
    byProcessor.forEach(
        (processor, own) ->
            names
                .computeIfAbsent(own, d -> new ArrayList<>())
                .add(dialect.text(processor.storedName())));
    return names.entrySet().stream()
        .map(
            entry ->
                "processor_name IN (%s) AND analysis_date IN %s"
                    .formatted(Sql.list(entry.getValue()), dialect.dates(entry.getKey())))
        .collect(joining(" OR ", "(", ")"));
  }
}
