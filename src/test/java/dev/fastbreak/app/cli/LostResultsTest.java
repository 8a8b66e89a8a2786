package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.output.ResultStream;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.warehouse.QueryResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Results that never arrive are no success. */
final class LostResultsTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** Runs a query whose results cannot be written, for that reason. */
  private int query(String trouble) {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int letter) throws IOException {
            throw new IOException(trouble);
          }
        };
    FakeWarehouse warehouse = new FakeWarehouse();
    warehouse.answers = sql -> new QueryResult(List.of("one"), List.of(List.of(1L)));
    return CommandLineProgram.execute(
        new CommandContext(
            new FakeEngine(),
            uri -> warehouse,
            Clock.systemUTC(),
            Terminal.plain(
                new ResultStream(full), new PrintStream(err, true, StandardCharsets.UTF_8))),
        "query",
        "SELECT 1",
        "--format",
        "csv");
  }

  @Test
  void aFullDiskEndsWith1AndASentence() {
    assertThat(query("No space left on device")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("standard output could not be written (disk full?)");
  }

  @Test
  void aReaderThatHasReadEnoughIsNoTrouble() {
    assertThat(query("Broken pipe")).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
