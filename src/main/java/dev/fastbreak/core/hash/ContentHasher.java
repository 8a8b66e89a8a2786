package dev.fastbreak.core.hash;

import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.ListBytes;
import dev.fastbreak.core.table.TableSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The content hash of rows of one table: SHA-256 over the texts {@code field:value} of the hashed
 * columns, sorted and joined by {@code |}, as the first 16 lower-case hex digits.
 *
 * <p>Field names are distinct and hold no colon, so sorting the texts is sorting the names followed
 * by a colon, and the order is known before the first row. Not safe for use by two threads: each
 * worker has its own.
 */
public final class ContentHasher {

  private final int[] positions;
  private final byte[][] labels;
  private final Sha256 sha256 = new Sha256();
  private final Utf8Text text = new Utf8Text();
  private final ListBytes texts = new ListBytes(CanonicalText::ofList);

  /** What was hashed last, for rows that differ only in columns outside of the hash. */
  private final @Nullable Object[] last;

  private String lastHash = "";

  private ContentHasher(List<String> names, int[] positionsByName) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(i -> names.get(i) + ":"));
    this.positions = new int[order.size()];
    this.labels = new byte[order.size()][];
    this.last = new @Nullable Object[order.size()];
    for (int i = 0; i < order.size(); i++) {
      positions[i] = positionsByName[order.get(i)];
      String label = (i == 0 ? "" : "|") + names.get(order.get(i)) + ":";
      labels[i] = label.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** A hasher for the hashed columns of a table. */
  public static ContentHasher of(TableSpec<?> table) {
    List<String> names = table.hashedColumns().stream().map(ColumnSpec::name).toList();
    return new ContentHasher(names, names.stream().mapToInt(table::position).toArray());
  }

  /**
   * Hash of a row.
   *
   * @param values the row's values in the table's column order
   * @return 16 lower-case hex digits
   */
  public String hash(@Nullable Object[] values) {
    if (isLast(values)) {
      return lastHash;
    }
    write(values);
    lastHash = sha256.firstSixteenHex(text);
    for (int i = 0; i < positions.length; i++) {
      last[i] = values[positions[i]];
    }
    return lastHash;
  }

  private boolean isLast(@Nullable Object[] values) {
    if (lastHash.isEmpty()) {
      return false;
    }
    for (int i = 0; i < positions.length; i++) {
      if (!Objects.equals(last[i], values[positions[i]])) {
        return false;
      }
    }
    return true;
  }

  private void write(@Nullable Object[] values) {
    text.clear();
    for (int i = 0; i < positions.length; i++) {
      text.append(labels[i]);
      Object value = values[positions[i]];
      if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof String) {
        text.append(texts.of(list));
      } else {
        CanonicalText.append(text, value);
      }
    }
  }
}
