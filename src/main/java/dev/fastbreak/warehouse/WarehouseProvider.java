package dev.fastbreak.warehouse;

/** Makes warehouses of one kind; found through {@link java.util.ServiceLoader}. */
public interface WarehouseProvider {

  /** The part of the URI before the colon: {@code duckdb}. */
  String scheme();

  /**
   * The warehouse at a location.
   *
   * @param location the part of the URI behind the colon, with settings if there are any
   * @throws WarehouseException when the location cannot be one
   */
  Warehouse at(String location);
}
