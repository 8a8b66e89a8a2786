package dev.fastbreak.core.plan;

import dev.fastbreak.core.window.GameRow;

/** A row of one player or team on one date, known by its content hash alone. */
public interface RowFingerprint extends GameRow {

  String entity();
}
