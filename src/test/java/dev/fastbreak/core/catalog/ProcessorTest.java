package dev.fastbreak.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.run.FailureCategory;
import org.junit.jupiter.api.Test;

class ProcessorTest {

  @Test
  void isFoundByAnyOfItsNames() {
    for (Processor processor : Processor.values()) {
      assertThat(Processor.find(processor.name().toLowerCase(java.util.Locale.ROOT)))
          .contains(processor);
      assertThat(Processor.find(" " + processor.longName() + " ")).contains(processor);
      assertThat(Processor.find(String.valueOf(processor.number()))).contains(processor);
      assertThat(Processor.find(processor.storedName())).contains(processor);
      assertThat(Processor.ofStoredName(processor.storedName())).contains(processor);
    }
    assertThat(Processor.find("tdz")).isEmpty();
    assertThat(Processor.find("6")).isEmpty();
    assertThat(Processor.find("")).isEmpty();
  }

  @Test
  void readsOnlyWhatIsComputedBefore() {
    for (Processor processor : Processor.values()) {
      assertThat(processor.reads()).allMatch(read -> read.number() < processor.number());
      assertThat(processor.reads()).containsAll(processor.requires());
    }
  }

  @Test
  void exceptionsOfTheChainAreCalculationErrors() {
    assertThat(Processor.TDZA.errorCategory()).isEqualTo(FailureCategory.PROCESSING_ERROR);
    assertThat(Processor.PSZA.errorCategory()).isEqualTo(FailureCategory.PROCESSING_ERROR);
    assertThat(Processor.PDC.errorCategory()).isEqualTo(FailureCategory.PROCESSING_ERROR);
    assertThat(Processor.PCF.errorCategory()).isEqualTo(FailureCategory.CALCULATION_ERROR);
    assertThat(Processor.ML.errorCategory()).isEqualTo(FailureCategory.CALCULATION_ERROR);
  }

  @Test
  void keepsTheNamesThatReportsRelyOn() {
    assertThat(Processor.TDZA.storedName()).isEqualTo("TeamDefenseZoneAnalysisProcessor");
    assertThat(Processor.PSZA.storedName()).isEqualTo("PlayerShotZoneAnalysisProcessor");
    assertThat(Processor.PCF.storedName()).isEqualTo("PlayerCompositeFactorsProcessor");
    assertThat(Processor.PDC.storedName()).isEqualTo("PlayerDailyCacheProcessor");
    assertThat(Processor.ML.storedName()).isEqualTo("MLFeatureStoreProcessor");
    assertThat(Processor.ML.table().qualifiedName())
        .isEqualTo("nba_predictions.ml_feature_store_v2");
  }
}
