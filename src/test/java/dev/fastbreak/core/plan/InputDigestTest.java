package dev.fastbreak.core.plan;

import static dev.fastbreak.core.catalog.Processor.ML;
import static dev.fastbreak.core.catalog.Processor.PCF;
import static dev.fastbreak.core.catalog.Processor.PSZA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What one date is computed from, upstream rows and outputs of other processors together. */
class InputDigestTest {

  private final Map<Processor, @Nullable String> outputs =
      new HashMap<>(Map.of(PSZA, "a", ML, "b"));

  @Test
  void changesWithTheUpstreamRows() {
    assertThat(InputDigest.of(PCF, "u", outputs)).isNotEqualTo(InputDigest.of(PCF, "v", outputs));
  }

  @Test
  void changesWithWhatIsReadAndWithNothingElse() {
    String before = InputDigest.of(PCF, "u", outputs);
    outputs.put(ML, "c");
    assertThat(InputDigest.of(PCF, "u", outputs)).isEqualTo(before);
    outputs.put(PSZA, "c");
    assertThat(InputDigest.of(PCF, "u", outputs)).isNotEqualTo(before);
  }

  @Test
  void aProcessorWithoutAnyOutputIsNotOneThatHasSome() {
    String before = InputDigest.of(PCF, "u", outputs);
    outputs.put(PSZA, null);
    String none = InputDigest.of(PCF, "u", outputs);
    outputs.remove(PSZA);
    assertThat(InputDigest.of(PCF, "u", outputs)).isEqualTo(none).isNotEqualTo(before);
  }
}
