package dev.fastbreak.app.generate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.beam.phase.PhaseOptions;
import dev.fastbreak.beam.phase.TemplateParameter;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;
import org.jspecify.annotations.Nullable;

/**
 * What Dataflow knows of the Flex Template: its name and its parameters, which are the options of
 * {@link PhaseOptions}. Dataflow checks a parameter before anything is started.
 */
final class FlexTemplateMetadata {

  private FlexTemplateMetadata() {}

  static String json() {
    ObjectNode metadata = JsonText.object();
    metadata.put("name", "Fastbreak Phase 4");
    metadata.put(
        "description",
        "Computes the features of all game dates in a range inside one season, from the warehouse's"
            + " upstream tables, and publishes rows, failures and ledger in one transaction. It"
            + " does not ask the ledger what is done.");
    metadata.put("streaming", false);
    ArrayNode parameters = metadata.putArray("parameters");
    for (Method option : options()) {
      parameters.add(parameter(option));
    }
    return JsonText.pretty(metadata) + "\n";
  }

  /** Reflection knows no order: required ones first, then by name. */
  private static List<Method> options() {
    return Arrays.stream(PhaseOptions.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(TemplateParameter.class))
        .sorted(
            Comparator.comparing(FlexTemplateMetadata::isOptional)
                .thenComparing(Method::getName, Comparator.reverseOrder()))
        .toList();
  }

  private static boolean isOptional(Method option) {
    return !option.isAnnotationPresent(Validation.Required.class)
        && !option.getAnnotation(TemplateParameter.class).required();
  }

  private static ObjectNode parameter(Method option) {
    TemplateParameter declared = option.getAnnotation(TemplateParameter.class);
    ObjectNode parameter = JsonText.object();
    String name = option.getName().substring("get".length());
    parameter.put("name", Character.toLowerCase(name.charAt(0)) + name.substring(1));
    parameter.put("label", declared.label());
    parameter.put(
        "helpText",
        declared.help().isEmpty()
            ? option.getAnnotation(Description.class).value()
            : declared.help());
    parameter.put("isOptional", isOptional(option));
    String value = isOptional(option) ? defaultOf(option) : null;
    if (value != null) {
      parameter.put("defaultValue", value);
    }
    parameter.put("paramType", "TEXT");
    parameter.putArray("regexes").add(declared.regex());
    return parameter;
  }

  private static @Nullable String defaultOf(Method option) {
    Default.Double number = option.getAnnotation(Default.Double.class);
    if (number != null) {
      return String.valueOf(number.value());
    }
    Default.Integer whole = option.getAnnotation(Default.Integer.class);
    if (whole != null) {
      return String.valueOf(whole.value());
    }
    Default.String text = option.getAnnotation(Default.String.class);
    return text == null ? null : text.value();
  }
}
