package dev.fastbreak.beam.phase;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.beam.runners.dataflow.util.DataflowTemplateJob;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineResult.State;
import org.apache.beam.sdk.metrics.MetricResults;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhaseProgramTest {

  @ParameterizedTest
  @EnumSource(State.class)
  void aJobThatGoesOnElsewhereHasNotEnded(State state) {
    assertThat(PhaseProgram.hasEnded(in(state))).isEqualTo(state == State.DONE);
  }

  @Test
  void aTemplatesJobSaysNothingOfItself() {
    assertThat(PhaseProgram.hasEnded(new DataflowTemplateJob())).isFalse();
  }

  private static PipelineResult in(State state) {
    return new PipelineResult() {
      @Override
      public State getState() {
        return state;
      }

      @Override
      public State cancel() {
        return state;
      }

      @Override
      public State waitUntilFinish(Duration duration) {
        return state;
      }

      @Override
      public State waitUntilFinish() {
        return state;
      }

      @Override
      public MetricResults metrics() {
        throw new UnsupportedOperationException();
      }
    };
  }
}
