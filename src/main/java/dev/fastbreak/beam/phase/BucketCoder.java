package dev.fastbreak.beam.phase;

import dev.fastbreak.beam.coder.RowBatchCoder;
import dev.fastbreak.beam.coder.TalliesCoder;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.reads.Inputs;
import dev.fastbreak.core.rows.RowBatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.util.VarInt;
import org.jspecify.annotations.Nullable;

/** A bucket as its batches, which are bytes already, and the rows made, each table by its name. */
final class BucketCoder extends AtomicCoder<Bucket> {

  private static final long serialVersionUID = 1;

  private static final BucketCoder INSTANCE = new BucketCoder();

  private BucketCoder() {}

  static BucketCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Bucket bucket, OutputStream out) throws IOException {
    VarInt.encode(bucket.number(), out);
    VarInt.encode(bucket.read().size(), out);
    for (Map.Entry<String, List<RowBatch<?>>> table : new TreeMap<>(bucket.read()).entrySet()) {
      StringUtf8Coder.of().encode(table.getKey(), out);
      encodeBatches(table.getValue(), out);
    }
    VarInt.encode(bucket.made().size(), out);
    for (Map.Entry<Processor, List<@Nullable Object[]>> rows : bucket.made().entrySet()) {
      StringUtf8Coder.of().encode(rows.getKey().name(), out);
      encodeBatch(batch(rows.getKey(), rows.getValue()), out);
    }
    encodeBatches(bucket.failures(), out);
    TalliesCoder.of().encode(bucket.tallies(), out);
  }

  private static void encodeBatches(List<? extends RowBatch<?>> batches, OutputStream out)
      throws IOException {
    VarInt.encode(batches.size(), out);
    for (RowBatch<?> batch : batches) {
      encodeBatch(batch, out);
    }
  }

  private static <R extends Record> void encodeBatch(RowBatch<R> batch, OutputStream out)
      throws IOException {
    RowBatchCoder.<R>of().encode(batch, out);
  }

  private static RowBatch<?> batch(Processor maker, List<@Nullable Object[]> rows) {
    RowBatch.Builder<?> builder = new RowBatch.Builder<>(Inputs.stored(maker).columns());
    rows.forEach(builder::add);
    return builder.build();
  }

  @Override
  public Bucket decode(InputStream in) throws IOException {
    int number = VarInt.decodeInt(in);
    Map<String, List<RowBatch<?>>> read = new LinkedHashMap<>();
    for (int tables = VarInt.decodeInt(in); tables > 0; tables--) {
      String name = StringUtf8Coder.of().decode(in);
      read.put(name, decodeBatches(RowBatchCoder.ofAny(), in));
    }
    Map<Processor, List<@Nullable Object[]>> made = new EnumMap<>(Processor.class);
    for (int makers = VarInt.decodeInt(in); makers > 0; makers--) {
      Processor maker = Processor.valueOf(StringUtf8Coder.of().decode(in));
      List<@Nullable Object[]> rows = new ArrayList<>();
      RowBatchCoder.of()
          .decode(in)
          .values(Inputs.stored(maker).columns().columns())
          .forEach(rows::add);
      made.put(maker, rows);
    }
    return new Bucket(
        number, read, made, decodeBatches(RowBatchCoder.of(), in), TalliesCoder.of().decode(in));
  }

  private static <B> List<B> decodeBatches(Coder<B> coder, InputStream in) throws IOException {
    List<B> batches = new ArrayList<>();
    for (int count = VarInt.decodeInt(in); count > 0; count--) {
      batches.add(coder.decode(in));
    }
    return batches;
  }
}
