package dev.fastbreak.app.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.fastbreak.core.plan.UpstreamGap;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Warns of what upstream lacks, before anything is computed from it. */
public final class GapReport {

  /** Gaps of one kind and table that are named before it says how many more there are. */
  private static final int MOST = 5;

  private record Group(UpstreamGap.Kind kind, @Nullable TableSpec<?> table) {}

  private record View(
      UpstreamGap.Kind kind, @Nullable TableSpec<?> table, int count, List<String> gaps) {}

  private GapReport() {}

  /** A sentence per kind and table, in the order of the plan; none when nothing is missing. */
  public static List<String> lines(Plan plan) {
    List<String> lines = new ArrayList<>();
    groups(plan.gaps())
        .forEach(
            (group, gaps) -> {
              TableSpec<?> table = group.table();
              String more = gaps.size() > MOST ? " and %d more".formatted(gaps.size() - MOST) : "";
              lines.add(
                  "WARNING: %s%s: %s%s%s."
                      .formatted(
                          table == null ? "" : table.qualifiedName() + ": ",
                          group.kind().meaning(),
                          extent(gaps),
                          String.join(
                              ", ", gaps.stream().limit(MOST).map(UpstreamGap::describe).toList()),
                          more));
            });
    if (!plan.waiting().isEmpty()) {
      lines.add(
          "%s for results: %s. Import them, then run the same command again."
              .formatted(
                  plan.waiting().size() == 1
                      ? "1 game date waits"
                      : Wording.count(plan.waiting().size()) + " game dates wait",
                  Wording.ranges(plan.waiting(), plan.waiting(), MOST)));
    }
    return List.copyOf(lines);
  }

  /** How many there are and from when to when, where they are more than are named. */
  private static String extent(List<UpstreamGap> gaps) {
    return gaps.size() <= MOST
        ? ""
        : "%s from %s to %s: "
            .formatted(
                Wording.count(gaps.size()), gaps.get(0).date(), gaps.get(gaps.size() - 1).date());
  }

  public static ArrayNode json(Plan plan) {
    return JsonText.array(
        groups(plan.gaps()).entrySet().stream()
            .map(
                group ->
                    new View(
                        group.getKey().kind(),
                        group.getKey().table(),
                        group.getValue().size(),
                        group.getValue().stream().map(UpstreamGap::describe).toList()))
            .toList());
  }

  private static Map<Group, List<UpstreamGap>> groups(List<UpstreamGap> gaps) {
    Map<Group, List<UpstreamGap>> groups = new LinkedHashMap<>();
    for (UpstreamGap gap : gaps) {
      groups.computeIfAbsent(new Group(gap.kind(), gap.table()), g -> new ArrayList<>()).add(gap);
    }
    return groups;
  }
}
