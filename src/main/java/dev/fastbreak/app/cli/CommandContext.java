package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.warehouse.Warehouse;
import java.time.Clock;
import java.util.function.Function;

/** What the commands work with. */
public record CommandContext(
    Engine engine, Function<String, Warehouse> warehouses, Clock clock, Terminal terminal) {}
