package dev.fastbreak.app.progress;

/** Somebody who is shown how a run gets on. Calls come one at a time. */
interface View {

  /** How often {@link Event.Kind#PROGRESS} is wanted. */
  long tickMillis();

  void show(Event event);
}
