package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.WarehouseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QueryCommandTest {

  private static final QueryResult RESULT =
      new QueryResult(
          List.of("player", "games", "rate", "tiny", "day", "at", "ready", "issues", "features"),
          List.of(
              Arrays.asList(
                  "Luka Dončić",
                  12L,
                  new BigDecimal("41.50"),
                  new BigDecimal("1E-9"),
                  LocalDate.parse("2021-11-02"),
                  Instant.parse("2022-01-15T06:00:04Z"),
                  true,
                  List.of("synthetic_context"),
                  List.of(0.25, 1.0)),
              Arrays.asList("a, \"b\"", null, null, null, null, null, false, List.of(), List.of()),
              Arrays.asList("", -3L, new BigDecimal("100"), null, null, null, null, null, null)));

  private static Invocation query(String... options) {
    FakeWarehouse warehouse = new FakeWarehouse();
    warehouse.answers = sql -> RESULT;
    String[] args = new String[options.length + 2];
    args[0] = "query";
    args[1] = "SELECT 1";
    System.arraycopy(options, 0, args, 2, options.length);
    return Invocation.of(new FakeEngine(), warehouse, args);
  }

  @Test
  void csvHasPlainDecimalsEmptyNullsAndArraysAsJson() {
    Invocation answer = query("--format", "csv");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .isEqualTo(
            """
            player,games,rate,tiny,day,at,ready,issues,features
            Luka Dončić,12,41.50,0.000000001,2021-11-02,2022-01-15T06:00:04Z,true,"[""synthetic_context""]","[0.25,1.0]"
            "a, ""b""\",,,,,,false,[],[]
            "",-3,100,,,,,,
            """);
  }

  @Test
  void jsonIsAnArrayOfObjectsWithNumbersAsNumbers() {
    assertThat(query("--format", "JSON").out())
        .isEqualTo(
            """
            [
              {"player":"Luka Dončić","games":12,"rate":41.50,"tiny":0.000000001,"day":"2021-11-02","at":"2022-01-15T06:00:04Z","ready":true,"issues":["synthetic_context"],"features":[0.25,1.0]},
              {"player":"a, \\"b\\"","games":null,"rate":null,"tiny":null,"day":null,"at":null,"ready":false,"issues":[],"features":[]},
              {"player":"","games":-3,"rate":100,"tiny":null,"day":null,"at":null,"ready":null,"issues":null,"features":null}
            ]
            """);
  }

  private static Invocation of(QueryResult result, String format) {
    FakeWarehouse warehouse = new FakeWarehouse();
    warehouse.answers = sql -> result;
    return Invocation.of(new FakeEngine(), warehouse, "query", "x", "--format", format);
  }

  @Test
  void columnsOfOneNameAreNumberedInJson() {
    QueryResult result =
        new QueryResult(List.of("x", "x", "x_2", "x"), List.of(List.of("a", "b", "c", "d")));

    assertThat(of(result, "json").out())
        .isEqualTo("[\n  {\"x\":\"a\",\"x_3\":\"b\",\"x_2\":\"c\",\"x_4\":\"d\"}\n]\n");
    assertThat(of(result, "csv").out()).startsWith("x,x,x_2,x\n");
  }

  @Test
  void structsAreObjectsAndWhatIsNoNumberIsText() {
    QueryResult result =
        new QueryResult(List.of("s", "n"), List.of(List.of(Map.of("a", List.of(1L)), Double.NaN)));

    assertThat(of(result, "json").out()).contains("{\"s\":{\"a\":[1]},\"n\":\"NaN\"}");
    assertThat(of(result, "csv").out()).contains("\"{\"\"a\"\":[1]}\",NaN");
  }

  @Test
  void aStatementThatIsRefusedIsTheUsersToChange() {
    FakeWarehouse warehouse = new FakeWarehouse();
    warehouse.answers =
        sql -> {
          throw new WarehouseException(WarehouseException.Cause.REFUSED, "Only reads.");
        };

    Invocation answer = Invocation.of(new FakeEngine(), warehouse, "query", "DELETE FROM x");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).contains("fastbreak query: Only reads.");
  }

  @Test
  void tableAlignsNumbersAndCountsRows() {
    List<String> lines = query().out().lines().toList();

    assertThat(lines.get(0)).startsWith("player       games   rate         tiny  day");
    assertThat(lines.get(1)).startsWith("Luka Dončić     12  41.50  0.000000001  2021-11-02");
    assertThat(lines.get(3)).startsWith("                -3    100         null  null");
    assertThat(lines).last().isEqualTo("(3 rows)");
  }

  @Test
  void aResultThatIsWiderThanTheScreenIsABlockPerRow() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    FakeWarehouse warehouse = new FakeWarehouse();
    warehouse.answers = sql -> RESULT;

    CommandLineProgram.execute(
        new CommandContext(
            new FakeEngine(),
            uri -> warehouse,
            Clock.systemUTC(),
            new Terminal(stream, stream, 80, true, false, false)),
        "query",
        "SELECT 1");

    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith(
            """
            -- row 1
            player    Luka Dončić
            games     12
            rate      41.50
            """)
        .contains("issues    [\"synthetic_context\"]\n", "-- row 3\n")
        .endsWith("(3 rows)\n");
  }

  @Test
  void aFileBehindAnAtSignIsNotReadForArguments(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("arguments"), "'SELECT secret'");
    FakeWarehouse warehouse = new FakeWarehouse();
    List<String> asked = new ArrayList<>();
    warehouse.answers =
        sql -> {
          asked.add(sql);
          return new QueryResult(List.of("a"), List.of());
        };

    Invocation.of(new FakeEngine(), warehouse, "query", "@" + file);

    assertThat(asked).containsExactly("@" + file);
  }

  @Test
  void noRowsAreAResultToo() {
    FakeWarehouse warehouse = new FakeWarehouse();
    warehouse.answers = sql -> new QueryResult(List.of("a", "b"), List.of());

    assertThat(Invocation.of(new FakeEngine(), warehouse, "query", "x", "--format", "csv").out())
        .isEqualTo("a,b\n");
    assertThat(Invocation.of(new FakeEngine(), warehouse, "query", "x", "--format", "json").out())
        .isEqualTo("[\n]\n");
    assertThat(Invocation.of(new FakeEngine(), warehouse, "query", "x").out())
        .isEqualTo("a  b\n(0 rows)\n");
  }
}
