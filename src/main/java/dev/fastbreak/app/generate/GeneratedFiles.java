package dev.fastbreak.app.generate;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every file of the repository that is generated from declarations of tables and options. */
public final class GeneratedFiles {

  private static final String FOLDER = "pipelines/phase4/";

  /** Pages that people write, with the drawing of who reads what in them. */
  private static final List<String> WITH_GRAPH = List.of("README.md", "docs/architecture.md");

  private GeneratedFiles() {}

  /** Contents by path, relative to the repository's root. */
  public static Map<String, String> contents() {
    Map<String, String> files = new TreeMap<>();
    for (Processor processor : Processor.values()) {
      String table = FOLDER + processor.longName();
      files.put(table + ".json", BigQuerySchemaJson.of(processor.table()));
      files.put(table + ".md", TablePage.of(processor));
    }
    files.put(FOLDER + "metadata.json", FlexTemplateMetadata.json());
    Stream.of(Tables.upstream(), Tables.processing(), Tables.history())
        .<TableSpec<?>>flatMap(List::stream)
        .forEach(table -> files.put("docs/tables/" + table.name() + ".md", TablePage.of(table)));
    return files;
  }

  /** The same, and the pages of a repository with what is drawn into them. */
  private static Map<String, String> contents(Path root) {
    Map<String, String> files = contents();
    for (String page : WITH_GRAPH) {
      if (Files.exists(root.resolve(page))) {
        files.put(page, PhaseGraph.drawnInto(read(root.resolve(page))));
      }
    }
    return files;
  }

  /** Paths whose file is missing or differs from its declaration. */
  public static List<String> stale(Path root) {
    List<String> stale = new ArrayList<>();
    contents(root)
        .forEach(
            (path, content) -> {
              if (!content.equals(read(root.resolve(path)))) {
                stale.add(path);
              }
            });
    return stale;
  }

  /** Writes the files that are stale and names them. */
  public static List<String> write(Path root) {
    List<String> stale = stale(root);
    Map<String, String> contents = contents(root);
    try {
      for (String path : stale) {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, contents.get(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write generated files: " + e.getMessage(), e);
    }
    return stale;
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
