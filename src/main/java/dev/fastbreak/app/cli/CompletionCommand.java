package dev.fastbreak.app.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code completion}: what lets a shell complete commands and options. */
@Command(
    name = "completion",
    header = "Print what lets bash and zsh complete commands and options.",
    description = "Prints a script, made from the options as they are.",
    footerHeading = "%nExample:%n",
    footer = "  source <(fastbreak completion)")
@SuppressWarnings("NullAway.Init") // picocli sets the specification before a command runs
final class CompletionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Explain this command and stop.")
  private boolean help;

  @ParentCommand private FastbreakCommand program;

  @Override
  public Integer call() {
    program
        .context()
        .terminal()
        .line(AutoComplete.bash("fastbreak", spec.root().commandLine()).stripTrailing());
    return ExitCode.DONE;
  }
}
