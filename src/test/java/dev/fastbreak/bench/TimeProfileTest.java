package dev.fastbreak.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.bench.TimeProfile.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeProfileTest {

  private static final String RUNNER = "org.apache.beam.runners.direct.DirectTransformExecutor";
  private static final String COMPUTE = "dev.fastbreak.beam.phase.Compute$ComputeFn";

  @Test
  void theInnermostFrameOfAStepDecides() {
    assertThat(
            TimeProfile.step(
                List.of(
                    "org.duckdb.DuckDBAppender",
                    "dev.fastbreak.warehouse.duckdb.StageRows$StageFn",
                    COMPUTE,
                    RUNNER)))
        .isEqualTo(Step.STAGE);
  }

  @Test
  void computingIsSplitIntoDecodingHashingAndTheRest() {
    assertThat(TimeProfile.step(List.of("dev.fastbreak.core.rows.RowBatch", COMPUTE, RUNNER)))
        .isEqualTo(Step.DECODE);
    assertThat(
            TimeProfile.step(
                List.of(
                    "java.security.MessageDigest",
                    "dev.fastbreak.core.hash.ContentHasher",
                    COMPUTE)))
        .isEqualTo(Step.HASH);
    assertThat(TimeProfile.step(List.of("dev.fastbreak.core.number.Fraction", COMPUTE, RUNNER)))
        .isEqualTo(Step.CALCULATE);
  }

  @Test
  void hashesOfAPlanArePlanning() {
    assertThat(
            TimeProfile.step(
                List.of(
                    "dev.fastbreak.core.hash.SetDigest",
                    "dev.fastbreak.core.plan.InputDigests",
                    "dev.fastbreak.plan.Planner")))
        .isEqualTo(Step.PLAN);
  }

  @Test
  void codersUnderBeamAreTheShuffle() {
    assertThat(
            TimeProfile.step(
                List.of(
                    "java.io.DataOutputStream", "dev.fastbreak.beam.coder.RowBatchCoder", RUNNER)))
        .isEqualTo(Step.SHUFFLE);
    assertThat(TimeProfile.step(List.of("java.util.HashMap", RUNNER))).isEqualTo(Step.BEAM);
  }

  @Test
  void publishingAndCodersAreNotComputing() {
    String publish = "dev.fastbreak.beam.phase.PublishPhase$PublishFn";
    assertThat(TimeProfile.step(List.of("java.sql.Statement", publish, RUNNER)))
        .isEqualTo(Step.PUBLISH);
    assertThat(TimeProfile.step(List.of("dev.fastbreak.beam.phase.BucketCoder", RUNNER)))
        .isEqualTo(Step.SHUFFLE);
  }

  @Test
  void everyPlaceOfAStepIsThere() {
    assertThat(TimeProfile.places())
        .isNotEmpty()
        .allSatisfy(
            place -> {
              String file = place.replace('.', '/') + (place.endsWith(".") ? "" : ".class");
              assertThat(TimeProfileTest.class.getClassLoader().getResource(file))
                  .as("%s moved or was renamed: its step would show no time", place)
                  .isNotNull();
            });
  }

  @Test
  void threadsOfOthersAreNoStep() {
    assertThat(TimeProfile.step(List.of("sun.nio.ch.EPoll", "java.lang.Thread"))).isNull();
  }
}
