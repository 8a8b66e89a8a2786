package dev.fastbreak.app.validate;

import java.util.List;

/** Checks one or several gates. */
@FunctionalInterface
interface Check {

  /** One result per gate and processor that it is about. */
  List<GateResult> run(Scope scope);
}
