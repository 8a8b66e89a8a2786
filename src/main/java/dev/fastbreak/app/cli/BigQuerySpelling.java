package dev.fastbreak.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query in BigQuery's spelling as DuckDB spells it, where that is certain: names in backticks,
 * {@code CURRENT_TIMESTAMP()}, and adding to and subtracting from dates. Everything else, texts and
 * comments above all, stays as it is.
 */
final class BigQuerySpelling {

  /** Texts and comments, which are passed over; names in backticks; words before a bracket. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*.*?\\*/"
              + "|`(?<name>[^`]*)`"
              + "|\\b(?<now>CURRENT_(?:TIMESTAMP|DATE))\\s*\\(\\s*\\)"
              + "|\\b(?<function>(?:TIMESTAMP|DATE)_(?:ADD|SUB))\\s*\\(",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern INTERVAL =
      Pattern.compile("\\s*INTERVAL\\s+(\\d+)\\s+(\\w+)\\s*", Pattern.CASE_INSENSITIVE);

  private static final Map<String, String> SIGNS = Map.of("ADD", "+", "SUB", "-");

  private BigQuerySpelling() {}

  /** The query as DuckDB takes it; the same text when nothing in it is BigQuery's alone. */
  static String inDuckDb(String sql) {
    StringBuilder out = new StringBuilder();
    Matcher token = TOKEN.matcher(sql);
    int from = 0;
    while (token.find(from)) {
      out.append(sql, from, token.start());
      from = token.end();
      if (token.group("name") != null) {
        out.append(quoted(token.group("name")));
      } else if (token.group("now") != null) {
        out.append(token.group("now"));
      } else if (token.group("function") != null) {
        int end = find(')', sql, token.end());
        if (end < 0) {
          out.append(token.group());
        } else {
          out.append(shifted(token.group("function"), sql.substring(from, end)));
          from = end + 1;
        }
      } else {
        out.append(token.group());
      }
    }
    return out.append(sql.substring(from)).toString();
  }

  /** {@code project.dataset.table} is a table of the dataset, whatever the project. */
  private static String quoted(String name) {
    List<String> parts = List.of(name.replace("\"", "\"\"").split("\\."));
    List<String> last = parts.subList(Math.max(0, parts.size() - 2), parts.size());
    return '"' + String.join("\".\"", last) + '"';
  }

  private static String shifted(String function, String arguments) {
    List<String> parts = parts(arguments);
    Matcher interval = INTERVAL.matcher(parts.get(parts.size() - 1));
    if (parts.size() != 2 || !interval.matches()) {
      return function + "(" + arguments + ")";
    }
    String name = function.toUpperCase(Locale.ROOT);
    String sum =
        "((%s) %s INTERVAL %s %s)"
            .formatted(
                inDuckDb(parts.get(0)).strip(),
                SIGNS.get(name.substring(name.length() - 3)),
                interval.group(1),
                interval.group(2));
    return name.startsWith("DATE") ? "CAST(" + sum + " AS DATE)" : sum;
  }

  /** What commas part that stand in no brackets and no text. */
  private static List<String> parts(String arguments) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int comma = find(',', arguments, 0); comma >= 0; comma = find(',', arguments, from)) {
      parts.add(arguments.substring(from, comma));
      from = comma + 1;
    }
    parts.add(arguments.substring(from));
    return parts;
  }

  /** Where a sign stands next that is in no brackets and no text; negative when nowhere. */
  private static int find(char wanted, String sql, int from) {
    int depth = 0;
    boolean text = false;
    for (int i = from; i < sql.length(); i++) {
      char sign = sql.charAt(i);
      if (sign == wanted && depth == 0 && !text) {
        return i;
      } else if (sign == '\'') {
        text = !text;
      } else if (!text && (sign == '(' || sign == ')')) {
        depth += sign == '(' ? 1 : -1;
      }
    }
    return -1;
  }
}
