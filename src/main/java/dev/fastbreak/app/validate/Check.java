package dev.fastbreak.app.validate;

/** Checks one or several gates. */
@FunctionalInterface
interface Check {

  /** Adds to the findings of each gate and processor that it is about. */
  void run(Scope scope);
}
