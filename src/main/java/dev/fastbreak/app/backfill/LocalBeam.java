package dev.fastbreak.app.backfill;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystemRegistrar;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.PipelineOptionsRegistrar;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;

/**
 * Beam for pipelines that stay on this machine.
 *
 * <p>When Beam starts, it has every library on the class path declare its options and file systems,
 * and compares each option with all others. Those of Google's cloud are hundreds and take longer
 * than to compute a day, so a run that does not leave the machine does not ask for them.
 */
final class LocalBeam {

  private LocalBeam() {}

  /** Does something that makes or runs such a pipeline. */
  static void use(Runnable work) {
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    thread.setContextClassLoader(new WithoutCloud(usual));
    try {
      work.run();
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  /** Runs a pipeline about nothing: the next one finds the runner's classes loaded. */
  static void warmUp() {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setTargetParallelism(1);
    Pipeline pipeline = Pipeline.create(options);
    pipeline.apply(Create.of("nothing")).apply(ParDo.of(new PassOnFn())).apply(Count.perElement());
    pipeline.run();
  }

  private static final class PassOnFn extends DoFn<String, String> {

    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element String element, OutputReceiver<String> out) {
      out.output(element);
    }
  }

  /** Finds everything but the options and file systems of libraries for Google's cloud. */
  private static final class WithoutCloud extends ClassLoader {

    private static final Set<String> HIDDEN =
        Set.of(
            "META-INF/services/" + PipelineOptionsRegistrar.class.getName(),
            "META-INF/services/" + FileSystemRegistrar.class.getName());
    private static final String CLOUD = "google-cloud";

    WithoutCloud(ClassLoader parent) {
      super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      Enumeration<URL> all = super.getResources(name);
      if (!HIDDEN.contains(name)) {
        return all;
      }
      return Collections.enumeration(
          Collections.list(all).stream().filter(url -> !url.getPath().contains(CLOUD)).toList());
    }
  }
}
