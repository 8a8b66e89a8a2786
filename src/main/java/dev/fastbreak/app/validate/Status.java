package dev.fastbreak.app.validate;

/** How a gate stands, from good to bad. */
public enum Status {
  /** The promise is kept. */
  GREEN,
  /** Something looks odd and may still be right: a finding for a person to look at. */
  WARNING,
  /** The promise is broken. */
  RED
}
