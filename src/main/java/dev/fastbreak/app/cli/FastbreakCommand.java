package dev.fastbreak.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fastbreak} without a command: says what there is. */
@Command(
    name = "fastbreak",
    versionProvider = Version.class,
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Precomputes NBA features with Apache Beam: five processors read upstream tables from a",
      "warehouse and publish rows, failures and a ledger of what is done."
    },
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nFirst steps:%n",
    footer = {
      "  fastbreak simulate --seasons 2021-22     (or: import --from DIR)",
      "  fastbreak plan --start-date 2021-11-02 --end-date 2021-12-31",
      "  fastbreak backfill --start-date 2021-11-02 --end-date 2021-12-31",
      "  fastbreak status",
      "",
      "Every command explains itself: fastbreak COMMAND --help"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before the command runs
final class FastbreakCommand implements Runnable {

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Explain the program and stop.")
  private boolean help;

  @Option(
      names = "--version",
      versionHelp = true,
      description = "Say which version it is and stop.")
  private boolean version;

  FastbreakCommand(CommandContext context) {
    this.context = context;
  }

  CommandContext context() {
    return context;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: a command is missing");
  }
}
