package dev.fastbreak.app.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

  @TempDir private Path folder;
  private Path warehouse;

  @BeforeEach
  void makeWarehouse() throws IOException {
    warehouse = Files.writeString(folder.resolve("w.db"), "rows");
  }

  private void assertRefused(Path file, String why) {
    assertThatThrownBy(() -> OutputFile.at(file, List.of(warehouse)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theWarehouseIsKeptByWhateverNameItIsCalled() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), warehouse);
    Path hard = Files.createLink(folder.resolve("hard"), warehouse);
    Path around = folder.resolve("x/../w.db");
    for (Path name : List.of(warehouse, link, hard, around)) {
      assertRefused(name, "is read or written by the command itself");
    }
    Path elsewhere = Files.createSymbolicLink(folder.resolve("elsewhere"), folder);
    assertRefused(elsewhere.resolve("w.db"), "itself");
    assertThat(warehouse).hasContent("rows");
  }

  @Test
  void soIsWhatIsKeptBesideItThereOrNot() {
    for (String name : List.of("w.db.wal", "w.db.checkpoint.wal", "w.db.tmp", "w.db.run")) {
      assertRefused(folder.resolve(name), "itself");
    }
    OutputFile.at(folder.resolve("w.db.json"), List.of(warehouse));
  }

  @Test
  void aWarehouseThatIsNotThereYetIsKeptToo() throws IOException {
    Files.delete(warehouse);
    assertRefused(warehouse, "itself");
  }

  @Test
  void noOtherDuckDbFileIsReplaced() throws IOException {
    Path other =
        Files.write(
            folder.resolve("other"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 'D', 'U', 'C', 'K', 1});
    assertRefused(other, "is a DuckDB database");
  }

  @Test
  void foldersAndPlacesThatAreNotThereAreNoFiles() {
    assertRefused(folder, "it is a folder");
    assertRefused(folder.resolve("no/such/file"), "its folder does not exist; create it.");
  }

  @Test
  void whatCannotBeWrittenIsFoundOutBefore() {
    // Nobody may make files there, whoever he is.
    assertRefused(Path.of("/proc/fastbreak.json"), "cannot be written");
  }

  @Test
  void aFileIsReplacedWholeOrNotAtAll() throws IOException {
    Path file = Files.writeString(folder.resolve("out.json"), "old");
    OutputFile output = OutputFile.at(file, List.of(warehouse));
    assertThatThrownBy(
            () ->
                output.write(
                    place -> {
                      Files.writeString(place, "half");
                      assertThat(file).hasContent("old");
                      throw new IOException("no space left");
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("out.json")
        .hasMessageContaining("no space left");
    assertThat(file).hasContent("old");
    assertThat(files()).containsExactly("out.json", "w.db");

    output.write(JsonText.object().put("a", 1));
    assertThat(file).hasContent("{\n  \"a\" : 1\n}\n");
    assertThat(files()).containsExactly("out.json", "w.db");
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path file = Files.writeString(folder.resolve("real.json"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("latest.json"), file);
    OutputFile.at(link, List.of(warehouse)).write(place -> Files.writeString(place, "new"));
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  void aDeviceStaysADevice() {
    OutputFile.at(Path.of("/dev/null"), List.of()).write(JsonText.object());
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }

  @Test
  void whatAKilledProcessLeftGoesAndWhatALivingOneWritesStays() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path left = Files.createFile(folder.resolve(".out.json.%d.part".formatted(dead.pid())));
    Path another = Files.createFile(folder.resolve(".other.json.%d.part".formatted(dead.pid())));
    long parent = ProcessHandle.current().parent().orElseThrow().pid();
    Path written = Files.createFile(folder.resolve(".out.json.%d.part".formatted(parent)));

    OutputFile.at(folder.resolve("out.json"), List.of(warehouse));

    assertThat(left).doesNotExist();
    assertThat(another).exists();
    assertThat(written).exists();
  }
}
