package dev.fastbreak.core.table;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares one column of a {@link Table}: what it means and what it may hold.
 *
 * <p>The type follows from the Java type of the component: String STRING, long/Long INT64,
 * boolean/Boolean BOOL, LocalDate DATE, Instant TIMESTAMP, BigDecimal NUMERIC (with {@link
 * #numeric}), List&lt;String&gt; and List&lt;Double&gt; arrays. A component is nullable exactly
 * when its type is annotated {@code @Nullable}.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Column {

  /** What the value means, for people. */
  String value();

  /** The unit: percent, fraction, minutes, points, attempts/game ...; empty for names and flags. */
  String unit() default "";

  /** Precision and scale of a NUMERIC column, for example {@code {5, 3}}. */
  int[] numeric() default {};

  /** Smallest valid value, as a decimal; empty when there is no bound. */
  String min() default "";

  /** Greatest valid value, as a decimal; empty when there is no bound. */
  String max() default "";

  /**
   * Name of another INT64 column of the table that bounds this one (makes are within attempts);
   * when the other is known, this one must be known too and not greater.
   */
  String within() default "";

  /** The strings that the column may hold; empty when any string may stand there. */
  String[] oneOf() default {};

  /** Whether the value is part of the row's content hash. */
  boolean hashed() default true;

  /** Whether every row holds the same value by design (a version, say). */
  boolean constant() default false;

  /** Greatest share of nulls among a validated range's rows before it is a finding. */
  double maxNullShare() default 1.0;
}
