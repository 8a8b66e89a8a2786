package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.OutputFormat;
import dev.fastbreak.app.output.QueryResultPrinter;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
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
      "In CSV decimals are plain, null is empty (an empty text is \"\"), arrays and structs are"
          + " JSON.",
      "Which tables there are: fastbreak query \"SHOW TABLES\""
    })
@SuppressWarnings("NullAway.Init") // picocli sets required options before a command runs
final class QueryCommand extends WarehouseCommand {

  @Parameters(paramLabel = "SQL", arity = "1", description = "The statement, in quotes.")
  private String sql;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      converter = FormatConverters.Any.class,
      description = "table, csv or json. Default: ${DEFAULT-VALUE}.")
  private OutputFormat format = OutputFormat.TABLE;

  @Override
  public Integer call() {
    if (sql.isBlank()) {
      throw new UsageException("SQL is empty; write a statement in quotes.");
    }
    QueryResultPrinter printer = new QueryResultPrinter(format, terminal());
    try {
      Warehouse warehouse = warehouse();
      boolean isDuckDb = warehouse.localFile().isPresent();
      warehouse.ask(isDuckDb ? BigQuerySpelling.inDuckDb(sql) : sql, printer::print);
    } catch (WarehouseException e) {
      if (e.kind() == WarehouseException.Cause.REFUSED) {
        // The statement is the user's to change.
        throw new UsageException(String.valueOf(e.getMessage()));
      }
      throw e;
    }
    printer.end();
    return ExitCode.DONE;
  }
}
