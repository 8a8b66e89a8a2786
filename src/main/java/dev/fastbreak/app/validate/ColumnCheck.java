package dev.fastbreak.app.validate;

import dev.fastbreak.app.stored.StoredRows;
import dev.fastbreak.app.validate.Scope.SeasonPart;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.ColumnType;
import dev.fastbreak.core.table.TableSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether columns hold what their declarations say. Everything here follows from those. */
record ColumnCheck(OriginProfiles origins) implements Check {

  @Override
  public void run(Scope scope) {
    for (Processor processor : scope.processors()) {
      Map<SeasonSchedule, Map<String, ColumnProfile>> profiles = profiles(scope, processor);
      notNull(scope, processor, profiles);
      ranges(scope, processor, profiles);
      constants(scope, processor, profiles);
      variance(scope, processor, profiles);
      nullShare(scope, processor, profiles);
    }
  }

  private static Map<SeasonSchedule, Map<String, ColumnProfile>> profiles(
      Scope scope, Processor processor) {
    TableSpec<?> table = processor.table();
    ColumnProfile.Question question = new ColumnProfile.Question();
    table
        .columns()
        .forEach(column -> question.column(column, Origins.dueWhere(processor, column.name())));
    Map<SeasonSchedule, Map<String, ColumnProfile>> profiles = new LinkedHashMap<>();
    for (SeasonPart part : scope.seasons()) {
      String sql = question.sql(StoredRows.slice(table, part.from(), part.to()));
      profiles.put(part.season(), question.read(scope.rows(sql).get(0)));
    }
    return profiles;
  }

  private static void notNull(
      Scope scope, Processor processor, Map<SeasonSchedule, Map<String, ColumnProfile>> profiles) {
    Findings findings = scope.findings(Gate.NOT_NULL, processor, "value");
    for (ColumnSpec column : processor.table().columns()) {
      if (column.nullable()) {
        continue;
      }
      long nulls = 0;
      for (Map<String, ColumnProfile> season : profiles.values()) {
        findings.checked(of(season, column).rows());
        nulls += of(season, column).nulls();
      }
      findings.violations(nulls);
      if (nulls > 0) {
        samples(scope, processor, column, column.name() + " IS NULL", findings);
      }
    }
  }

  private static void ranges(
      Scope scope, Processor processor, Map<SeasonSchedule, Map<String, ColumnProfile>> profiles) {
    Findings findings = scope.findings(Gate.RANGES, processor, "value");
    for (ColumnSpec column : processor.table().columns()) {
      String bad = ColumnProfile.outOfRange(column);
      if (bad.equals("FALSE")) {
        continue;
      }
      long outside = 0;
      for (Map<String, ColumnProfile> season : profiles.values()) {
        findings.checked(of(season, column).rows() - of(season, column).nulls());
        outside += of(season, column).outOfRange();
      }
      findings.violations(outside);
      if (outside > 0) {
        samples(scope, processor, column, bad, findings);
      }
    }
  }

  private static void samples(
      Scope scope, Processor processor, ColumnSpec column, String condition, Findings findings) {
    if (!findings.wantsSample()) {
      return;
    }
    TableSpec<?> table = processor.table();
    String key = String.join(", ", table.key());
    String sql =
        "SELECT %1$s, %2$s %3$s AND %4$s ORDER BY %1$s LIMIT 3"
            .formatted(key, column.name(), scope.slice(table), condition);
    String declared = column.range().isEmpty() ? "" : " (declared: " + column.range() + ")";
    for (List<@Nullable Object> row : scope.rows(sql)) {
      findings.sample(
          "%s %s: %s is %s%s"
              .formatted(row.get(0), row.get(1), column.name(), row.get(2), declared));
    }
  }

  private static void constants(
      Scope scope, Processor processor, Map<SeasonSchedule, Map<String, ColumnProfile>> profiles) {
    Findings findings = scope.findings(Gate.CONSTANTS, processor, "column");
    for (ColumnSpec column : processor.table().columns()) {
      if (!column.constant() || column.type().isArray()) {
        continue;
      }
      findings.checked(1);
      TreeSet<String> values = new TreeSet<>();
      for (Map<String, ColumnProfile> season : profiles.values()) {
        ColumnProfile profile = of(season, column);
        if (profile.nulls() > 0) {
          values.add("null");
        }
        if (profile.smallest() != null) {
          values.add(String.valueOf(profile.smallest()));
          values.add(String.valueOf(profile.greatest()));
        }
      }
      if (values.size() > 1) {
        findings.violation(column.name() + " holds " + String.join(" and ", values));
      }
    }
  }

  private void variance(
      Scope scope, Processor processor, Map<SeasonSchedule, Map<String, ColumnProfile>> profiles) {
    Findings findings = scope.findings(Gate.VARIANCE, processor, "column");
    profiles.forEach(
        (season, columns) -> {
          for (ColumnSpec column : processor.table().hashedColumns()) {
            boolean numeric =
                column.type() == ColumnType.INT64 || column.type() == ColumnType.NUMERIC;
            if (!numeric || column.constant() || Origins.mayBeFullByRule(column.name())) {
              continue;
            }
            findings.checked(1);
            ColumnProfile profile = of(columns, column);
            if (!profile.holdsOneValue()
                || profile.rows() - profile.nulls() < Shares.ENOUGH_VALUES) {
              continue;
            }
            String what =
                "%s: %s is %s in all %,d rows that have it"
                    .formatted(
                        season,
                        column.name(),
                        profile.smallest(),
                        profile.rows() - profile.nulls());
            Optional<String> why =
                origins.whyConstant(season, Origins.of(processor, column.name()));
            findings.violationUnless(why, what);
          }
        });
  }

  private void nullShare(
      Scope scope, Processor processor, Map<SeasonSchedule, Map<String, ColumnProfile>> profiles) {
    Findings findings = scope.findings(Gate.NULL_SHARE, processor, "column");
    profiles.forEach(
        (season, columns) -> {
          for (ColumnSpec column : processor.table().contentColumns()) {
            if (!hasNullLimit(column)) {
              continue;
            }
            findings.checked(1);
            ColumnProfile profile = of(columns, column);
            double limit = column.maxNullShare() < 1 ? column.maxNullShare() : Shares.MOST_NULLS;
            if (profile.nullShare() <= limit) {
              continue;
            }
            String what =
                "%s: %s is null in %s of its rows (limit %s)"
                    .formatted(
                        season,
                        column.name(),
                        Shares.percent(profile.nullShare()),
                        Shares.percent(limit));
            Optional<String> why =
                origins.whyNull(
                    season, Origins.of(processor, column.name()), profile.nullShare(), limit);
            findings.violationUnless(why, what);
          }
        });
  }

  /** Numbers and categories are measured; notes and reasons are null when there is none to give. */
  private static boolean hasNullLimit(ColumnSpec column) {
    boolean measured =
        column.type() == ColumnType.INT64
            || column.type() == ColumnType.NUMERIC
            || !column.oneOf().isEmpty();
    return column.nullable() && !column.constant() && (measured || column.maxNullShare() < 1);
  }

  private static ColumnProfile of(Map<String, ColumnProfile> profiles, ColumnSpec column) {
    ColumnProfile profile = profiles.get(column.name());
    if (profile == null) {
      throw new IllegalStateException("No profile of " + column.name());
    }
    return profile;
  }
}
