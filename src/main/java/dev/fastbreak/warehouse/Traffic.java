package dev.fastbreak.warehouse;

/**
 * What a session has moved so far, where the warehouse counts it.
 *
 * @param bytesRead bytes that its statements read
 * @param bytesBilled bytes that the provider will bill for them
 */
public record Traffic(long bytesRead, long bytesBilled) {

  /** Nothing, or nothing that anyone counts. */
  public static final Traffic NONE = new Traffic(0, 0);
}
