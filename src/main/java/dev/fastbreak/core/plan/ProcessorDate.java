package dev.fastbreak.core.plan;

import dev.fastbreak.core.catalog.Processor;
import java.time.LocalDate;

/** One date of one processor: what plans, digests and ledger lines are about. */
public record ProcessorDate(Processor processor, LocalDate date) {}
