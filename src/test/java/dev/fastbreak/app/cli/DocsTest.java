package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.beam.phase.PhaseOptions;
import dev.fastbreak.warehouse.Warehouses;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The documentation speaks of commands, options, files and tests that exist. */
class DocsTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final String LAUNCHER = "scripts/fastbreak";
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern TEST_CLASS = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT))`");
  private static final Pattern PACKAGE_OR_CLASS = Pattern.compile("`(dev\\.fastbreak[.\\w]*)`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*?) *$");

  static Stream<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String folder : List.of("docs", "pipelines")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
      }
    }
    pages.add(ROOT.resolve("README.md"));
    return pages.stream().sorted().map(ROOT::relativize);
  }

  private static String read(Path page) {
    try {
      return Files.readString(ROOT.resolve(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CommandLine program() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return CommandLineProgram.of(
        new CommandContext(
            new FakeEngine(), Warehouses::of, Clock.systemUTC(), Terminal.plain(nowhere, nowhere)));
  }

  /** Lines of the fenced blocks that start the program, continued lines joined. */
  private static List<String> commandLines(String text) {
    List<String> lines = new ArrayList<>();
    boolean fenced = false;
    for (String line : text.replace("\\\n", " ").lines().toList()) {
      if (line.strip().startsWith("```")) {
        fenced = !fenced;
        continue;
      }
      String command = line.strip().replaceFirst("^\\$ ", "").replaceFirst("^(\\w+=\\S+ +)+", "");
      if (fenced && (command + " ").startsWith(LAUNCHER + " ")) {
        lines.add(command);
      }
    }
    return lines;
  }

  /** The words of a line as a shell would hand them over, up to a pipe, redirection or comment. */
  private static String[] arguments(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)").matcher(line);
    while (word.find()) {
      String plain = word.group(3);
      if (plain != null && plain.matches("[|>&#;].*|2>.*")) {
        break;
      }
      words.add(plain != null ? plain : word.group(1) != null ? word.group(1) : word.group(2));
    }
    return words.subList(1, words.size()).toArray(new String[0]);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyCommandLineIsUnderstood(Path page) {
    for (String line : commandLines(read(page))) {
      List<Object> commands = new ArrayList<>();
      CommandLine.ParseResult parsed = program().parseArgs(arguments(line));
      for (CommandLine command : parsed.asCommandLineList()) {
        commands.add(command.getCommandName());
      }
      assertThat(commands).as(line).hasSizeGreaterThan(parsed.isUsageHelpRequested() ? 0 : 1);
    }
  }

  @Test
  void commandLinesAreFoundAndReadAsAShellReadsThem() {
    assertThat(
            commandLines(
                """
                scripts/fastbreak status
                ```
                $ scripts/fastbreak plan \\
                    --start-date 2021-11-02
                FASTBREAK_COLUMNS=80 scripts/fastbreak doctor
                scripts/fastbreaker
                ```
                """))
        .containsExactly(
            "scripts/fastbreak plan      --start-date 2021-11-02", "scripts/fastbreak doctor");
    assertThat(arguments("scripts/fastbreak query \"SELECT 1 > 0\" --format csv > x.csv"))
        .containsExactly("query", "SELECT 1 > 0", "--format", "csv");
    assertThat(pagesWithCommands()).contains("quickstart.md", "operations.md", "cli.md");
  }

  private static Set<String> pagesWithCommands() {
    try (Stream<Path> pages = pages()) {
      return pages
          .filter(page -> !commandLines(read(page)).isEmpty())
          .map(page -> page.getFileName().toString())
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyRelativeLinkLeadsSomewhere(Path page) {
    Matcher link = LINK.matcher(read(page));
    while (link.find()) {
      String target = link.group(1);
      if (target.matches("[a-z]+:.*")) {
        continue;
      }
      String[] parts = target.split("#", 2);
      Path file =
          parts[0].isEmpty()
              ? ROOT.resolve(page)
              : ROOT.resolve(page).resolveSibling(parts[0]).normalize();
      assertThat(file).as("%s links to %s", page, target).exists();
      if (parts.length > 1) {
        assertThat(anchors(file)).as("%s links to %s", page, target).contains(parts[1]);
      }
    }
  }

  private static Set<String> anchors(Path file) {
    return HEADING
        .matcher(read(file))
        .results()
        .map(
            heading ->
                heading
                    .group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9 _-]", "")
                    .replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  /** By command, what docs/cli.md says of it. */
  private static Map<String, String> sections() {
    Map<String, String> sections = new LinkedHashMap<>();
    for (String section : read(Path.of("docs", "cli.md")).split("(?m)^## ")) {
      String[] parts = section.split("\\R", 2);
      sections.put(parts[0].strip(), parts.length > 1 ? parts[1] : "");
    }
    return sections;
  }

  @Test
  void everyCommandAndOptionIsInTheReference() {
    Map<String, String> sections = sections();
    String everywhere = sections.getOrDefault("Everywhere", "");
    program()
        .getSubcommands()
        .forEach(
            (name, command) -> {
              if (command.getCommandSpec().usageMessage().hidden()) {
                return;
              }
              assertThat(sections).as("docs/cli.md has a section '## %s'", name).containsKey(name);
              String text = sections.get(name) + everywhere;
              for (OptionSpec option : command.getCommandSpec().options()) {
                assertThat(text)
                    .as("docs/cli.md, section %s, speaks of %s", name, option.longestName())
                    .containsPattern("`" + option.longestName() + "\\b");
              }
            });
  }

  @Test
  void everyExitCodeIsInTheReference() {
    String everywhere = sections().getOrDefault("Everywhere", "");
    for (String code : ExitCode.meanings().keySet()) {
      assertThat(everywhere).contains("| " + code.strip() + " |");
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyTestClassThatIsNamedExists(Path page) throws IOException {
    Set<String> named = new HashSet<>();
    TEST_CLASS.matcher(read(page)).results().forEach(found -> named.add(found.group(1)));
    try (Stream<Path> files = Files.walk(ROOT.resolve("src/test/java"))) {
      Set<String> existing =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.substring(0, name.length() - ".java".length()))
              .collect(Collectors.toSet());
      assertThat(existing).as("tests named in %s", page).containsAll(named);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPackageAndClassThatIsNamedExists(Path page) {
    Matcher named = PACKAGE_OR_CLASS.matcher(read(page));
    while (named.find()) {
      Path path = ROOT.resolve("src/main/java").resolve(named.group(1).replace('.', '/'));
      boolean exists = Files.isDirectory(path) || Files.exists(Path.of(path + ".java"));
      assertThat(exists).as("%s, named in %s", named.group(1), page).isTrue();
    }
  }

  @Test
  void bucketsAndWorkersAreAsManyAsThePagesSay() {
    String buckets =
        String.valueOf(PipelineOptionsFactory.as(PhaseOptions.class).getPlayerBuckets());
    String workers = number("Default: (\\d+)\\.", described("--max-workers"));
    String machine = number("Default: (\\S+)\\.", described("--machine-type"));
    String jobs = number("Default: (\\d+)\\.", described("--jobs"));
    assertThat(number("Default: (\\d+)\\.", described("--buckets"))).isEqualTo(buckets);

    String dataflow = read(Path.of("docs", "cloud", "run.md"));
    assertThat(dataflow).contains("default " + workers + " of `" + machine + "`");
    assertThat(number("there are (\\d+) buckets", dataflow)).isEqualTo(buckets);
    assertThat(number("seasons at once, each a job; default (\\d+)", dataflow)).isEqualTo(jobs);
    assertThat(read(Path.of("docs", "cli.md")))
        .contains("the unit of work; default " + buckets, "each a job; default " + jobs);
    assertThat(read(Path.of("scripts", "submit")))
        .contains(
            "most workers (default: " + workers + ")",
            "what a worker is (default: " + machine + ")",
            "the unit of work (default: " + buckets + ")",
            "\nworkers=" + workers + " machine=" + machine + " ");
  }

  private static String described(String option) {
    return String.join(
        " ",
        program()
            .getSubcommands()
            .get("backfill")
            .getCommandSpec()
            .findOption(option)
            .description());
  }

  private static String number(String pattern, String text) {
    Matcher number = Pattern.compile(pattern).matcher(text);
    assertThat(number.find()).as("the page says '%s'", pattern).isTrue();
    return number.group(1);
  }

  @Test
  void theIndexLeadsToEveryPage() throws IOException {
    String index = read(Path.of("docs", "README.md"));
    try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
              .toList();
      assertThat(names).isNotEmpty();
      for (String name : names) {
        assertThat(index).as("docs/README.md links to %s", name).contains("](" + name + ")");
      }
    }
    String decisions = read(Path.of("docs", "decisions", "README.md"));
    try (Stream<Path> files = Files.list(ROOT.resolve("docs/decisions"))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("README.md"))
          .forEach(name -> assertThat(decisions).contains("](" + name + ")"));
    }
    assertThat(Arrays.asList("quickstart.md", "concepts.md", "cli.md"))
        .allSatisfy(name -> assertThat(index).contains(name));
  }
}
