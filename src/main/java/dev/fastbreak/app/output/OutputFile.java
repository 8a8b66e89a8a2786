package dev.fastbreak.app.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file that a result goes to. Whether it may and can be written is found out before the work; it
 * is written beside its place and renamed, so that nobody ever sees half of it.
 */
public final class OutputFile {

  /** What DuckDB keeps beside a file, and the program while it writes to it. */
  private static final List<String> BESIDE_A_WAREHOUSE =
      List.of("", ".wal", ".checkpoint.wal", ".recovery.wal", ".tmp", ".run", ".run.new");

  /** Bytes 8 to 11 of every DuckDB file. */
  private static final byte[] DUCK = "DUCK".getBytes(StandardCharsets.US_ASCII);

  private static final int DUCK_AT = 8;

  private final Path file;

  private OutputFile(Path file) {
    this.file = file;
  }

  /** Writes a file under the name that it is given. */
  @FunctionalInterface
  public interface Writing {
    void to(Path file) throws IOException;
  }

  /**
   * A file that can be written.
   *
   * @param file where the user wants it; one that is there is replaced
   * @param kept files that the work reads or writes itself: warehouses and inputs
   * @throws IllegalArgumentException when it is one of those, what is kept beside one, any DuckDB
   *     file or a folder, or when it cannot be written; a sentence with the remedy
   */
  public static OutputFile at(Path file, Collection<Path> kept) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (Files.isDirectory(file) || folder == null) {
      throw new IllegalArgumentException("it is a folder; name a file in it.");
    } else if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("its folder does not exist; create it.");
    }
    Path real = real(file);
    for (Path one : kept) {
      if (touches(real, real(one))) {
        throw new IllegalArgumentException(
            "%s is read or written by the command itself; name another file.".formatted(one));
      }
    }
    if (isDuckDb(real)) {
      throw new IllegalArgumentException("it is a DuckDB database; name another file.");
    }
    OutputFile output = new OutputFile(real);
    output.tryOut();
    return output;
  }

  /** The file with all links followed, also when it is not there yet. */
  private static Path real(Path file) {
    Path path = file.toAbsolutePath().normalize();
    try {
      return path.toRealPath();
    } catch (IOException e) {
      Path folder = path.getParent();
      return folder == null ? path : real(folder).resolve(path.getFileName());
    }
  }

  private static boolean touches(Path file, Path kept) {
    return BESIDE_A_WAREHOUSE.stream()
        .map(ending -> kept.resolveSibling(kept.getFileName() + ending))
        .anyMatch(taken -> file.startsWith(taken) || isSame(file, taken));
  }

  /** Whether two names are one file, by a hard link for example. */
  private static boolean isSame(Path file, Path other) {
    try {
      return Files.exists(file) && Files.exists(other) && Files.isSameFile(file, other);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isDuckDb(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (var bytes = Files.newInputStream(file)) {
      byte[] head = bytes.readNBytes(DUCK_AT + DUCK.length);
      return head.length == DUCK_AT + DUCK.length
          && Arrays.equals(head, DUCK_AT, head.length, DUCK, 0, DUCK.length);
    } catch (IOException e) {
      // Whether it can be replaced is tried next.
      return false;
    }
  }

  private void tryOut() {
    try {
      if (!isReplaced()) {
        return;
      } else if (Files.exists(file) && !Files.isWritable(file)) {
        throw new IOException("permission denied");
      }
      removePartsOfTheDead();
      Files.deleteIfExists(beside());
      Files.createFile(beside());
      Files.delete(beside());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "it cannot be written (%s); name another file, or change permissions."
              .formatted(reason(e)),
          e);
    }
  }

  /** What processes that were killed left of the same file. */
  private void removePartsOfTheDead() throws IOException {
    Path folder = file.getParent();
    if (folder == null) {
      return;
    }
    Pattern part =
        Pattern.compile(
            "\\.%s\\.(\\d{1,9})\\.part"
                .formatted(Pattern.quote(String.valueOf(file.getFileName()))));
    try (Stream<Path> siblings = Files.list(folder)) {
      for (Path sibling : siblings.toList()) {
        Matcher name = part.matcher(sibling.getFileName().toString());
        if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
          Files.deleteIfExists(sibling);
        }
      }
    }
  }

  /** Devices and pipes are written to as they are. */
  private boolean isReplaced() {
    return !Files.exists(file) || Files.isRegularFile(file);
  }

  private Path beside() {
    return beside(file);
  }

  /** Where a result is written before it gets its name: hidden, of this process alone. */
  static Path beside(Path place) {
    return place.resolveSibling(
        ".%s.%d.part".formatted(place.getFileName(), ProcessHandle.current().pid()));
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @throws UncheckedIOException when it cannot be written; what was there before is there still
   */
  public void write(Writing writing) {
    Path written = isReplaced() ? beside() : file;
    try {
      writing.to(written);
      if (!written.equals(file)) {
        Files.move(
            written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write %s: %s".formatted(file, reason(e)), e);
    } finally {
      removePart();
    }
  }

  /** Writes JSON, indented, with a newline at its end. */
  public void write(JsonNode node) {
    write(place -> Files.writeString(place, JsonText.pretty(node) + "\n"));
  }

  private void removePart() {
    try {
      Files.deleteIfExists(beside());
    } catch (IOException e) {
      // What could not be written whole may not be removable either; the next try replaces it.
      beside().toFile().deleteOnExit();
    }
  }

  /** What the system said; Java's message for a missing file is its name alone. */
  private static String reason(IOException e) {
    String said = String.valueOf(e.getMessage());
    if (e instanceof NoSuchFileException) {
      return "its folder is gone";
    } else if (said.contains("No space left")) {
      return "the disk is full; make room and run the command again";
    }
    return e.getClass().getSimpleName().replace("Exception", "") + ": " + said;
  }
}
