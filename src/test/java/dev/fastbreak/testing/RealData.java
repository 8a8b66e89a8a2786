package dev.fastbreak.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where the real NBA data is: beside the checkout, or where {@code FASTBREAK_DATA} says. */
public final class RealData {

  private RealData() {}

  /** The folder. A test that asks for it is skipped, loudly, when it is not there. */
  public static Path folder() {
    String named = System.getenv("FASTBREAK_DATA");
    Path folder = Path.of(named == null || named.isBlank() ? "../shared/data" : named);
    boolean there = Files.isRegularFile(folder.resolve("schedule_2021-22.csv.gz"));
    if (!there) {
      String message =
          "SKIPPED, REAL DATA IS ABSENT: no schedule_2021-22.csv.gz in %s; set FASTBREAK_DATA to the folder of the real data"
              .formatted(folder.toAbsolutePath().normalize());
      System.err.println(message);
      Assumptions.abort(message);
    }
    return folder;
  }
}
