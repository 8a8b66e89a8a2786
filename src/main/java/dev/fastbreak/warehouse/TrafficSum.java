package dev.fastbreak.warehouse;

import java.util.concurrent.atomic.LongAdder;

/** Adds up what was moved. Any thread may use it. */
public final class TrafficSum {

  private final LongAdder read = new LongAdder();
  private final LongAdder queried = new LongAdder();
  private final LongAdder billed = new LongAdder();
  private final LongAdder written = new LongAdder();

  /** Adds more. */
  public void add(Traffic more) {
    read.add(more.bytesRead());
    queried.add(more.bytesQueried());
    billed.add(more.bytesBilled());
    written.add(more.bytesWritten());
  }

  /** Adds values that were read from a table. */
  public void addRead(long bytes) {
    read.add(bytes);
  }

  /** What was added so far. */
  public Traffic sum() {
    return new Traffic(read.sum(), queried.sum(), billed.sum(), written.sum());
  }
}
