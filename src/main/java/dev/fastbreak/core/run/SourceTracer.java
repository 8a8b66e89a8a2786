package dev.fastbreak.core.run;

import dev.fastbreak.core.hash.SourceHasher;
import dev.fastbreak.core.window.GameRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells which rows of a source went into an output row. Not safe for use by two threads. */
public final class SourceTracer {

  private final SourceHasher hasher = new SourceHasher();

  /** Of single rows: a team's row is asked for by each of its opponents. */
  private final Map<String, SourceTrace> single = new HashMap<>();

  /** The trace of all these rows; {@link SourceTrace#NONE} when there is none. */
  public SourceTrace trace(Collection<? extends GameRow> rows) {
    if (rows.isEmpty()) {
      return SourceTrace.NONE;
    }
    List<String> hashes = new ArrayList<>(rows.size());
    for (GameRow row : rows) {
      hashes.add(row.dataHash());
    }
    return new SourceTrace(hasher.hash(hashes), hashes.size());
  }

  /** The trace of one row; {@link SourceTrace#NONE} when it is not there. */
  public SourceTrace trace(@Nullable GameRow row) {
    return row == null
        ? SourceTrace.NONE
        : single.computeIfAbsent(
            row.dataHash(), hash -> new SourceTrace(hasher.hash(List.of(hash)), 1));
  }
}
