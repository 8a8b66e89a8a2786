package dev.fastbreak.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.Main;
import dev.fastbreak.app.importing.CsvLeague;
import dev.fastbreak.core.catalog.Processor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program on machines with other languages, clocks and processors: the same hashes. */
@Tag("all")
class PlacesIT {

  @TempDir private static Path folder;
  private static JobHarness here;

  @BeforeAll
  static void computeHere() throws Exception {
    Path files = Files.createDirectory(folder.resolve("files"));
    CsvLeague league = CsvLeague.in(files);
    for (int day = 0; day < 25; day++) {
      // Letters that some languages change otherwise than others.
      league.game("00221%05d".formatted(day), SmallLeague.day(2 * day).toString(), "III", "iii");
    }
    league.write();
    here = computed("en", "UTC", 2, 8, "here");
    assertThat(here.rows(Processor.ML)).isNotEmpty();
  }

  private static JobHarness computed(
      String language, String zone, int cores, int buckets, String name) throws Exception {
    JobHarness job = JobHarness.in(folder, name);
    List<String> jvm =
        List.of(
            "-Duser.language=" + language,
            "-Duser.country=" + (language.equals("tr") ? "TR" : ""),
            "-Duser.timezone=" + zone,
            "-XX:ActiveProcessorCount=" + cores);
    run(jvm, "import", "--from", folder.resolve("files").toString(), "--warehouse", job.uri());
    run(
        jvm,
        "backfill",
        "--start-date",
        "2021-10-19",
        "--end-date",
        "2021-12-31",
        "--buckets",
        String.valueOf(buckets),
        "--warehouse",
        job.uri());
    return job;
  }

  private static void run(List<String> jvm, String... command) throws Exception {
    Path said = folder.resolve("said.txt");
    int exitCode = ChildProcess.start(jvm, Main.class, List.of(command), said).await();
    assertThat(exitCode).as("%s", Files.readString(said)).isZero();
  }

  private static void assertSame(JobHarness there) {
    assertThat(there.everything()).isEqualTo(here.everything());
    assertThat(there.ledgerContents()).isEqualTo(here.ledgerContents());
  }

  @ParameterizedTest
  @CsvSource({"tr, Asia/Kolkata, 1, 1", "ar, America/St_Johns, 7, 64"})
  void hashesAreTheSame(String language, String zone, int cores, int buckets) throws Exception {
    assertSame(computed(language, zone, cores, buckets, language + cores));
  }

  @ParameterizedTest
  @CsvSource({
    "tr, Asia/Kolkata, 7, 64",
    "tr, Pacific/Apia, 2, 8",
    "ar, Asia/Kolkata, 1, 8",
    "ar, Africa/Casablanca, 2, 1",
    "th, Asia/Bangkok, 7, 1",
    "fa, Asia/Tehran, 1, 64"
  })
  void hashesAreTheSameInManyPlaces(String language, String zone, int cores, int buckets)
      throws Exception {
    assertSame(computed(language, zone, cores, buckets, language + zone.hashCode()));
  }
}
