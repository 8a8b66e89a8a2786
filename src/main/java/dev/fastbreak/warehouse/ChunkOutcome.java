package dev.fastbreak.warehouse;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.Ending;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** How the dates of a chunk ended, to be written down in one transaction. */
public sealed interface ChunkOutcome permits Publication, Recording {

  Chunk chunk();

  /** The time the ledger gives as the end of the run. */
  Instant finishedAt();

  /** All the chunk's dates, in the order of computation, then by date. */
  List<Ending> endings();

  /** What is being done, for messages. */
  String doing();

  /** The processors, for messages: {@code TDZA, PSZA}. */
  default String names() {
    return chunk().processors().stream().map(Processor::name).collect(Collectors.joining(", "));
  }
}
