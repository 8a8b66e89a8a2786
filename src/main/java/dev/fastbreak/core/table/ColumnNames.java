package dev.fastbreak.core.table;

/** Turns Java names into column names. */
final class ColumnNames {

  private ColumnNames() {}

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
