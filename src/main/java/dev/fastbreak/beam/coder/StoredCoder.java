package dev.fastbreak.beam.coder;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.RowFormat;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import org.apache.beam.sdk.coders.CustomCoder;

/**
 * A row with its stamps. All stamps are kept, also those for which the table has no column.
 *
 * @param <T> the table's record
 */
public final class StoredCoder<T extends Record> extends CustomCoder<Stored<T>> {

  private static final long serialVersionUID = 1;

  private final Class<T> type;
  private final transient TableSpec<T> table;
  private final transient RowFormat format;

  private StoredCoder(Class<T> type, TableSpec<T> table) {
    this.type = type;
    this.table = table;
    this.format = RowFormat.of(table.contentColumns());
  }

  /** The coder of a table's stored rows. */
  public static <T extends Record> StoredCoder<T> of(TableSpec<T> table) {
    return new StoredCoder<>(table.type(), table);
  }

  @Override
  public void encode(Stored<T> stored, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    format.write(table.contentValues(stored.row()), data);
    data.writeUTF(stored.dataHash());
    data.writeLong(stored.processedAt().getEpochSecond());
    data.writeInt(stored.processedAt().getNano());
    data.writeUTF(stored.runId());
  }

  @Override
  public Stored<T> decode(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    T row = table.content(format.read(data));
    String dataHash = data.readUTF();
    long seconds = data.readLong();
    Instant processedAt = Instant.ofEpochSecond(seconds, data.readInt());
    return new Stored<>(row, dataHash, processedAt, data.readUTF());
  }

  @Override
  public void verifyDeterministic() {}

  /** The declaration does not travel: it is looked up again where the coder arrives. */
  @SuppressWarnings("unchecked") // declaredBy returns the table whose type is exactly this class
  private Object readResolve() {
    return new StoredCoder<>(
        type,
        (TableSpec<T>)
            Tables.declaredBy(type)
                .orElseThrow(
                    () -> new IllegalArgumentException(type + " declares no known table")));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredCoder<?> coder && type == coder.type;
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public String toString() {
    return "StoredCoder(" + table + ")";
  }
}
