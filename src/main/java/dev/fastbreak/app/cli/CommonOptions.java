package dev.fastbreak.app.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "10",
      converter = SecondsConverter.class,
      description = {
        "How long to wait for a warehouse file that another command holds, before giving up with",
        "exit code 5. Default: ${DEFAULT-VALUE}."
      })
  private Duration patience = Duration.ofSeconds(10);

  /** A time to wait, 0 to 86400 seconds. */
  static final class SecondsConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 86_400) {
        throw new TypeConversionException(
            "'" + text + "' is no time to wait; write seconds, 0 to 86400");
      }
      return Duration.ofSeconds(Integer.parseInt(text));
    }
  }

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

  Duration patience() {
    return patience;
  }

  boolean verbose() {
    return verbose;
  }
}
