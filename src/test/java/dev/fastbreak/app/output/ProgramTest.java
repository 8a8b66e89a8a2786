package dev.fastbreak.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProgramTest {

  @Test
  void withoutALauncherItHasItsPlainName() {
    assertThat(Program.nameOf(null)).isEqualTo("fastbreak");
    assertThat(Program.nameOf("")).isEqualTo("fastbreak");
    assertThat(Program.nameOf("scripts/fastbreak")).isEqualTo("scripts/fastbreak");
  }

  @Test
  void examplesStartAsTheUserStartedTheProgram() {
    assertThat(Program.example("  fastbreak status", "scripts/fastbreak"))
        .isEqualTo("  scripts/fastbreak status");
    assertThat(Program.example("Next: fastbreak failures, fastbreak plan", "./fb$1"))
        .isEqualTo("Next: ./fb$1 failures, ./fb$1 plan");
    assertThat(Program.example("no fastbreak, no gain", "x")).isEqualTo("no fastbreak, no gain");
  }
}
