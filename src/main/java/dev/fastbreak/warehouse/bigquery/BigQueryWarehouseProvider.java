package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import dev.fastbreak.warehouse.WarehouseProvider;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final String PROJECT = "([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]";
  private static final Form NUMBER = new Form("[0-9]{1,18}", "a number");
  private static final Pattern LABEL =
      Pattern.compile("([a-z][a-z0-9_-]{0,62})=([a-z0-9_-]{0,63})");

  /** What a value looks like, as a pattern and for people. */
  private record Form(String pattern, String words) {}

  private static final Map<String, Form> SETTINGS =
      new TreeMap<>(
          Map.of(
              "location", new Form(".+", "a place such as EU"),
              "billing", new Form(PROJECT, "a project id"),
              "prefix", new Form("[a-zA-Z0-9_]{0,100}", "letters, digits and _"),
              "account",
                  new Form(
                      "[^@\\s&?]+@[^@\\s&?]+\\.gserviceaccount\\.com",
                      "like fastbreak@my-project.iam.gserviceaccount.com"),
              "endpoint", new Form("https?://[^/]+/*", "like http://localhost:9050"),
              "labels", new Form(".*", "key=value,key=value"),
              "loadLocation", new Form("gs://.*", "like gs://bucket/tmp"),
              "maximumBytesBilled", NUMBER,
              "stagingWait", NUMBER));

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
    if (!id.matches(PROJECT)) {
      throw impossible(
          location,
          "'%s' is no project id (6 to 30 lower-case letters, digits and dashes)".formatted(id));
    }
    Map<String, String> given =
        question < 0 ? Map.of() : settings(location, location.substring(question + 1));
    String endpoint = given.get("endpoint");
    String maximum = given.get("maximumBytesBilled");
    String wait = given.get("stagingWait");
    return new BigQueryProject(
        "bigquery:" + location,
        id,
        given.getOrDefault("billing", id),
        given.getOrDefault("prefix", ""),
        given.get("location"),
        given.get("account"),
        // Beam's gRPC clients cannot read an address with a slash at its end.
        endpoint == null ? null : endpoint.replaceFirst("/+$", ""),
        labels(location, given.getOrDefault("labels", "")),
        given.get("loadLocation"),
        maximum == null ? null : Long.valueOf(maximum),
        wait == null
            ? Patience.DEFAULT
            : Patience.DEFAULT.withStagingMillis(Long.parseLong(wait) * 1000));
  }

  private static Map<String, String> settings(String location, String text) {
    Map<String, String> given = new TreeMap<>();
    for (String setting : text.split("&", -1)) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw impossible(location, "'%s' is no NAME=VALUE".formatted(setting));
      }
      String name = setting.substring(0, equals);
      String value = setting.substring(equals + 1);
      Form form = SETTINGS.get(name);
      if (form == null) {
        throw impossible(
            location, "there is no setting '%s', only %s".formatted(name, SETTINGS.keySet()));
      } else if (!value.matches(form.pattern())) {
        throw impossible(location, "%s '%s' is not %s".formatted(name, value, form.words()));
      }
      given.put(name, value);
    }
    return given;
  }

  private static TreeMap<String, String> labels(String location, String text) {
    TreeMap<String, String> labels = new TreeMap<>();
    for (String label : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      Matcher parts = LABEL.matcher(label);
      if (!parts.matches()) {
        throw impossible(
            location,
            "label '%s' is no key=value of lower-case letters, digits, _ and -".formatted(label));
      }
      labels.put(parts.group(1), parts.group(2));
    }
    return labels;
  }

  private static WarehouseException impossible(String location, String why) {
    return new WarehouseException(
        Cause.UNAVAILABLE,
        "bigquery:%s: %s. Write bigquery:PROJECT, for example bigquery:my-project?location=EU."
            .formatted(location, why));
  }
}
