package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.bigquery.model.Table;
import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableSchema;
import com.google.cloud.bigquery.storage.v1.AvroRows;
import com.google.cloud.bigquery.storage.v1.AvroSchema;
import com.google.cloud.bigquery.storage.v1.CreateReadSessionRequest;
import com.google.cloud.bigquery.storage.v1.ReadRowsRequest;
import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.google.cloud.bigquery.storage.v1.ReadStream;
import com.google.cloud.bigquery.storage.v1.SplitReadStreamRequest;
import com.google.cloud.bigquery.storage.v1.SplitReadStreamResponse;
import com.google.cloud.bigquery.storage.v1.StreamStats;
import com.google.protobuf.ByteString;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.ByteSource;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.RowFormat;
import dev.fastbreak.warehouse.Buckets;
import dev.fastbreak.warehouse.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryServices.BigQueryServerStream;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryServices.StorageClient;
import org.apache.beam.sdk.io.gcp.testing.FakeBigQueryServices;
import org.apache.beam.sdk.io.gcp.testing.FakeDatasetService;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a pipeline asks BigQuery's Storage Read API for, and what it makes of the answer. */
class ReadSliceTest {

  record Minutes(
      LocalDate gameDate, @Nullable Long fgAttempts, @Nullable BigDecimal minutesPlayed) {}

  private static final Projection<Minutes> MINUTES =
      Projection.of(Tables.PLAYER_GAME_SUMMARY, Minutes.class);

  private static final Slice<Minutes> DECEMBER =
      new Slice<>(MINUTES, LocalDate.of(2021, 12, 1), LocalDate.of(2021, 12, 31));

  private static final BigQueryProject PROJECT =
      BigQueryWarehouseProvider.project("test-project?endpoint=http://localhost:1");

  private static final String AVRO =
      """
      {"type": "record", "name": "row", "fields": [
        {"name": "player_lookup", "type": ["null", "string"]},
        {"name": "game_date", "type": ["null", {"type": "int", "logicalType": "date"}]},
        {"name": "minutes_played", "type": ["null",
          {"type": "bytes", "logicalType": "decimal", "precision": 38, "scale": 9}]},
        {"name": "fg_attempts", "type": ["null", "long"]}]}\
      """;

  @Test
  void asksForTheColumnsAndDatesAlone() throws Exception {
    Storage.REQUESTS.clear();
    FakeDatasetService.setUp();
    FakeDatasetService tables = new FakeDatasetService();
    tables.createDataset("test-project", "nba_analytics", "US", "", null);
    tables.createTable(
        new Table()
            .setTableReference(PROJECT.reference(Tables.PLAYER_GAME_SUMMARY))
            .setNumBytes(1000L)
            .setSchema(
                new TableSchema()
                    .setFields(
                        List.of(
                            field("player_lookup", "STRING"),
                            field("game_date", "DATE"),
                            field("minutes_played", "NUMERIC"),
                            field("fg_attempts", "INTEGER")))));
    PipelineOptions options = PipelineOptionsFactory.create();
    PROJECT.configure(options);
    Pipeline pipeline = Pipeline.create(options);
    PCollection<KV<Integer, byte[]>> rows =
        pipeline.apply(
            new ReadSlice<>(PROJECT, DECEMBER, 4)
                .rows()
                .withTestServices(
                    new FakeBigQueryServices()
                        .withDatasetService(tables)
                        .withStorageClient(new Storage())));
    PAssert.that(rows).satisfies(ReadSliceTest::areTheTwoRows);
    pipeline.run().waitUntilFinish();

    assertThat(Storage.REQUESTS).hasSize(1);
    ReadSession session = Storage.REQUESTS.get(0).getReadSession();
    assertThat(session.getTable())
        .isEqualTo("projects/test-project/datasets/nba_analytics/tables/player_game_summary");
    assertThat(session.getReadOptions().getSelectedFieldsList())
        .containsExactly("game_date", "fg_attempts", "minutes_played", "player_lookup");
    assertThat(session.getReadOptions().getRowRestriction())
        .isEqualTo("game_date BETWEEN DATE '2021-12-01' AND DATE '2021-12-31'");
  }

  private static TableFieldSchema field(String name, String type) {
    return new TableFieldSchema().setName(name).setType(type);
  }

  private static @Nullable Void areTheTwoRows(Iterable<KV<Integer, byte[]>> rows) {
    List<String> seen = new ArrayList<>();
    RowFormat format = RowFormat.of(MINUTES.columns());
    for (KV<Integer, byte[]> row : rows) {
      try {
        Object[] values = format.read(new ByteSource(row.getValue()));
        seen.add(row.getKey() + " " + Arrays.toString(values));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    assertThat(seen)
        .containsExactlyInAnyOrder(
            Buckets.of("lukadoncic", 4) + " [2021-12-01, 21, 35.5]", "0 [2021-12-02, null, null]");
    return null;
  }

  /** Answers two rows, and remembers what it was asked. */
  private static final class Storage implements StorageClient, java.io.Serializable {

    private static final long serialVersionUID = 1;

    /** Shared, because runners serialize what they run. */
    private static final List<CreateReadSessionRequest> REQUESTS = new ArrayList<>();

    @Override
    public ReadSession createReadSession(CreateReadSessionRequest request) {
      REQUESTS.add(request);
      return ReadSession.newBuilder()
          .setAvroSchema(AvroSchema.newBuilder().setSchema(AVRO))
          .addStreams(ReadStream.newBuilder().setName("stream"))
          .setEstimatedRowCount(2)
          .build();
    }

    @Override
    public BigQueryServerStream<ReadRowsResponse> readRows(ReadRowsRequest request) {
      List<ReadRowsResponse> answer =
          List.of(
              ReadRowsResponse.newBuilder()
                  .setAvroRows(AvroRows.newBuilder().setSerializedBinaryRows(rows()).setRowCount(2))
                  .setRowCount(2)
                  .setStats(
                      StreamStats.newBuilder()
                          .setProgress(StreamStats.Progress.newBuilder().setAtResponseEnd(1.0)))
                  .build());
      return new BigQueryServerStream<>() {
        @Override
        public Iterator<ReadRowsResponse> iterator() {
          return answer.iterator();
        }

        @Override
        public void cancel() {}
      };
    }

    @Override
    public BigQueryServerStream<ReadRowsResponse> readRows(ReadRowsRequest request, String table) {
      return readRows(request);
    }

    private static ByteString rows() {
      try {
        Schema schema = new Schema.Parser().parse(AVRO);
        GenericRecord first = new GenericData.Record(schema);
        first.put("player_lookup", "lukadoncic");
        first.put("game_date", (int) LocalDate.of(2021, 12, 1).toEpochDay());
        // 35.5 times 10^9
        first.put(
            "minutes_played",
            ByteBuffer.wrap(new BigDecimal("35500000000").toBigInteger().toByteArray()));
        first.put("fg_attempts", 21L);
        GenericRecord second = new GenericData.Record(schema);
        second.put("game_date", (int) LocalDate.of(2021, 12, 2).toEpochDay());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        GenericDatumWriter<GenericRecord> writer = new GenericDatumWriter<>(schema);
        writer.write(first, encoder);
        writer.write(second, encoder);
        encoder.flush();
        return ByteString.copyFrom(bytes.toByteArray());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public SplitReadStreamResponse splitReadStream(SplitReadStreamRequest request) {
      return SplitReadStreamResponse.getDefaultInstance();
    }

    @Override
    public SplitReadStreamResponse splitReadStream(SplitReadStreamRequest request, String table) {
      return splitReadStream(request);
    }

    @Override
    public void close() {}
  }
}
