package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the ledger keeps of a command. */
class TypedCommandTest {

  private static String kept(String... words) {
    return TypedCommand.of(List.of(words));
  }

  @Test
  void wordsAreKeptAsAShellTakesThem() {
    assertThat(kept("run", "--date", "tonight", "--warehouse", "duckdb:my league.duckdb"))
        .isEqualTo("run --date tonight --warehouse 'duckdb:my league.duckdb'");
  }

  @Test
  void whatMayBeSecretIsNotKept() {
    assertThat(kept("run", "--on-failure", "curl https://hooks.example/T0/s3cret", "--fail-fast"))
        .isEqualTo("run --on-failure ... --fail-fast");
    assertThat(kept("run", "--on-failure=curl https://hooks.example/T0/s3cret"))
        .isEqualTo("run --on-failure=...");
    assertThat(kept("run", "--beam", "password=s3cret", "--beam=password=s3cret"))
        .isEqualTo("run --beam password=... --beam=password=...");
  }

  @Test
  void aCommandWithoutEndIsCut() {
    assertThat(kept("run", "x".repeat(1000))).hasSize(300).startsWith("run xxx").endsWith("x...");
  }
}
