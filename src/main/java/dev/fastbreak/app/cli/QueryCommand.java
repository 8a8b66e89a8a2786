package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.OutputFormat;
import dev.fastbreak.app.output.QueryResultPrinter;
import dev.fastbreak.warehouse.WarehouseSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code query}: read-only SQL. */
@Command(
    name = "query",
    sortOptions = false,
    header = "Run read-only SQL.",
    description = {
      "Runs one read-only SQL statement on the warehouse. Tables are DATASET.TABLE, for example",
      "nba_precompute.player_shot_zone_analysis; docs/tables and pipelines/ describe them."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  fastbreak query \"SELECT count(*) FROM nba_precompute.player_shot_zone_analysis\"",
      "  fastbreak query \"SELECT * FROM nba_processing.precompute_runs\" --format csv > runs.csv",
      "",
      "In CSV decimals are plain, null is empty (an empty text is \"\"), arrays are JSON."
    })
@SuppressWarnings("NullAway.Init") // picocli sets required options before a command runs
final class QueryCommand extends WarehouseCommand {

  @Parameters(paramLabel = "SQL", arity = "1", description = "The statement, in quotes.")
  private String sql;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, csv or json. Default: ${DEFAULT-VALUE}.")
  private OutputFormat format = OutputFormat.TABLE;

  QueryCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    if (sql.isBlank()) {
      throw new UsageException("SQL is empty; write a statement in quotes.");
    }
    try (WarehouseSession session = warehouse().openForReading()) {
      QueryResultPrinter.print(session.query(sql), format, terminal());
    }
    return ExitCode.DONE;
  }
}
