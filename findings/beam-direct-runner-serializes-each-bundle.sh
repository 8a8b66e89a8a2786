#!/usr/bin/env bash
# Beam, beam-runners-direct-java 2.73.0: the DirectRunner serializes a DoFn again for every bundle
# that it hands to it, several times, on top of the copies that it keeps: to learn whether the ParDo
# has side inputs and a schema it translates the whole transform into its portable form, DoFn
# included, and reads that back.
#
# Seen: a DoFn behind a GroupByKey of 100 keys, without side inputs or schema, gets 100 bundles and is
# serialized 205 times; of 1,000 keys, 1,000 bundles and 2,005 times.
#
# Whoever keeps much in a DoFn's fields pays for it with every bundle, not once a pipeline.
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
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.*;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TypeDescriptors;

public class Finding {
  static final AtomicInteger serialized = new AtomicInteger();
  static final AtomicInteger bundles = new AtomicInteger();

  static class Counting extends DoFn<KV<Integer, Iterable<Integer>>, Integer> {
    private void writeObject(ObjectOutputStream out) throws IOException {
      serialized.incrementAndGet();
      out.defaultWriteObject();
    }

    @StartBundle
    public void start() {
      bundles.incrementAndGet();
    }

    @ProcessElement
    public void process(@Element KV<Integer, Iterable<Integer>> element, OutputReceiver<Integer> out) {
      out.output(element.getKey());
    }
  }

  static int run(int keys) {
    serialized.set(0);
    bundles.set(0);
    Pipeline p = Pipeline.create(PipelineOptionsFactory.create());
    p.apply(Create.of(IntStream.range(0, keys).boxed().collect(Collectors.toList())))
        .apply(WithKeys.of((Integer i) -> i).withKeyType(TypeDescriptors.integers()))
        .apply(GroupByKey.create())
        .apply(ParDo.of(new Counting()));
    p.run().waitUntilFinish();
    System.out.println(keys + " keys: " + bundles + " bundles, serialized " + serialized + " times");
    return serialized.get();
  }

  public static void main(String[] args) {
    expect(run(100), 100, 205);
    expect(run(1000), 1000, 2005);
  }

  static void expect(int times, int expectedBundles, int expectedTimes) {
    if (bundles.get() != expectedBundles || times != expectedTimes) {
      throw new AssertionError("This changed.");
    }
  }
}
JAVA
javac -nowarn -d "$folder" -cp "$folder/lib/*" "$folder/Finding.java"
java -cp "$folder:$folder/lib/*" Finding
echo "As described."
