package dev.fastbreak.differential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements under {@code src/test/resources/differential}. */
public final class Sql {

  private Sql() {}

  /** Reads one by its name, without its folder and ending. */
  public static String read(String name) {
    try (InputStream in = Sql.class.getResourceAsStream("/differential/" + name + ".sql")) {
      if (in == null) {
        throw new IllegalArgumentException("There is no differential/" + name + ".sql");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
