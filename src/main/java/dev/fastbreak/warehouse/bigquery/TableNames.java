package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts the project before {@code dataset.table} in a user's SQL. */
final class TableNames {

  /** Text, quoted names and comments, which stay as they are, or a path of names. */
  private static final Pattern PIECE =
      Pattern.compile(
          "'''.*?'''|\"\"\".*?\"\"\"|'(?:\\\\.|[^'\\\\])*'|\"(?:\\\\.|[^\"\\\\])*\"|`[^`]*`"
              + "|--[^\\n]*|#[^\\n]*|/\\*.*?\\*/"
              + "|(?<path>[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*)",
          Pattern.DOTALL);

  private static final Set<String> DATASETS =
      Tables.all().stream().map(TableSpec::dataset).collect(Collectors.toUnmodifiableSet());

  private TableNames() {}

  /** The statement with its tables, where they lie in Fastbreak's datasets, named in full. */
  static String qualify(BigQueryDialect dialect, String sql) {
    Matcher piece = PIECE.matcher(sql);
    StringBuilder qualified = new StringBuilder();
    while (piece.find()) {
      String path = piece.group("path");
      String[] parts = path == null ? new String[0] : path.split("\\.", -1);
      String replacement =
          parts.length == 2 && DATASETS.contains(parts[0])
              ? dialect.table(parts[0], parts[1])
              : piece.group();
      piece.appendReplacement(qualified, Matcher.quoteReplacement(replacement));
    }
    return piece.appendTail(qualified).toString();
  }
}
