package dev.fastbreak.core.reads;

/** Which rows, seen from a date D. Every look back ends before D: the end is exclusive. */
public sealed interface Span {

  /** The rows of D itself: what is known of the games to come, or stored for D. */
  record OfDate() implements Span {}

  /** The newest rows of each player or team with opener &lt;= game date &lt; D. */
  record Newest(int games) implements Span {}

  /** The rows with D - days &lt;= game date &lt; D. */
  record LastDays(int days) implements Span {}

  /** All rows with opener &lt;= game date &lt; D. */
  record Season() implements Span {}
}
