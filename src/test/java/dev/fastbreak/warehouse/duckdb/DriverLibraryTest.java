package dev.fastbreak.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;

import dev.fastbreak.warehouse.WarehouseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which machines DuckDB's driver runs on, and what the others are told. */
class DriverLibraryTest {

  @ParameterizedTest
  @CsvSource({"Linux, amd64", "Linux, aarch64", "Mac OS X, aarch64", "Windows 11, amd64"})
  void aMachineThatHasALibraryLoadsIt(String system, String processor) {
    assertThatCode(() -> DriverLibrary.require(system, processor, () -> {}))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"Mac OS X, x86_64", "Windows 11, aarch64", "Linux, riscv64", "FreeBSD, i386"})
  void aMachineThatHasNoneIsToldSoBeforeTheDriverSearches(String system, String processor) {
    assertThatThrownBy(
            () -> DriverLibrary.require(system, processor, () -> fail("it has been searched")))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContainingAll(
            "no library for this machine", system, processor, "Linux with glibc");
  }

  /** As on Linux with musl, or with a temporary folder that must not hold programs. */
  @Test
  void aLibraryThatDoesNotLoadSaysWhyAndWhatWouldHelp() {
    UnsatisfiedLinkError missing =
        new UnsatisfiedLinkError("libstdc++.so.6: cannot open shared object file");

    assertThatThrownBy(
            () ->
                DriverLibrary.require(
                    "Linux",
                    "amd64",
                    () -> {
                      throw new ExceptionInInitializerError(missing);
                    }))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContainingAll(
            "does not load (libstdc++.so.6: cannot open shared object file)",
            "Linux with glibc",
            "-Djava.io.tmpdir")
        .hasRootCause(missing);
  }
}
