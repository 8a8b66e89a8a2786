package dev.fastbreak.jobs;

import dev.fastbreak.core.run.EntityCalculator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What goes wrong once, wherever in this process a pipeline runs: the next try of the same goes
 * well.
 */
final class Trouble implements Fault {

  private static final long serialVersionUID = 1;

  private static final Set<String> STRUCK = ConcurrentHashMap.newKeySet();

  private final String name;

  private Trouble(String name) {
    this.name = name;
  }

  /** Trouble of a name that no other trouble of this process has. */
  static Trouble once(String name) {
    STRUCK.remove(name);
    return new Trouble(name);
  }

  /** Throws unless it has done so before. */
  void strike() {
    if (STRUCK.add(name)) {
      throw new IllegalStateException("planted: " + name);
    }
  }

  boolean hasStruck() {
    return STRUCK.contains(name);
  }

  @Override
  public <T> EntityCalculator<T> around(EntityCalculator<T> calculator) {
    strike();
    return calculator;
  }
}
