package dev.fastbreak.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that a result goes to as JSON, beside the screen. */
final class JsonFile {

  private JsonFile() {}

  /**
   * Checks that a file can be put where the user wants it.
   *
   * @param option the option that names it
   * @param file the file, or null when none is wanted
   * @throws UsageException when its folder does not exist: better now than after hours
   */
  static void requireFolder(String option, @Nullable Path file) {
    if (file == null) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(
          "%s %s: its folder does not exist; create it.".formatted(option, file));
    }
  }
}
