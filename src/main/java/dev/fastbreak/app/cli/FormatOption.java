package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.app.output.OutputFormat;
import dev.fastbreak.app.output.Terminal;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** How a result is printed that is no list of equal rows. */
final class FormatOption {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      converter = FormatConverters.TableOrJson.class,
      description = "table or json. Default: ${DEFAULT-VALUE}.")
  private OutputFormat format = OutputFormat.TABLE;

  boolean isJson() {
    return format == OutputFormat.JSON;
  }

  /** Prints a result for programs or for people. */
  void print(Terminal terminal, Supplier<Object> json, Runnable table) {
    if (isJson()) {
      terminal.line(JsonText.pretty(json.get()));
    } else {
      table.run();
    }
  }
}
