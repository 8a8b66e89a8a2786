package dev.fastbreak.core.table;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Prefix for the column names of an embedded record: {@code source_player_game} + {@code hash}. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface ColumnPrefix {

  /** The prefix without the underscore that joins it to the inner column's name. */
  String value();
}
