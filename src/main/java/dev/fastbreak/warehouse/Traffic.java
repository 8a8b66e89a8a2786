package dev.fastbreak.warehouse;

/**
 * What has moved between us and a warehouse that charges for it. A warehouse that does not, counts
 * nothing.
 *
 * @param bytesRead size of the values read straight from tables, outside of queries, as the
 *     warehouse reckons the size of a value
 * @param bytesQueried bytes that query statements went through, as the warehouse told
 * @param bytesBilled bytes that the warehouse bills for those statements, as it told
 * @param bytesWritten size of the values written into staging tables, reckoned like those read
 */
public record Traffic(long bytesRead, long bytesQueried, long bytesBilled, long bytesWritten) {

  /** Nothing, or nothing that anyone counts. */
  public static final Traffic NONE = new Traffic(0, 0, 0, 0);

  /** Both together. */
  public Traffic plus(Traffic other) {
    return new Traffic(
        bytesRead + other.bytesRead,
        bytesQueried + other.bytesQueried,
        bytesBilled + other.bytesBilled,
        bytesWritten + other.bytesWritten);
  }
}
