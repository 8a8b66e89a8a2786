package dev.fastbreak.fuzz;

import dev.fastbreak.app.fixtures.DuckDbFiles;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Any sequence of words as a query: it is answered, or refused in a sentence, and neither the
 * warehouse nor the folder around it is another one afterwards.
 */
public final class SqlFuzz {

  /** What statements are made of, those that write with names of the test's own. */
  private static final List<String> WORDS =
      List.of(
          """
          SELECT|FROM|WITH|VALUES|TABLE|PIVOT|UNPIVOT|ON|USING|DESCRIBE|SHOW|SUMMARIZE|EXPLAIN\
          |ANALYZE|COPY|TO|INSERT INTO|DELETE FROM|UPDATE|CREATE|DROP|ATTACH|DETACH|SET|RESET\
          |PRAGMA|CALL|LOAD|PREPARE|EXECUTE|BEGIN|COMMIT|CHECKPOINT|EXPORT DATABASE|TEMP|VIEW\
          |MACRO|AS|UNION ALL|JOIN|WHERE|GROUP BY|ORDER BY|LIMIT|RETURNING|MATERIALIZED|NULL\
          |count(*)|one|t|nba_raw.nbac_schedule|game_id|lock_configuration|threads|false|1|=|*\
          |(|)|,|;|.|'|"|--|/*|*/|$$|$q$|'leak'|'leak.csv'|E'|U&'|::TEXT|[|]|{|}|:\
          """
              .split("\\|"));

  private static final Path FOLDER = folder();
  private static final Warehouse WAREHOUSE = DuckDbFiles.warehouse(FOLDER.resolve("w.duckdb"));
  private static final List<String> BEFORE = files();

  private SqlFuzz() {}

  /**
   * Asks a query.
   *
   * @param input a word each; a number past the last word is a line break
   */
  public static void fuzzerTestOneInput(byte[] input) {
    StringBuilder sql = new StringBuilder();
    for (byte number : input) {
      int word = number & 0x7F;
      sql.append(word < WORDS.size() ? WORDS.get(word) : "\n").append(number < 0 ? "" : " ");
    }
    try {
      WAREHOUSE.ask(sql.toString(), piece -> false);
    } catch (WarehouseException e) {
      if (String.valueOf(e.getMessage()).contains("Invalid result set")) {
        throw new AssertionError(sql + ": no reason is told", e);
      }
    }
    if (!files().equals(BEFORE)) {
      throw new AssertionError(sql + " made of " + BEFORE + " " + files());
    }
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("sql-fuzz");
      DuckDbFiles.createEmpty(folder.resolve("w.duckdb"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What lies in the folder of the warehouse, with its last change, and what has leaked here. */
  private static List<String> files() {
    try (Stream<Path> beside = Files.list(FOLDER);
        Stream<Path> here = Files.list(Path.of(""))) {
      return Stream.concat(beside.map(SqlFuzz::stamped), here.map(Path::toString))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String stamped(Path file) {
    try {
      return "%s %d %s".formatted(file, Files.size(file), Files.getLastModifiedTime(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
