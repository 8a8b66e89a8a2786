package dev.fastbreak.bench;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes a league of many times as many players out of a DuckDB file with upstream tables: every
 * player becomes so many, who play the same games for the same teams.
 *
 * <pre>scripts/bench --many-players FROM.duckdb TO.duckdb TIMES</pre>
 */
public final class ManyPlayers {

  private ManyPlayers() {}

  /** Copies the file and multiplies the players of the copy. */
  public static void main(String[] args) throws IOException, SQLException {
    Path to = Path.of(args[1]);
    Files.copy(Path.of(args[0]), to);
    int times = Integer.parseInt(args[2]);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + to);
        Statement statement = connection.createStatement()) {
      for (TableSpec<?> table :
          List.of(Tables.PLAYER_GAME_SUMMARY, Tables.UPCOMING_PLAYER_GAME_CONTEXT)) {
        statement.execute(copies(table, times));
      }
    }
  }

  private static String copies(TableSpec<?> table, int times) {
    String values =
        table.columns().stream()
            .map(ColumnSpec::name)
            .map(
                name ->
                    switch (name) {
                      case "player_lookup", "universal_player_id" -> name + " || 'copy' || copy";
                      case "data_hash" -> "sha256(data_hash || copy)";
                      default -> name;
                    })
            .collect(Collectors.joining(", "));
    return "INSERT INTO %1$s SELECT %2$s FROM %1$s, range(1, %3$d) AS copies(copy)"
        .formatted(table.qualifiedName(), values, times);
  }
}
