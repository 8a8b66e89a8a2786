package dev.fastbreak.app.importing.nbaapi;

/** Where a row stands. */
record Source(String file, long line) {
  @Override
  public String toString() {
    return file + ", line " + line;
  }
}
