package dev.fastbreak.core.phase;

import dev.fastbreak.core.composite.PlayerCompositeFactors;
import dev.fastbreak.core.dailycache.PlayerDailyCache;
import dev.fastbreak.core.featurestore.MlFeatureStore;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.teamdefense.TeamDefenseZoneAnalysis;
import java.io.Serializable;

/**
 * What the five processors compute. A pipeline is given it once; {@link #STANDARD} outside of tests
 * that need a computation to go wrong.
 */
public record Calculations(
    Calculation<TeamDefenseZoneAnalysis> teamDefense,
    Calculation<PlayerShotZoneAnalysis> shotZones,
    Calculation<PlayerCompositeFactors> compositeFactors,
    Calculation<PlayerDailyCache> dailyCaches,
    Calculation<MlFeatureStore> featureVectors)
    implements Serializable {

  public static final Calculations STANDARD =
      new Calculations(
          TeamDefense::entities,
          ShotZones::entities,
          CompositeFactors::entities,
          DailyCaches::entities,
          FeatureVectors::entities);
}
