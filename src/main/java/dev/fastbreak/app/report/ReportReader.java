package dev.fastbreak.app.report;

import static java.util.Comparator.comparing;

import dev.fastbreak.app.report.ReportRows.OfEntity;
import dev.fastbreak.app.report.ReportRows.Vector;
import dev.fastbreak.app.stored.StoredRows;
import dev.fastbreak.app.validate.ExpectedFailureRates;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.featurestore.Feature;
import dev.fastbreak.core.featurestore.FeatureSource;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.plan.Ledger;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.PlannedDate;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a report needs: every table once, and of each only the columns that are shown. */
final class ReportReader {

  private final WarehouseSession session;
  private final LocalDate start;
  private final LocalDate end;

  ReportReader(WarehouseSession session, LocalDate start, LocalDate end) {
    this.session = session;
    this.start = start;
    this.end = end;
  }

  /**
   * Reads the range.
   *
   * @param planning plans the range by its ledger: what is done and what is due again; rows are
   *     read meanwhile
   */
  Report read(LeagueCalendar calendar, Function<Ledger, Plan> planning) {
    CompletableFuture<Stored> reading = CompletableFuture.supplyAsync(this::stored);
    List<PrecomputeRun> lines;
    Ledger ledger;
    Plan plan;
    try {
      lines = fetch(Tables.PRECOMPUTE_RUNS, PrecomputeRun.class);
      ledger = Ledger.of(lines);
      plan = planning.apply(ledger);
    } finally {
      // The session must outlive whoever reads from it, also when there is no plan.
      reading.handle((read, thrown) -> true).join();
    }
    Stored stored = result(reading);
    return new Report(
        start,
        end,
        calendar.seasons().values().stream()
            .filter(season -> !season.gameDates().subSet(start, end.plusDays(1)).isEmpty())
            .map(SeasonSchedule::toString)
            .toList(),
        dates(plan, ledger, stored.counts()),
        lines,
        stored.failures(),
        ExpectedFailureRates.of(calendar, ledger, start, end).weeks(),
        stored.features(),
        stored.rows(),
        stored.packed());
  }

  /** What is read while the range is planned. */
  private record Stored(
      Report.Rows rows,
      Pack packed,
      List<FeatureProfile> features,
      List<PrecomputeFailure> failures,
      Map<Processor, Map<LocalDate, long[]>> counts) {}

  private Stored stored() {
    Report.Rows rows = rows();
    Map<Processor, Map<LocalDate, long[]>> counts = new EnumMap<>(Processor.class);
    for (Processor processor : Processor.values()) {
      counts.put(processor, counts(processor.table()));
    }
    return new Stored(
        rows,
        rows.packed(),
        FeatureProfile.of(byMonth(rows.vectors()), defaults()),
        fetch(Tables.PRECOMPUTE_FAILURES, PrecomputeFailure.class),
        counts);
  }

  private static <T> T result(CompletableFuture<T> reading) {
    try {
      return reading.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private Report.Rows rows() {
    return new Report.Rows(
        sorted(fetch(ReportRows.BoxScore.PROJECTION)),
        sorted(fetch(ReportRows.TeamDefense.PROJECTION)),
        sorted(fetch(ReportRows.ShotZones.PROJECTION)),
        sorted(fetch(ReportRows.Composite.PROJECTION)),
        sorted(fetch(ReportRows.DailyCache.PROJECTION)),
        sorted(fetch(Vector.PROJECTION)));
  }

  private static List<DateLine> dates(
      Plan plan, Ledger ledger, Map<Processor, Map<LocalDate, long[]>> stored) {
    List<DateLine> dates = new ArrayList<>();
    for (Processor processor : plan.processors()) {
      Map<LocalDate, long[]> counts = stored.getOrDefault(processor, Map.of());
      for (PlannedDate planned : plan.of(processor)) {
        PrecomputeRun newest = ledger.newest(processor, planned.date()).orElse(null);
        long[] rows = counts.getOrDefault(planned.date(), new long[2]);
        dates.add(
            new DateLine(
                processor,
                planned.date(),
                DateLine.State.of(planned, newest),
                rows[0],
                rows[1],
                newest));
      }
      for (LocalDate date : plan.waiting()) {
        dates.add(new DateLine(processor, date, DateLine.State.WAITING, 0, 0, null));
      }
    }
    return dates;
  }

  /** By date: rows, and those that are ready. */
  private Map<LocalDate, long[]> counts(TableSpec<?> table) {
    String sql =
        "SELECT %1$s, COUNT(*), COUNT(CASE WHEN is_production_ready THEN 1 END) %2$s GROUP BY %1$s"
            .formatted(table.dateColumn(), StoredRows.slice(table, start, end));
    Map<LocalDate, long[]> counts = new HashMap<>();
    for (List<@Nullable Object> row : session.query(sql).rows()) {
      counts.put(
          (LocalDate) value(row, 0), new long[] {(Long) value(row, 1), (Long) value(row, 2)});
    }
    return counts;
  }

  /**
   * By month and feature, how many rows have the default. The sources of a row are one of few
   * patterns, so the warehouse counts these.
   */
  private Map<YearMonth, long[]> defaults() {
    TableSpec<?> table = Tables.ML_FEATURE_STORE;
    String sql =
        """
        SELECT EXTRACT(YEAR FROM %1$s), EXTRACT(MONTH FROM %1$s),
          ARRAY_TO_STRING(feature_sources, ','), COUNT(*)
        %2$s
        GROUP BY 1, 2, 3\
        """
            .formatted(table.dateColumn(), StoredRows.slice(table, start, end));
    Map<YearMonth, long[]> defaults = new HashMap<>();
    for (List<@Nullable Object> row : session.query(sql).rows()) {
      long[] ofMonth =
          defaults.computeIfAbsent(
              YearMonth.of(
                  Math.toIntExact((Long) value(row, 0)), Math.toIntExact((Long) value(row, 1))),
              month -> new long[Feature.values().length]);
      String[] sources = String.valueOf(row.get(2)).split(",");
      for (int i = 0; i < Math.min(sources.length, ofMonth.length); i++) {
        ofMonth[i] += sources[i].equals(FeatureSource.DEFAULT.label()) ? (Long) value(row, 3) : 0;
      }
    }
    return defaults;
  }

  /** The vectors that are whole; {@code validate} tells of others. */
  private static SortedMap<YearMonth, List<List<Double>>> byMonth(List<Vector> vectors) {
    SortedMap<YearMonth, List<List<Double>>> months = new TreeMap<>();
    for (Vector vector : vectors) {
      if (vector.features().size() == Feature.values().length) {
        months
            .computeIfAbsent(YearMonth.from(vector.gameDate()), month -> new ArrayList<>())
            .add(vector.features());
      }
    }
    return months;
  }

  /** By entity and date; grouped first, as there are far fewer names than rows. */
  private static <T extends OfEntity> List<T> sorted(Collection<T> rows) {
    Map<String, List<T>> byEntity = new HashMap<>();
    rows.forEach(row -> byEntity.computeIfAbsent(row.entity(), e -> new ArrayList<>()).add(row));
    List<T> sorted = new ArrayList<>(rows.size());
    for (List<T> ofEntity : new TreeMap<>(byEntity).values()) {
      ofEntity.sort(comparing(T::date));
      sorted.addAll(ofEntity);
    }
    return sorted;
  }

  private <T extends Record> List<T> fetch(TableSpec<?> table, Class<T> type) {
    return fetch(Projection.of(table, type));
  }

  private <T extends Record> List<T> fetch(Projection<T> projection) {
    return session.fetch(new Slice<>(projection, start, end)).rows();
  }

  private static Object value(List<@Nullable Object> row, int column) {
    return Objects.requireNonNull(row.get(column));
  }
}
