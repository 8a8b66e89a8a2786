package dev.fastbreak.app.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        of(
            Map.of(
                "FASTBREAK_SCREEN",
                "1",
                "FASTBREAK_COLUMNS",
                "132",
                "FASTBREAK_ANIMATED",
                "1",
                "TERM",
                "xterm"),
            false);

    assertThat(terminal.colour()).isTrue();
    assertThat(terminal.animated()).isTrue();
    assertThat(terminal.columns()).isEqualTo(132);
  }

  @Test
  void theUsersWishForNoColourIsRespected() {
    assertThat(of(Map.of("FASTBREAK_SCREEN", "1"), false).colour()).isTrue();
    assertThat(of(Map.of("FASTBREAK_SCREEN", "1", "NO_COLOR", "1"), false).colour()).isFalse();
    assertThat(of(Map.of("FASTBREAK_SCREEN", "1", "TERM", "dumb"), true).colour()).isFalse();
    assertThat(of(Map.of("FASTBREAK_SCREEN", "1"), false).columns()).isEqualTo(100);
  }

  @Test
  void aWidthMakesNoScreenOfAPipe() {
    Terminal terminal = of(Map.of("FASTBREAK_COLUMNS", "60", "TERM", "xterm"), false);

    assertThat(terminal.columns()).isEqualTo(60);
    assertThat(terminal.colour()).isFalse();
    assertThat(terminal.animated()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "0", "-80", "7", "80 ", "123456"})
  void aWidthIsANumber(String width) {
    assertThatThrownBy(() -> of(Map.of("FASTBREAK_COLUMNS", width), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "FASTBREAK_COLUMNS=%s is no width; give a number of columns from 10 to 99999, for example 120, or unset it.",
            width);
  }

  @Test
  void resultsThatCouldNotBeWrittenAreNoticed() {
    assertThat(printed(null).lostResults()).isFalse();
    assertThat(printed("No space left on device").lostResults()).isTrue();
    // As 'head' leaves: it has what it wants.
    assertThat(printed("Broken pipe").lostResults()).isFalse();
  }

  /** What has printed a line to a file that cannot be written, for a reason or null. */
  private static Terminal printed(@Nullable String trouble) {
    OutputStream file =
        new OutputStream() {
          @Override
          public void write(int letter) throws IOException {
            if (trouble != null) {
              throw new IOException(trouble);
            }
          }
        };
    ResultStream out = new ResultStream(file);
    Terminal terminal = Terminal.plain(out, out);
    terminal.line("a result");
    return terminal;
  }
}
