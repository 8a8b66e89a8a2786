package dev.fastbreak.app.backfill;

import dev.fastbreak.app.plan.Planner;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What all parts of a run share.
 *
 * @param runId the run
 * @param startedAt when it began
 * @param calendar the seasons
 * @param session keeps the warehouse open, and to this process, until the last publish
 * @param planner says what is due
 * @param runner computes and publishes
 * @param listener hears how it gets on
 * @param clock tells how long parts take
 * @param stopped becomes true when no more chunks are to begin
 */
record RunContext(
    String runId,
    Instant startedAt,
    LeagueCalendar calendar,
    WarehouseSession session,
    Planner planner,
    PipelineRunner runner,
    BackfillListener listener,
    Clock clock,
    AtomicBoolean stopped) {}
