#!/usr/bin/env bash
# Beam, beam-runners-direct-java 2.73.0: a bundle whose side input is not there yet is not kept until
# it is. The DirectRunner begins it again with every round that the rest of the pipeline makes, calls
# @StartBundle and @FinishBundle, and hands it no element.
#
# Seen, one element and one thread: with a side input that comes behind 1 shuffle the step is begun 17
# times, behind 20 shuffles 169 times, and handles its one element once.
#
# Whoever counts or opens something in @StartBundle does so each time. A step that needs a side input
# had better come behind a GroupByKey that waits for the same data.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.beam</groupId>
      <artifactId>beam-sdks-java-core</artifactId>
      <version>2.73.0</version>
    </dependency>
    <dependency>
      <groupId>org.apache.beam</groupId>
      <artifactId>beam-runners-direct-java</artifactId>
      <version>2.73.0</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q -f "$folder/pom.xml" dependency:copy-dependencies -DoutputDirectory="$folder/lib"

cat >"$folder/Finding.java" <<'JAVA'
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.*;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

public class Finding {
  static final AtomicInteger begun = new AtomicInteger();
  static final AtomicInteger elements = new AtomicInteger();

  static class Asking extends DoFn<Integer, Integer> {
    final PCollectionView<String> view;

    Asking(PCollectionView<String> view) {
      this.view = view;
    }

    @StartBundle
    public void start() {
      begun.incrementAndGet();
    }

    @ProcessElement
    public void process(ProcessContext context) {
      context.sideInput(view);
      elements.incrementAndGet();
    }
  }

  /** The side input comes behind so many shuffles, the element at once. */
  static int run(int shuffles) {
    begun.set(0);
    elements.set(0);
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setTargetParallelism(1);
    Pipeline p = Pipeline.create(options);
    PCollection<String> late = p.apply("late", Create.of("late"));
    for (int i = 0; i < shuffles; i++) {
      late = late.apply("shuffle " + i, Reshuffle.viaRandomKey());
    }
    PCollectionView<String> view = late.apply(View.asSingleton());
    p.apply("one", Create.of(1)).apply(ParDo.of(new Asking(view)).withSideInputs(view));
    p.run().waitUntilFinish();
    System.out.println(
        shuffles + " shuffles: " + elements + " element, begun " + begun + " times");
    return elements.get() == 1 ? begun.get() : 0;
  }

  public static void main(String[] args) {
    int few = run(1);
    int many = run(20);
    if (few != 17 || many != 169) {
      throw new AssertionError("This changed.");
    }
  }
}
JAVA
javac -nowarn -d "$folder" -cp "$folder/lib/*" "$folder/Finding.java"
java -cp "$folder:$folder/lib/*" Finding
echo "As described."
