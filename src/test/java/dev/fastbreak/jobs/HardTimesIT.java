package dev.fastbreak.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fastbreak.app.Main;
import dev.fastbreak.app.backfill.Backfill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines that have too little of something: the command says of what, and goes on afterwards. */
@Tag("all")
class HardTimesIT {

  private static final SmallLeague LEAGUE = SmallLeague.ofDays(60);

  @TempDir private Path folder;

  private String fastbreak(int exitCode, List<String> behind, List<String> jvm, JobHarness job)
      throws IOException {
    Path said = folder.resolve("said.txt");
    List<String> backfill =
        List.of(
            "backfill",
            "--start-date",
            "2021-11-02",
            "--end-date",
            "2021-12-31",
            "--warehouse",
            job.uri());
    int ended = ChildProcess.start(behind, jvm, Main.class, backfill, said).await();
    String text = Files.readString(said);
    assertThat(ended).as("%s", text).isEqualTo(exitCode);
    assertThat(text).doesNotContain("\tat ");
    return text;
  }

  /** Lets the same command through, and looks whether all is as if it had never been kept. */
  private void assertCured(JobHarness job) throws IOException {
    fastbreak(0, List.of(), List.of(), job);
    JobHarness easy = JobHarness.loaded(folder, "easy", LEAGUE);
    easy.backfill().range(SmallLeague.day(14), SmallLeague.day(60)).done();
    assertThat(job.everything()).isEqualTo(easy.everything());
    assertThat(job.ledgerContents()).isEqualTo(easy.ledgerContents());
  }

  @Test
  void tooLittleMemory() throws Exception {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);

    assertThat(fastbreak(1, List.of(), List.of("-Xmx24m"), job)).contains(Backfill.OUT_OF_MEMORY);

    assertCured(job);
  }

  @Test
  void tooFewOpenFiles() throws Exception {
    JobHarness job = JobHarness.loaded(folder, LEAGUE);
    List<String> limited = List.of("sh", "-c", "ulimit -n 64 && exec \"$@\"", "sh");

    assertThat(fastbreak(1, limited, List.of(), job)).containsIgnoringCase("files");

    assertCured(job);
  }

  @Test
  void noRoomOnTheDisk() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        isDone("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()),
        "No disk of a certain size can be made here.");
    try {
      JobHarness job = JobHarness.loaded(disk, LEAGUE);
      long room = Files.getFileStore(disk).getUsableSpace();
      Files.write(disk.resolve("others"), new byte[(int) room - 100_000]);

      assertThat(fastbreak(1, List.of(), List.of(), job)).contains("the disk is full");

      Files.delete(disk.resolve("others"));
      assertCured(job);
    } finally {
      assertThat(isDone("umount", disk.toString())).isTrue();
    }
  }

  private static boolean isDone(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
