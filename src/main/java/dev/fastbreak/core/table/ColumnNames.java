package dev.fastbreak.core.table;

import java.util.List;

/** Names of columns, out of Java names and out of lists. */
public final class ColumnNames {

  private ColumnNames() {}

  /** The names of a list as a header has it: {@code game_id, game_date}. */
  public static List<String> of(String names) {
    return List.of(names.split(", ", -1));
  }

  /** {@code gamesInLast7Days} becomes {@code games_in_last_7_days}. */
  static String snakeCase(String camelCase) {
    StringBuilder snake = new StringBuilder(camelCase.length() + 8);
    for (int i = 0; i < camelCase.length(); i++) {
      char c = camelCase.charAt(i);
      boolean startsWord =
          Character.isUpperCase(c)
              || (Character.isDigit(c) && i > 0 && !Character.isDigit(camelCase.charAt(i - 1)));
      if (startsWord && i > 0) {
        snake.append('_');
      }
      snake.append(Character.toLowerCase(c));
    }
    return snake.toString();
  }
}
