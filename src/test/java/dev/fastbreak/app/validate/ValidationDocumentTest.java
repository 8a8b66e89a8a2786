package dev.fastbreak.app.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page that explains the gates says what the gates say. */
class ValidationDocumentTest {

  @ParameterizedTest
  @EnumSource
  void everyGateIsExplained(Gate gate) throws IOException {
    String page = Files.readString(Path.of("docs/validation.md"));

    assertThat(page.lines().filter(line -> line.startsWith("| `" + gate.label() + "` |")))
        .singleElement()
        .asString()
        .contains("| " + gate.whenBroken() + " |", gate.promise());
  }
}
