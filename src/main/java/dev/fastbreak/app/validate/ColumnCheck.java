package dev.fastbreak.app.validate;

import static java.util.Objects.requireNonNull;

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
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether columns hold what their declarations say. Everything here follows from those. */
final class ColumnCheck {

  private final Scope scope;
  private final OriginProfiles origins;
  private final Processor processor;
  private final TableSpec<?> table;
  private final Map<SeasonSchedule, Map<String, ColumnProfile>> profiles = new LinkedHashMap<>();

  ColumnCheck(Scope scope, OriginProfiles origins, Processor processor) {
    this.scope = scope;
    this.origins = origins;
    this.processor = processor;
    this.table = processor.table();
    ColumnProfile.Question question = new ColumnProfile.Question();
    table
        .columns()
        .forEach(column -> question.column(column, Origins.dueWhere(processor, column.name())));
    for (SeasonPart part : scope.seasons()) {
      String sql = question.sql(StoredRows.slice(table, part.from(), part.to()));
      profiles.put(part.season(), question.read(scope.rows(sql).get(0)));
    }
  }

  void run() {
    values(
        Gate.NOT_NULL,
        column -> column.nullable() ? ColumnProfile.NEVER : column.name() + " IS NULL",
        ColumnProfile::rows,
        ColumnProfile::nulls);
    values(Gate.RANGES, ColumnProfile::flaw, ColumnProfile::known, ColumnProfile::outOfRange);
    constants();
    variance();
    nullShare();
  }

  /**
   * Looks at values one by one.
   *
   * @param flaw when a column's value is wrong, in SQL
   * @param checked how many values were looked at
   * @param wrong how many of them are wrong
   */
  private void values(
      Gate gate,
      Function<ColumnSpec, String> flaw,
      ToLongFunction<ColumnProfile> checked,
      ToLongFunction<ColumnProfile> wrong) {
    Findings findings = scope.findings(gate, processor, "value");
    for (ColumnSpec column : table.columns()) {
      String condition = flaw.apply(column);
      if (condition.equals(ColumnProfile.NEVER)) {
        continue;
      }
      findings.checked(ofAllSeasons(column).mapToLong(checked).sum());
      long violations = ofAllSeasons(column).mapToLong(wrong).sum();
      findings.violations(violations);
      if (violations > 0) {
        samples(column, condition, findings);
      }
    }
  }

  private void samples(ColumnSpec column, String condition, Findings findings) {
    if (!findings.wantsSample()) {
      return;
    }
    String sql =
        "SELECT %1$s, %2$s %3$s AND %4$s ORDER BY %1$s LIMIT 3"
            .formatted(
                String.join(", ", table.key()), column.name(), scope.slice(table), condition);
    String declared = column.range().isEmpty() ? "" : " (declared: " + column.range() + ")";
    for (List<@Nullable Object> row : scope.rows(sql)) {
      findings.sample(
          "%s %s: %s is %s%s"
              .formatted(row.get(0), row.get(1), column.name(), row.get(2), declared));
    }
  }

  private void constants() {
    Findings findings = scope.findings(Gate.CONSTANTS, processor, "column");
    for (ColumnSpec column : table.columns()) {
      if (!column.constant() || column.type().isArray()) {
        continue;
      }
      findings.checked(1);
      TreeSet<String> values = new TreeSet<>();
      ofAllSeasons(column)
          .forEach(
              profile -> {
                if (profile.nulls() > 0) {
                  values.add("null");
                }
                if (profile.smallest() != null) {
                  values.add(String.valueOf(profile.smallest()));
                  values.add(String.valueOf(profile.greatest()));
                }
              });
      if (values.size() > 1) {
        findings.violation(column.name() + " holds " + String.join(" and ", values));
      }
    }
  }

  private void variance() {
    Findings findings = scope.findings(Gate.VARIANCE, processor, "column");
    for (SeasonSchedule season : profiles.keySet()) {
      for (ColumnSpec column : table.hashedColumns()) {
        if (!isNumeric(column) || column.constant() || Origins.mayBeFullByRule(column.name())) {
          continue;
        }
        findings.checked(1);
        ColumnProfile profile = of(season, column);
        if (profile.holdsOneValue() && profile.known() >= Shares.ENOUGH_VALUES) {
          findings.violationUnless(
              origins.whyConstant(season, Origins.of(processor, column.name())),
              "%s: %s is %s in all %,d rows that have it"
                  .formatted(season, column.name(), profile.smallest(), profile.known()));
        }
      }
    }
  }

  private void nullShare() {
    Findings findings = scope.findings(Gate.NULL_SHARE, processor, "column");
    for (SeasonSchedule season : profiles.keySet()) {
      for (ColumnSpec column : table.contentColumns()) {
        if (!hasNullLimit(column)) {
          continue;
        }
        findings.checked(1);
        double share = of(season, column).nullShare();
        double limit = column.maxNullShare() < 1 ? column.maxNullShare() : Shares.MOST_NULLS;
        if (share > limit) {
          findings.violationUnless(
              origins.whyNull(season, Origins.of(processor, column.name()), share, limit),
              "%s: %s is null in %s of its rows (limit %s)"
                  .formatted(season, column.name(), Shares.percent(share), Shares.percent(limit)));
        }
      }
    }
  }

  /** Numbers and categories are measured; notes and reasons are null when there is none to give. */
  private static boolean hasNullLimit(ColumnSpec column) {
    boolean measured = isNumeric(column) || !column.oneOf().isEmpty();
    return column.nullable() && !column.constant() && (measured || column.maxNullShare() < 1);
  }

  private static boolean isNumeric(ColumnSpec column) {
    return column.type() == ColumnType.INT64 || column.type() == ColumnType.NUMERIC;
  }

  private Stream<ColumnProfile> ofAllSeasons(ColumnSpec column) {
    return profiles.keySet().stream().map(season -> of(season, column));
  }

  private ColumnProfile of(SeasonSchedule season, ColumnSpec column) {
    return requireNonNull(requireNonNull(profiles.get(season)).get(column.name()));
  }
}
