package dev.fastbreak.warehouse.duckdb;

import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.warehouse.StagingTable;
import java.sql.SQLException;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.PCollection;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Appends rows to a staging table, one transaction per bundle, several bundles at once.
 *
 * @param <T> the record
 */
final class StageRows<T extends Record>
    extends PTransform<PCollection<RowBatch<T>>, PCollection<byte[]>> {

  private static final long serialVersionUID = 1;

  private final StageFn<T> fn;

  StageRows(DuckDbFile file, StagingTable<T> staging) {
    super("Stage " + staging.spec());
    this.fn = new StageFn<>(file, staging);
  }

  @Override
  public PCollection<byte[]> expand(PCollection<RowBatch<T>> rows) {
    return rows.apply("Append", ParDo.of(fn)).setCoder(ByteArrayCoder.of());
  }

  private static final class StageFn<T extends Record> extends DoFn<RowBatch<T>, byte[]> {

    private static final long serialVersionUID = 1;

    private final DuckDbFile file;
    private final StagingTable<T> staging;
    private transient @Nullable DuckDBConnection connection;
    private transient @Nullable StagingAppender appender;

    StageFn(DuckDbFile file, StagingTable<T> staging) {
      this.file = file;
      this.staging = staging;
    }

    @ProcessElement
    public void process(@Element RowBatch<T> some) {
      try {
        StagingAppender open = appender;
        if (open == null) {
          open = begin();
          appender = open;
        }
        some.read(staging.spec().columns(), open);
      } catch (SQLException e) {
        throw Connections.failed("Staging rows of " + staging.spec(), e);
      }
    }

    private StagingAppender begin() throws SQLException {
      DuckDBConnection open = connection;
      if (open == null) {
        open = file.engine();
        connection = open;
        StagingArea.make(open, staging);
      }
      Connections.execute(open, "BEGIN TRANSACTION");
      return new StagingAppender(staging.spec(), StagingArea.appender(open, staging));
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      StagingAppender full = appender;
      DuckDBConnection open = connection;
      if (full == null || open == null) {
        return;
      }
      try {
        full.close();
        Connections.execute(open, "COMMIT");
      } catch (SQLException e) {
        throw Connections.failed("Staging rows of " + staging.spec(), e);
      }
      appender = null;
      context.output(new byte[0], GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE);
    }

    /** Also called after a failure: what is not committed is gone with the connection. */
    @Teardown
    public void close() throws SQLException {
      appender = null;
      if (connection != null) {
        connection.close();
        connection = null;
      }
    }
  }
}
