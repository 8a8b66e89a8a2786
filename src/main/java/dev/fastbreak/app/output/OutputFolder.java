package dev.fastbreak.app.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A new folder that results go to. As with {@link OutputFile}, whether it can be made is found out
 * before the work, and it is filled beside its place and renamed.
 */
public final class OutputFolder {

  private final Path folder;
  private final Path part;

  private OutputFolder(Path folder) {
    this.folder = folder;
    this.part = OutputFile.beside(folder);
  }

  /**
   * A folder that can be made.
   *
   * @throws IllegalArgumentException when something is there already, or it cannot be made; a
   *     sentence with the remedy
   */
  public static OutputFolder at(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    Path parent = path.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new IllegalArgumentException("the folder around it does not exist; create it.");
    } else if (Files.exists(path)) {
      throw new IllegalArgumentException("it exists; remove it, or name a new folder.");
    }
    OutputFolder output = new OutputFolder(path);
    try {
      Files.createDirectory(output.part);
      Files.delete(output.part);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "it cannot be made (%s); name another place.".formatted(e.getMessage()), e);
    }
    return output;
  }

  /**
   * Fills the folder, whole or not at all.
   *
   * @param writing makes it under the name that it is given
   */
  public void write(OutputFile.Writing writing) {
    try {
      writing.to(part);
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write %s: %s".formatted(folder, e.getMessage()), e);
    } finally {
      removePart();
    }
  }

  private void removePart() {
    if (!Files.exists(part)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(part)) {
      List<Path> paths = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path path : paths) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove %s: %s".formatted(part, e.getMessage()), e);
    }
  }
}
