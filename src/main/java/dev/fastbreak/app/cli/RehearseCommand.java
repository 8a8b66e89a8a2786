package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/**
 * {@code rehearse}: runs the usual commands on a simulated league that is thrown away. The launcher
 * has Java note which classes that takes (class-data sharing), so that later starts are quicker.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Runs the usual commands once on a league that is thrown away.")
@SuppressWarnings("NullAway.Init") // picocli sets the program before a command runs
final class RehearseCommand implements Callable<Integer> {

  private static final String DAY = "2021-12-15";

  @ParentCommand private FastbreakCommand program;

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("fastbreak-rehearsal");
    try {
      String warehouse = "duckdb:" + folder.resolve("league.duckdb");
      PrintStream nowhere =
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
      CommandContext context = program.context();
      CommandContext quiet =
          new CommandContext(
              context.engine(),
              context.warehouses(),
              context.clock(),
              Terminal.plain(nowhere, nowhere));
      List<List<String>> commands =
          List.of(
              List.of("simulate", "--seasons", "2021-22"),
              List.of("plan", "--start-date", DAY, "--end-date", DAY),
              List.of("run", "--date", DAY),
              List.of("status"),
              List.of("failures", "--format", "csv"),
              List.of(
                  "report",
                  "--start-date",
                  DAY,
                  "--end-date",
                  DAY,
                  "--to",
                  folder.resolve("report.html").toString()),
              List.of("query", "SELECT 1", "--format", "json"));
      for (List<String> command : commands) {
        CommandLineProgram.execute(
            quiet,
            Stream.concat(command.stream(), Stream.of("--warehouse", warehouse))
                .toArray(String[]::new));
      }
      return ExitCode.DONE;
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
