package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.Program;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** All commands put together. */
public final class CommandLineProgram {

  private CommandLineProgram() {}

  /**
   * Runs one command.
   *
   * @return its exit code
   */
  public static int execute(CommandContext context, String... args) {
    CommandLine program = of(context);
    try {
      return program.execute(args);
    } catch (OutOfMemoryError | StackOverflowError e) {
      return Errors.execution(context.terminal(), program, e);
    } finally {
      context.terminal().flush();
    }
  }

  /** The commands with their options and help. */
  static CommandLine of(CommandContext context) {
    CommandLine program = new CommandLine(new FastbreakCommand());
    List<WarehouseCommand> commands =
        List.of(
            new ImportCommand(context),
            new SimulateCommand(context),
            new PlanCommand(context),
            new BackfillCommand(context),
            new RunCommand(context),
            new StatusCommand(context),
            new FailuresCommand(context),
            new ExplainCommand(context),
            new ValidateCommand(context),
            new DiffCommand(context),
            new QueryCommand(context),
            new DoctorCommand(context));
    commands.forEach(program::addSubcommand);
    program.addSubcommand(new GenerateCommand(context.terminal()));
    program.addSubcommand(new RehearseCommand(context));
    Help.Ansi ansi = context.terminal().colour() ? Help.Ansi.ON : Help.Ansi.OFF;
    program.setColorScheme(Help.defaultColorScheme(ansi));
    program.setUsageHelpWidth(context.terminal().helpColumns());
    program.setAbbreviatedOptionsAllowed(false);
    program.setCaseInsensitiveEnumValuesAllowed(true);
    program.setOut(new PrintWriter(context.terminal().out(), true));
    program.setErr(new PrintWriter(context.terminal().err(), true));
    program.setParameterExceptionHandler(
        (exception, args) -> Errors.usage(context.terminal(), exception));
    program.setExecutionExceptionHandler(
        (exception, commandLine, result) ->
            Errors.execution(context.terminal(), commandLine, exception));
    program.getSubcommands().values().forEach(CommandLineProgram::layOutHelp);
    layOutHelp(program);
    return program;
  }

  private static void layOutHelp(CommandLine commandLine) {
    UsageMessageSpec usage = commandLine.getCommandSpec().usageMessage();
    usage.synopsisHeading("%nUsage: ");
    usage.descriptionHeading("%n");
    usage.parameterListHeading("%nArguments:%n");
    usage.optionListHeading("%nOptions:%n");
    usage.exitCodeListHeading("%nExit codes:%n");
    usage.exitCodeList(ExitCode.meanings());
    usage.footer(Arrays.stream(usage.footer()).map(Program::example).toArray(String[]::new));
  }
}
