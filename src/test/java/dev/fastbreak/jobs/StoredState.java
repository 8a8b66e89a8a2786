package dev.fastbreak.jobs;

import static dev.fastbreak.jobs.CrashTest.require;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a warehouse holds, without stamps.
 *
 * @param months rows, failures and ledger lines by month, then by table; as texts, each with how
 *     often it is there
 * @param upstream rows of upstream tables, by table
 * @param undeclared tables that should not be there
 */
record StoredState(
    Map<YearMonth, Map<String, Map<String, Integer>>> months,
    Map<String, Map<?, ?>> upstream,
    List<String> undeclared) {

  private static final Set<String> STAMPS =
      Set.of("run_id", "processed_at", "created_at", "started_at", "finished_at", "command");

  static StoredState of(JobHarness job) {
    Map<YearMonth, Map<String, Map<String, Integer>>> months = new TreeMap<>();
    List<TableSpec<?>> published =
        Stream.concat(Tables.features().stream(), Tables.processing().stream()).toList();
    for (TableSpec<?> table : published) {
      for (Map<String, @Nullable Object> row : job.rows(table).values()) {
        LocalDate date = (LocalDate) Objects.requireNonNull(row.get(table.dateColumn()));
        row.keySet().removeAll(STAMPS);
        months
            .computeIfAbsent(YearMonth.from(date), month -> new TreeMap<>())
            .computeIfAbsent(table.name(), name -> new HashMap<>())
            .merge(new TreeMap<>(row).toString(), 1, Integer::sum);
      }
    }
    Map<String, Map<?, ?>> upstream = new TreeMap<>();
    Tables.upstream().forEach(table -> upstream.put(table.name(), job.contents(table)));
    return new StoredState(months, upstream, job.undeclaredTables());
  }

  void requireEqual(StoredState other, String sofar) {
    require(undeclared.isEmpty(), sofar + "tables are left behind: " + undeclared);
    require(upstream.equals(other.upstream), sofar + "upstream tables differ");
    List<String> differing = new ArrayList<>();
    other.months.forEach(
        (month, tables) ->
            tables.forEach(
                (table, rows) -> {
                  if (!rows.equals(months.getOrDefault(month, Map.of()).get(table))) {
                    differing.add(table + " of " + month);
                  }
                }));
    require(differing.isEmpty(), sofar + "these differ: " + differing);
    require(months.keySet().equals(other.months.keySet()), sofar + "there are other months");
  }

  /** Every month is as in one or, where a command computes, as in the other, in all tables. */
  void requireBetween(StoredState begin, StoredState end, boolean computes, String sofar) {
    require(undeclared.isEmpty(), sofar + "tables are left behind: " + undeclared);
    require(
        upstream.equals(begin.upstream) || upstream.equals(end.upstream),
        sofar + "upstream tables are half loaded");
    for (YearMonth month : end.months.keySet()) {
      Map<String, Map<String, Integer>> now = months.getOrDefault(month, Map.of());
      require(
          now.equals(begin.months.getOrDefault(month, Map.of()))
              || (computes && now.equals(end.months.get(month))),
          sofar + month + " is neither as it was nor as it becomes");
    }
  }
}
