package dev.fastbreak.app.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.core.reads.View;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OriginsTest {

  /** Upstream columns that a processor reads itself, or that those read whose rows it reads. */
  private static Set<String> read(Processor processor) {
    Set<String> columns = new TreeSet<>();
    for (View<?> view : Reads.STANDARD.views(processor).keySet()) {
      view.columns().columnNames().forEach(name -> columns.add(view.table().name() + "." + name));
    }
    processor.reads().forEach(other -> columns.addAll(read(other)));
    return columns;
  }

  @ParameterizedTest
  @EnumSource(Processor.class)
  void nothingIsExplainedByAColumnThatIsNotRead(Processor processor) {
    List<Origin> origins = Origins.of(List.of(processor));

    assertThat(origins).isNotEmpty();
    assertThat(read(processor))
        .containsAll(
            origins.stream()
                .map(origin -> origin.toString().replaceFirst(" .*", ""))
                .distinct()
                .toList());
  }
}
