package dev.fastbreak.app.dataflow;

import java.nio.file.Path;
import java.util.List;
import org.apache.beam.runners.dataflow.DataflowRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.util.construction.resources.PipelineResources;

/** The libraries that are copied to the workers. */
final class WorkerFiles {

  /**
   * Workers bring their own logging, which ours would silence in Cloud Logging, and cannot reach a
   * DuckDB file, whose library is as large as all others together.
   */
  private static final List<String> STAY_HERE = List.of("logback-", "duckdb_jdbc-");

  private WorkerFiles() {}

  /** What this program consists of, less what workers have no use for. */
  static List<String> ofThisProgram(PipelineOptions options) {
    return withoutOurs(
        PipelineResources.detectClassPathResourcesToStage(
            DataflowRunner.class.getClassLoader(), options));
  }

  static List<String> withoutOurs(List<String> files) {
    return files.stream().filter(WorkerFiles::isWanted).toList();
  }

  private static boolean isWanted(String file) {
    Path name = Path.of(file).getFileName();
    return name == null || STAY_HERE.stream().noneMatch(name.toString()::startsWith);
  }
}
