package dev.fastbreak.bench;

import dev.fastbreak.core.catalog.Processor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The feature tables by plain SQL inside DuckDB, content and source hashes included, as quick as
 * they can be made: all seasons in one statement per table, and what changes only with a game (sums
 * of windows, source hashes, the text of a content hash) made once a game and carried to the dates
 * until the next one. Of the failures, the ledger, the merge with what is there and the checks
 * there is nothing.
 *
 * <p>The statements say again, for speed, what those of the differential tests say for clarity; a
 * test and every benchmark hold their rows against the program's.
 */
public final class PlainSql {

  /** Small enough that several threads read and write a table of 100,000 rows. */
  private static final int ROW_GROUP = 16_384;

  private final Statement statement;
  private boolean playersAreThere;

  private PlainSql(Statement statement) {
    this.statement = statement;
  }

  /**
   * Computes all seasons of a file.
   *
   * @param args the DuckDB file, the processors joined by commas, the JSON file to write
   */
  public static void main(String[] args) throws SQLException, IOException {
    compute(Path.of(args[0]), Processors.parse(args[1])).write(Path.of(args[2]));
  }

  static Parts compute(Path file, List<Processor> processors) throws SQLException {
    Parts parts = new Parts();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      PlainSql sql = new PlainSql(statement);
      long begin = System.nanoTime();
      sql.open(file);
      statement.execute(resource("inputs"));
      // What all statements share is counted with the first of them.
      for (Processor processor : processors) {
        parts.add(processor, sql.compute(processor), begin);
        begin = System.nanoTime();
      }
    }
    return parts;
  }

  private void open(Path file) throws SQLException {
    statement.execute(
        "ATTACH '%s' AS warehouse (ROW_GROUP_SIZE %d)"
            .formatted(file.toString().replace("'", "''"), ROW_GROUP));
    statement.execute("USE warehouse");
    // No thread has to wait for the one that writes the rows before its own.
    statement.execute("SET preserve_insertion_order = false");
    // Joins are made as they are written, the smaller side to the right. The optimizer cannot know
    // to how many dates a game is carried: it would collect all of those rows for the sake of a few
    // others, whose one thread then had to hash every row's content.
    statement.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'");
  }

  private long compute(Processor processor) throws SQLException {
    if (needsPlayers(processor) && !playersAreThere) {
      statement.execute(resource("players"));
      statement.execute(players());
      playersAreThere = true;
    }
    statement.execute(resource(processor.table().name()));
    return count(processor.table().qualifiedName());
  }

  private static boolean needsPlayers(Processor processor) {
    return switch (processor) {
      case TDZA, PSZA -> false;
      case PCF, PDC, ML -> true;
    };
  }

  /**
   * The table of players in slices. A table in memory has row groups of 122,880 rows whatever is
   * asked for, and one thread reads each; the parts of a union are read side by side.
   */
  private String players() throws SQLException {
    int slices = 2 * Runtime.getRuntime().availableProcessors();
    long size = count("all_players") / slices + 1;
    return "CREATE TEMP VIEW players AS "
        + IntStream.range(0, slices)
            .mapToObj(
                slice ->
                    "FROM all_players WHERE rowid >= %d AND rowid < %d"
                        .formatted(slice * size, (slice + 1) * size))
            .collect(Collectors.joining(" UNION ALL "));
  }

  private long count(String table) throws SQLException {
    try (ResultSet answer = statement.executeQuery("SELECT count(*) FROM " + table)) {
      answer.next();
      return answer.getLong(1);
    }
  }

  private static String resource(String name) {
    try (InputStream in = PlainSql.class.getResourceAsStream("/bench/" + name + ".sql")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
