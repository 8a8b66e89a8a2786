package dev.fastbreak.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fastbreak.app.Main;
import dev.fastbreak.app.backfill.Backfill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Machines that have too little of something: the command says of what and what cures it, nothing
 * is harmed, and after the cure the same command ends as if nothing had been missing.
 */
@Tag("all")
class HardTimesIT {

  private static final SmallLeague LEAGUE = SmallLeague.ofDays(25);
  private static final List<String> RANGE =
      List.of("--start-date", "2021-11-02", "--end-date", "2021-11-30");

  @TempDir private static Path folder;
  private static JobHarness easy;

  @BeforeAll
  static void computeInEasyTimes() throws IOException {
    easy = JobHarness.loaded(folder, "easy", LEAGUE);
    fastbreak(0, List.of(), easy, "backfill");
  }

  /**
   * Runs a command, over the range where it takes one, in a process of its own, and gives what it
   * said.
   */
  private static String fastbreak(
      int exitCode, List<String> jvm, JobHarness job, String command, String... more)
      throws IOException {
    List<String> options = new ArrayList<>(jvm);
    options.add("-Dlogback.configurationFile=logback.xml"); // as users have it
    List<String> arguments = new ArrayList<>(List.of(command, "--warehouse", job.uri()));
    arguments.addAll(List.of(more));
    if (!command.equals("doctor")) {
      arguments.addAll(RANGE);
    }
    Path said = folder.resolve("said.txt");
    int ended = ChildProcess.start(options, Main.class, arguments, said).await();
    String text = Files.readString(said);
    assertThat(ended).as("%s", text).isEqualTo(exitCode);
    assertThat(text).doesNotContain("\tat ", "This should not have happened");
    return text;
  }

  private static void assertCured(JobHarness job) throws IOException {
    assertThat(job.ledgerContents()).isEmpty();
    fastbreak(0, List.of(), job, "backfill");
    assertThat(job.everything()).isEqualTo(easy.everything());
    assertThat(job.ledgerContents()).isEqualTo(easy.ledgerContents());
  }

  @Test
  void tooLittleMemory() throws Exception {
    JobHarness job = JobHarness.loaded(folder, "memory", LEAGUE);

    // Enough to plan; as long as pipelines need more, Java would look for it for hours.
    assertThat(fastbreak(1, List.of("-Xmx32m"), job, "backfill")).contains(Backfill.OUT_OF_MEMORY);

    assertCured(job);
  }

  @Test
  void tooFewOpenFiles() throws Exception {
    Path launcher = Path.of("scripts", "fastbreak").toAbsolutePath();
    Process process =
        new ProcessBuilder("sh", "-c", "ulimit -n 64 && exec " + launcher + " --version")
            .redirectErrorStream(true)
            .start();

    assertThat(new String(process.getInputStream().readAllBytes()))
        .isEqualTo(
            "fastbreak: Only 64 files may be open at once here, and it needs 512. Allow more:"
                + " ulimit -n 1024\n");
    assertThat(process.waitFor()).isEqualTo(1);
  }

  @Test
  void aDiskThatIsFullOrOnlyRead() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        isDone("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk.toString()),
        "No disk of a certain size can be made here: it takes root.");
    try {
      JobHarness job = JobHarness.loaded(disk, LEAGUE);
      Path others = disk.resolve("others");
      Path page = Files.writeString(disk.resolve("page.html"), "old");
      Files.write(others, new byte[(int) Files.getFileStore(disk).getUsableSpace() - 100_000]);

      assertThat(fastbreak(1, List.of(), job, "backfill"))
          .contains("the disk is full. Make room and run the command again.");
      assertThat(fastbreak(1, List.of(), easy, "report", "--to", page.toString()))
          .contains("Cannot write " + page + ": the disk is full; make room");
      assertThat(page).hasContent("old");

      Files.delete(others);
      assertThat(isDone("mount", "-o", "remount,ro", disk.toString())).isTrue();
      assertThat(fastbreak(1, List.of(), job, "backfill"))
          .contains("lies on a disk that can only be read. Mount it for writing, or copy the file");
      assertThat(fastbreak(2, List.of(), easy, "report", "--to", page.toString()))
          .contains("it cannot be written");

      assertThat(isDone("mount", "-o", "remount,rw", disk.toString())).isTrue();
      assertCured(job);
    } finally {
      assertThat(isDone("umount", disk.toString())).isTrue();
    }
  }

  @Test
  void aTemporaryFolderThatTakesNoLibrary() throws Exception {
    // Snappy's library goes into this folder before it is loaded; no file is made in a file.
    List<String> nowhere = List.of("-Dorg.xerial.snappy.tempdir=/dev/null");
    JobHarness job = JobHarness.loaded(folder, "nowhere", LEAGUE);

    for (String command : List.of("doctor", "backfill")) {
      assertThat(fastbreak(1, nowhere, job, command))
          .contains("Snappy's library cannot be loaded", "-Djava.io.tmpdir=DIR");
    }

    assertCured(job);
  }

  @Test
  void aMachineForWhichDuckDbHasNoLibrary() throws Exception {
    // The driver looks for its library by the name that Java gives to the processor.
    List<String> elsewhere = List.of("-Dos.arch=riscv64");
    JobHarness job = JobHarness.loaded(folder, "elsewhere", LEAGUE);

    assertThat(fastbreak(1, elsewhere, job, "plan"))
        .startsWith("fastbreak plan: DuckDB's driver has no library for this machine")
        .contains("It runs on Linux with glibc (x86-64, ARM) and on Macs with Apple processors");

    assertCured(job);
  }

  private static boolean isDone(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
