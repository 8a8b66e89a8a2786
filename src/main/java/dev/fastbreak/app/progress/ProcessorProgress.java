package dev.fastbreak.app.progress;

import dev.fastbreak.core.catalog.Processor;
import java.util.Map;

/**
 * How far a processor is.
 *
 * @param processor the processor
 * @param dates game dates of the range
 * @param done dates that are decided: published by this run, or in need of nothing
 * @param withoutNeed of those, the dates that needed nothing, by reason
 * @param entities players or teams computed that are not published yet, once for each date
 * @param expectedEntities how many of these there will be; 0 while nobody can tell
 * @param rows rows published, and made but not yet published
 * @param failures failures that are expected, the same
 * @param unexpected unexpected failures of published dates
 * @param share share of the work that is done, 0..1
 */
public record ProcessorProgress(
    Processor processor,
    int dates,
    int done,
    Map<String, Integer> withoutNeed,
    long entities,
    long expectedEntities,
    long rows,
    long failures,
    long unexpected,
    double share) {}
