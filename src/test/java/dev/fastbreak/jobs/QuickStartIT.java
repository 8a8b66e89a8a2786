package dev.fastbreak.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of loaded classes that the launcher makes once after a build. */
@Tag("all")
final class QuickStartIT {

  private static final Path JAR = Path.of("target", "fastbreak.jar");

  @TempDir private Path folder;

  /** Java 17 crashes while it writes one that holds a lambda of an interface of Java 5. */
  @Test
  void rehearsalLeavesAnArchive() throws IOException, InterruptedException {
    assertThat(JAR).as("made by the package phase, which comes before").exists();
    Path archive = folder.resolve("fastbreak.jsa");
    Path said = folder.resolve("said");

    Process rehearsal =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:ArchiveClassesAtExit=" + archive,
                "-XX:ErrorFile=" + said,
                "-Xlog:disable",
                "-jar",
                JAR.toString(),
                "rehearse")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();

    assertThat(rehearsal.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(rehearsal.exitValue()).as(Files.readString(said)).isZero();
    assertThat(archive).isNotEmptyFile();
  }
}
