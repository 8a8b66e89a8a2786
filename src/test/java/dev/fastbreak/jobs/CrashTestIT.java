package dev.fastbreak.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some rounds of {@code scripts/crash-test}. */
@Tag("all")
class CrashTestIT {

  @TempDir private Path folder;

  @Test
  void twentyRoundsOfKillsLeaveNothingBehind() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();

    int failed =
        CrashTest.run(
            Files.createDirectory(folder.resolve("crash-test")),
            1,
            20,
            20260101,
            new PrintStream(said, true, StandardCharsets.UTF_8));

    assertThat(failed).as("%s", said).isZero();
  }
}
