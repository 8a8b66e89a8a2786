package dev.fastbreak.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TerminalTest {

  private static Terminal of(Map<String, String> environment, boolean console) {
    PrintStream stream = new PrintStream(new ByteArrayOutputStream());
    return Terminal.of(stream, stream, environment, console);
  }

  @Test
  void filesAndPipesGetNeitherColourNorBars() {
    Terminal terminal = of(Map.of("TERM", "xterm"), false);

    assertThat(terminal.colour()).isFalse();
    assertThat(terminal.animated()).isFalse();
    assertThat(terminal.columns()).isEqualTo(Integer.MAX_VALUE);
    assertThat(terminal.helpColumns()).isEqualTo(100);
  }

  @Test
  void theLauncherTellsWhatIsAScreen() {
    Terminal terminal =
        of(Map.of("FASTBREAK_COLUMNS", "132", "FASTBREAK_ANIMATED", "1", "TERM", "xterm"), false);

    assertThat(terminal.colour()).isTrue();
    assertThat(terminal.animated()).isTrue();
    assertThat(terminal.columns()).isEqualTo(132);
  }

  @Test
  void theUsersWishForNoColourIsRespected() {
    assertThat(of(Map.of("FASTBREAK_COLUMNS", "80", "NO_COLOR", "1"), false).colour()).isFalse();
    assertThat(of(Map.of("FASTBREAK_COLUMNS", "80", "TERM", "dumb"), true).colour()).isFalse();
    assertThat(of(Map.of("FASTBREAK_COLUMNS", "wide"), false).columns()).isEqualTo(100);
  }
}
