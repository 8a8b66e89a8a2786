package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import dev.fastbreak.warehouse.WarehouseProvider;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code bigquery:PROJECT}, with settings behind a question mark where they are wanted: {@code
 * bigquery:my-project?location=EU&labels=team=stats}.
 *
 * <ul>
 *   <li>{@code location}: where datasets are made; where there are some, that of the datasets
 *   <li>{@code billing}: the project that runs the jobs and pays for them; PROJECT unless given
 *   <li>{@code prefix}: what the names of the datasets begin with: {@code test_}
 *   <li>{@code account}: the service account as which everything is done, instead of one's own
 *   <li>{@code endpoint}: another address of the API, an emulator's for example
 *   <li>{@code labels}: labels of all jobs, {@code key=value,key=value}
 *   <li>{@code loadLocation}: {@code gs://bucket/folder}; rows are then staged by load jobs
 *   <li>{@code maximumBytesBilled}: a query that would be billed for more fails
 *   <li>{@code stagingWait}: seconds that publishing waits for staged rows to be seen; 300
 * </ul>
 */
public final class BigQueryWarehouseProvider implements WarehouseProvider {

  private static final Set<String> SETTINGS =
      new TreeSet<>(
          Set.of(
              "location",
              "billing",
              "prefix",
              "account",
              "endpoint",
              "labels",
              "loadLocation",
              "maximumBytesBilled",
              "stagingWait"));

  private static final Pattern PROJECT =
      Pattern.compile("([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]");
  private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9_]{0,100}");
  private static final Pattern ACCOUNT =
      Pattern.compile("[^@\\s&?]+@[^@\\s&?]+\\.gserviceaccount\\.com");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern LABEL =
      Pattern.compile("([a-z][a-z0-9_-]{0,62})=([a-z0-9_-]{0,63})");

  @Override
  public String scheme() {
    return "bigquery";
  }

  @Override
  public Warehouse at(String location) {
    return new BigQueryWarehouse(project(location));
  }

  static BigQueryProject project(String location) {
    int question = location.indexOf('?');
    String id = question < 0 ? location : location.substring(0, question);
    if (!PROJECT.matcher(id).matches()) {
      throw impossible(
          location,
          "'%s' is no project id (6 to 30 lower-case letters, digits and dashes)".formatted(id));
    }
    Map<String, String> given = new TreeMap<>();
    if (question >= 0) {
      for (String setting : location.substring(question + 1).split("&", -1)) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
          throw impossible(location, "'%s' is no NAME=VALUE".formatted(setting));
        }
        given.put(setting.substring(0, equals), setting.substring(equals + 1));
      }
    }
    for (String name : given.keySet()) {
      if (!SETTINGS.contains(name)) {
        throw impossible(location, "there is no setting '%s', only %s".formatted(name, SETTINGS));
      }
    }
    Long maximum = number(location, given, "maximumBytesBilled");
    Long wait = number(location, given, "stagingWait");
    return new BigQueryProject(
        "bigquery:" + location,
        id,
        fitting(location, given, "billing", PROJECT, "a project id", id),
        fitting(location, given, "prefix", PREFIX, "letters, digits and _", ""),
        given.get("location"),
        account(location, given),
        endpoint(location, given.get("endpoint")),
        labels(location, given.getOrDefault("labels", "")),
        loadLocation(location, given.get("loadLocation")),
        maximum,
        wait == null ? Patience.DEFAULT : Patience.DEFAULT.withStagingMillis(wait * 1000));
  }

  private static String fitting(
      String location,
      Map<String, String> settings,
      String name,
      Pattern pattern,
      String meaning,
      String otherwise) {
    String value = settings.getOrDefault(name, otherwise);
    if (!pattern.matcher(value).matches()) {
      throw impossible(location, "%s '%s' is not %s".formatted(name, value, meaning));
    }
    return value;
  }

  private static @Nullable String account(String location, Map<String, String> settings) {
    return settings.containsKey("account")
        ? fitting(
            location,
            settings,
            "account",
            ACCOUNT,
            "like fastbreak@my-project.iam.gserviceaccount.com",
            "")
        : null;
  }

  /** Beam's gRPC clients cannot read an address with a slash at its end. */
  private static @Nullable String endpoint(String location, @Nullable String endpoint) {
    if (endpoint == null) {
      return null;
    }
    String bare = endpoint.replaceFirst("/+$", "");
    if (!bare.matches("https?://[^/]+")) {
      throw impossible(
          location, "endpoint '%s' is not like http://localhost:9050".formatted(endpoint));
    }
    return bare;
  }

  private static @Nullable String loadLocation(String location, @Nullable String bucket) {
    if (bucket != null && !bucket.startsWith("gs://")) {
      throw impossible(location, "loadLocation '%s' is not like gs://bucket/tmp".formatted(bucket));
    }
    return bucket;
  }

  private static TreeMap<String, String> labels(String location, String text) {
    TreeMap<String, String> labels = new TreeMap<>();
    for (String label : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      var parts = LABEL.matcher(label);
      if (!parts.matches()) {
        throw impossible(
            location,
            "label '%s' is no key=value of lower-case letters, digits, _ and -".formatted(label));
      }
      labels.put(parts.group(1), parts.group(2));
    }
    return labels;
  }

  private static @Nullable Long number(String location, Map<String, String> settings, String name) {
    String text = settings.get(name);
    if (text == null) {
      return null;
    }
    if (!NUMBER.matcher(text).matches()) {
      throw impossible(location, "%s '%s' is no number".formatted(name, text));
    }
    return Long.valueOf(text);
  }

  private static WarehouseException impossible(String location, String why) {
    return new WarehouseException(
        Cause.UNAVAILABLE,
        "bigquery:%s: %s. Write bigquery:PROJECT, for example bigquery:my-project?location=EU."
            .formatted(location, why));
  }
}
