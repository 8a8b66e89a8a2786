package dev.fastbreak.app.cli;

import picocli.CommandLine.Option;

/** The options that every command has. */
final class CommonOptions {

  @Option(
      names = "--warehouse",
      paramLabel = "URI",
      defaultValue = "${env:FASTBREAK_WAREHOUSE:-duckdb:warehouse.duckdb}",
      description = {
        "Where the tables are: duckdb:PATH or bigquery:PROJECT.",
        "Default: FASTBREAK_WAREHOUSE, else duckdb:warehouse.duckdb; here ${DEFAULT-VALUE}."
      })
  private String warehouse = "";

  @Option(
      names = "--verbose",
      description = "Say what happens, with times; show the stack trace of an error.")
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Explain this command and stop.")
  private boolean help;

  String warehouse() {
    return warehouse;
  }

  boolean verbose() {
    return verbose;
  }

  boolean help() {
    return help;
  }
}
