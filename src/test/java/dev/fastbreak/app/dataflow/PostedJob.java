package dev.fastbreak.app.dataflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.client.util.Base64;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.options.ValueProvider;
import org.apache.beam.sdk.util.SerializableUtils;

/** A job as it was submitted: steps by their names, and what flows where. */
final class PostedJob {

  /**
   * A table that a job reads.
   *
   * @param table dataset and table
   * @param source simple name of Beam's source
   * @param fields the selected columns
   * @param restriction the condition that BigQuery applies
   */
  record Source(String table, String source, List<String> fields, String restriction) {}

  /**
   * A place where elements of one key come together.
   *
   * @param step its step's name
   * @param key the coder of the keys
   * @param carries every coder of the elements
   * @param lifted whether only partial sums come together
   */
  record Grouping(String step, String key, Set<String> carries, boolean lifted) {}

  private final JsonNode job;
  private final Map<String, JsonNode> steps = new LinkedHashMap<>();

  PostedJob(JsonNode job) {
    this.job = job;
    job.get("steps").forEach(step -> steps.put(step.get("name").asText(), step));
  }

  JsonNode json() {
    return job;
  }

  /** All steps' names, in the order of the pipeline. */
  List<String> names() {
    return steps.values().stream().map(LoopbackCloud::userName).toList();
  }

  /** The names that the pipelines themselves give, in their order. */
  List<String> outermostNames() {
    Set<String> outermost = new LinkedHashSet<>();
    names().forEach(name -> outermost.add(name.split("/", 2)[0]));
    return List.copyOf(outermost);
  }

  List<Source> sources() throws ReflectiveOperationException {
    List<Source> sources = new ArrayList<>();
    for (JsonNode step : steps.values()) {
      JsonNode input = step.get("properties").get("custom_source_step_input");
      String table = display(step, "table");
      if (input != null && !table.isEmpty()) {
        String serialized = input.get("spec").get("serialized_source").get("value").asText();
        Object source =
            SerializableUtils.deserializeFromByteArray(Base64.decodeBase64(serialized), "source");
        sources.add(
            new Source(
                table.replaceFirst("^[^:]*:", ""),
                source.getClass().getSimpleName(),
                strings(value(source, "selectedFieldsProvider")),
                String.valueOf(value(source, "rowRestrictionProvider"))));
      }
    }
    return sources;
  }

  private static String display(JsonNode step, String key) {
    for (JsonNode item : step.get("properties").get("display_data")) {
      if (item.get("key").asText().equals(key)) {
        return item.get("value").asText();
      }
    }
    return "";
  }

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(String::valueOf).toList();
  }

  private static Object value(Object source, String field) throws ReflectiveOperationException {
    for (Class<?> type = source.getClass();
        type != BoundedSource.class;
        type = type.getSuperclass()) {
      for (Field declared : type.getDeclaredFields()) {
        if (declared.getName().equals(field)) {
          declared.setAccessible(true);
          return ((ValueProvider<?>) declared.get(source)).get();
        }
      }
    }
    throw new NoSuchFieldException(field);
  }

  List<Grouping> groupings() {
    List<Grouping> groupings = new ArrayList<>();
    for (JsonNode step : steps.values()) {
      if (step.get("kind").asText().equals("GroupByKey")) {
        JsonNode pair =
            step.get("properties")
                .get("output_info")
                .get(0)
                .get("encoding")
                .get("component_encodings")
                .get(0)
                .get("component_encodings");
        Set<String> carries = new TreeSet<>();
        coders(pair.get(1), carries);
        groupings.add(
            new Grouping(
                LoopbackCloud.userName(step), coder(pair.get(0)), carries, isLifted(step)));
      }
    }
    return groupings;
  }

  /** Dataflow adds up before the shuffle what a combine alone consumes. */
  private boolean isLifted(JsonNode grouping) {
    boolean allowed =
        !grouping.get("properties").get("disallow_combiner_lifting").get("value").asBoolean();
    List<JsonNode> consumers =
        steps.values().stream()
            .filter(step -> inputs(step).contains(grouping.get("name").asText()))
            .toList();
    return allowed
        && consumers.size() == 1
        && consumers.get(0).get("kind").asText().equals("CombineValues");
  }

  private static String coder(JsonNode encoding) {
    JsonNode type = encoding.get("type");
    String name = type == null ? encoding.get("@type").asText() : type.get("value").asText();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static void coders(JsonNode encoding, Set<String> found) {
    JsonNode components = encoding.get("component_encodings");
    if (components == null) {
      found.add(coder(encoding));
    } else {
      components.forEach(component -> coders(component, found));
    }
  }

  /** Names of all steps that must end before a step can begin or end. */
  Set<String> ancestors(String name) {
    Set<String> found = new HashSet<>();
    steps.values().stream()
        .filter(step -> LoopbackCloud.userName(step).equals(name))
        .forEach(step -> collect(step, found));
    Set<String> names = new TreeSet<>();
    found.forEach(id -> names.add(LoopbackCloud.userName(steps.get(id))));
    return names;
  }

  private void collect(JsonNode step, Set<String> found) {
    for (String input : inputs(step)) {
      if (found.add(input)) {
        collect(steps.get(input), found);
      }
    }
  }

  private static Set<String> inputs(JsonNode step) {
    Set<String> inputs = new LinkedHashSet<>();
    JsonNode properties = step.get("properties");
    for (String place : List.of("parallel_input", "inputs", "non_parallel_inputs")) {
      if (properties.has(place)) {
        properties.get(place).findValues("step_name").forEach(name -> inputs.add(name.asText()));
      }
    }
    return inputs;
  }
}
