package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.run.OutputDigest;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether rows are what their hashes say, one by one, and whether a date's rows are, as a set, what
 * its ledger line was written for.
 */
final class HashCheck implements RowCheck {

  private final Scope scope;
  private final Map<Processor, OfProcessor> byProcessor = new EnumMap<>(Processor.class);

  private static final class OfProcessor {
    private final Processor processor;
    private final TableSpec<?> table;
    private final ContentHasher hasher;
    private final Findings findings;
    private final int date;
    private final int dataHash;
    private final OutputDigest digest;
    private final Map<LocalDate, SetDigest> digests = new HashMap<>();

    OfProcessor(Scope scope, Processor processor) {
      this.processor = processor;
      this.table = processor.table();
      this.hasher = ContentHasher.of(table);
      this.findings = scope.findings(Gate.CONTENT_HASH, processor, "row");
      this.date = table.position(table.dateColumn());
      this.dataHash = table.position("data_hash");
      this.digest = new OutputDigest(table);
    }

    void row(StoredValues row) {
      @Nullable Object[] values = row.values();
      findings.checked(1);
      String stored = (String) values[dataHash];
      String recomputed = recomputed(hasher, values);
      if (!recomputed.equals(stored)) {
        findings.violations(1);
        if (findings.wantsSample()) {
          findings.sample(
              "%s: data_hash is %s, its values give %s".formatted(row.name(), stored, recomputed));
        }
      }
      digest.add(digests.computeIfAbsent((LocalDate) values[date], d -> new SetDigest()), values);
    }

    void digests(Scope scope) {
      Findings wrong = scope.findings(Gate.LEDGER_DIGEST, processor, "date");
      for (LocalDate due : scope.dueDates()) {
        String expected =
            scope.ledger().newest(processor, due).map(PrecomputeRun::outputDigest).orElse(null);
        if (expected == null) {
          continue;
        }
        wrong.checked(1);
        String found = digests.getOrDefault(due, new SetDigest()).hex();
        if (!Objects.equals(expected, found)) {
          wrong.violation(
              "%s: the ledger line of run %s was written for %s, the rows give %s"
                  .formatted(
                      due,
                      scope.ledger().newest(processor, due).orElseThrow().runId(),
                      expected,
                      found));
        }
      }
    }
  }

  HashCheck(Scope scope) {
    this.scope = scope;
    scope
        .processors()
        .forEach(processor -> byProcessor.put(processor, new OfProcessor(scope, processor)));
  }

  @Override
  public Collection<String> columns(Processor processor) {
    return byProcessor.containsKey(processor)
        ? processor.table().contentColumns().stream().map(ColumnSpec::name).toList()
        : List.of();
  }

  @Override
  public void row(Processor processor, StoredValues row) {
    Objects.requireNonNull(byProcessor.get(processor)).row(row);
  }

  @Override
  public void end() {
    byProcessor.values().forEach(one -> one.digests(scope));
  }

  /** The hash of a row's values, or why they have none. */
  static String recomputed(ContentHasher hasher, @Nullable Object[] values) {
    try {
      return hasher.hash(values);
    } catch (IllegalArgumentException e) {
      return "none (" + e.getMessage() + ")";
    }
  }
}
