package dev.fastbreak.warehouse.bigquery;

import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.ApiException;
import com.google.auth.Credentials;
import com.google.cloud.bigquery.storage.v1.BigQueryReadClient;
import com.google.cloud.bigquery.storage.v1.BigQueryReadSettings;
import com.google.cloud.bigquery.storage.v1.CreateReadSessionRequest;
import com.google.cloud.bigquery.storage.v1.DataFormat;
import com.google.cloud.bigquery.storage.v1.ReadRowsRequest;
import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.google.cloud.bigquery.storage.v1.ReadStream;
import dev.fastbreak.warehouse.Slice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads slices outside of pipelines, through the same Storage Read API: many times faster than
 * paging through the answer of a query, and a slice costs its columns and dates alone.
 */
final class SliceFetch implements AutoCloseable {

  /** Longest that one attempt may take to begin, or to go on after a break. */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

  private final BigQueryProject project;
  private @Nullable BigQueryReadClient client;

  SliceFetch(BigQueryProject project) {
    this.project = project;
  }

  /**
   * Hands over the slice's records, in no particular order. It is one attempt; Google's client has
   * a patience of hours, in which nobody would hear of it.
   *
   * @throws ApiException when BigQuery refuses
   */
  void read(Slice<?> slice, Consumer<GenericRecord> records) {
    ReadSession session = storage().createReadSession(request(slice));
    if (session.getStreamsCount() == 0) {
      return;
    }
    Schema schema = new Schema.Parser().parse(session.getAvroSchema().getSchema());
    GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(schema);
    for (ReadStream stream : session.getStreamsList()) {
      ReadRowsRequest rows = ReadRowsRequest.newBuilder().setReadStream(stream.getName()).build();
      for (ReadRowsResponse part : storage().readRowsCallable().call(rows)) {
        decode(part, reader, records);
      }
    }
  }

  private static void decode(
      ReadRowsResponse part,
      GenericDatumReader<GenericRecord> reader,
      Consumer<GenericRecord> records) {
    byte[] bytes = part.getAvroRows().getSerializedBinaryRows().toByteArray();
    try {
      BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
      while (!decoder.isEnd()) {
        records.accept(reader.read(null, decoder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Rows that BigQuery sent cannot be read", e);
    }
  }

  private CreateReadSessionRequest request(Slice<?> slice) {
    return CreateReadSessionRequest.newBuilder()
        .setParent("projects/" + project.billing())
        .setReadSession(
            ReadSession.newBuilder()
                .setTable(
                    "projects/%s/datasets/%s/tables/%s"
                        .formatted(
                            project.id(),
                            project.dataset(slice.table().dataset()),
                            slice.table().name()))
                .setDataFormat(DataFormat.AVRO)
                .setReadOptions(
                    ReadSession.TableReadOptions.newBuilder()
                        .addAllSelectedFields(slice.projection().columnNames())
                        .setRowRestriction(new BigQueryDialect(project).within(slice))))
        .setMaxStreamCount(1)
        .build();
  }

  private synchronized BigQueryReadClient storage() {
    BigQueryReadClient open = client;
    if (open == null) {
      try {
        open = BigQueryReadClient.create(settings());
      } catch (IOException e) {
        throw Trouble.of(e).explained(project, "Connecting to the Storage Read API", e);
      }
      client = open;
    }
    return open;
  }

  private BigQueryReadSettings settings() throws IOException {
    Credentials credentials = project.options().getGcpCredential();
    BigQueryReadSettings.Builder settings =
        BigQueryReadSettings.newBuilder()
            .setCredentialsProvider(
                credentials == null
                    ? NoCredentialsProvider.create()
                    : FixedCredentialsProvider.create(credentials));
    String endpoint = project.endpoint();
    if (endpoint != null) {
      settings.setEndpoint(endpoint.replaceFirst("^https?://", ""));
    }
    RetrySettings once =
        RetrySettings.newBuilder()
            .setMaxAttempts(1)
            .setInitialRpcTimeoutDuration(LONGEST_SILENCE)
            .setMaxRpcTimeoutDuration(LONGEST_SILENCE)
            .setTotalTimeoutDuration(LONGEST_SILENCE)
            .build();
    settings.createReadSessionSettings().setRetrySettings(once);
    return settings.build();
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
      client = null;
    }
  }
}
