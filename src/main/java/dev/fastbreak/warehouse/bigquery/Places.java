package dev.fastbreak.warehouse.bigquery;

import com.google.api.services.bigquery.model.DatasetList;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a project's datasets lie. A job reads and writes one location only, and the location of a
 * dataset can never be changed: so it is looked up, not guessed.
 */
final class Places {

  private Places() {}

  /**
   * The project with the location of its datasets.
   *
   * @throws WarehouseException when they lie in different places, or not where the user says
   */
  static BigQueryProject locate(BigQueryProject project, BigQueryApi api) {
    return located(project, find(project, api));
  }

  static BigQueryProject located(BigQueryProject project, Map<String, String> places) {
    if (places.isEmpty()) {
      return project;
    }
    String found = places.values().iterator().next();
    if (places.values().stream().anyMatch(place -> !place.equals(found))) {
      throw new WarehouseException(
          Cause.REFUSED,
          "The datasets of %s lie in different places: %s. No query can read them together, and none can be moved: make those that are in the wrong place anew and copy their tables."
              .formatted(
                  project.uri(),
                  places.entrySet().stream()
                      .map(place -> place.getKey() + " in " + place.getValue())
                      .collect(Collectors.joining(", "))));
    }
    String wanted = project.location();
    if (wanted != null && !wanted.equalsIgnoreCase(found)) {
      throw new WarehouseException(
          Cause.REFUSED,
          "%s: its datasets lie in %s, where they stay for ever. Write location=%s, or leave it out."
              .formatted(project.uri(), found, found));
    }
    return project.withLocation(found);
  }

  /** The locations of those of our datasets that exist. */
  private static Map<String, String> find(BigQueryProject project, BigQueryApi api) {
    Set<String> ours =
        Stream.concat(
                Tables.all().stream().map(TableSpec::dataset), Stream.of(StagingTable.DATASET))
            .map(project::dataset)
            .collect(Collectors.toSet());
    return api
        .list(
            "Opening " + project.uri(),
            null,
            client -> client.datasets().list(project.id()).setMaxResults(1000L),
            DatasetList::getDatasets)
        .stream()
        .filter(dataset -> ours.contains(dataset.getDatasetReference().getDatasetId()))
        .filter(dataset -> dataset.getLocation() != null)
        .collect(
            Collectors.toMap(
                dataset -> dataset.getDatasetReference().getDatasetId(),
                DatasetList.Datasets::getLocation,
                (one, other) -> other,
                TreeMap::new));
  }
}
