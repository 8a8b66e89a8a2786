package dev.fastbreak.core.phase;

import dev.fastbreak.core.run.EntityCalculator;
import java.util.List;

/**
 * The players or teams of one bucket, ready to be computed.
 *
 * @param calculators one per player or team
 * @param unattributable input rows of the bucket that name no player or team
 * @param <T> the row
 */
public record Entities<T>(
    List<? extends EntityCalculator<T>> calculators, Unattributable unattributable) {}
