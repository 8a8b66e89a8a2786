package dev.fastbreak.warehouse;

import java.util.List;
import java.util.ServiceLoader;

/** Finds the warehouse that a URI names. */
public final class Warehouses {

  private Warehouses() {}

  /**
   * The warehouse of a URI.
   *
   * @param uri {@code SCHEME:LOCATION}, for example {@code duckdb:warehouse.duckdb}
   * @throws WarehouseException when no provider knows the scheme or the location is impossible
   */
  public static Warehouse of(String uri) {
    int colon = uri.indexOf(':');
    String scheme = colon < 0 ? "" : uri.substring(0, colon);
    List<WarehouseProvider> providers =
        ServiceLoader.load(WarehouseProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    return providers.stream()
        .filter(provider -> provider.scheme().equals(scheme))
        .findFirst()
        .orElseThrow(
            () ->
                new WarehouseException(
                    WarehouseException.Cause.UNAVAILABLE,
                    "Warehouse '%s' is not understood; write one of %s, for example duckdb:warehouse.duckdb.%s"
                        .formatted(
                            uri,
                            providers.stream().map(p -> p.scheme() + ":...").sorted().toList(),
                            // A bare path is that of a file.
                            colon < 0 && !uri.isBlank()
                                ? " Did you mean duckdb:" + uri + "?"
                                : "")))
        .at(uri.substring(colon + 1));
  }
}
