package dev.fastbreak.core.phase;

import dev.fastbreak.core.run.EntityCalculator;
import java.util.List;

/**
 * The players or teams of one bucket, ready to be computed.
 *
 * @param unattributable input rows of the bucket that name no player or team
 */
public record Entities<T>(
    List<? extends EntityCalculator<T>> calculators, Unattributable unattributable) {}
