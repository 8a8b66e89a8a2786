package dev.fastbreak.app.importing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks a gzip file to its end. Java stops in silence where what follows the first part is no
 * gzip, and the rows behind it would be lost.
 */
final class WholeGzip extends GZIPInputStream {

  private static final int BUFFER = 1 << 16;

  /** Checksum and length at the end of each part. */
  private static final int TRAILER = 8;

  WholeGzip(InputStream packed) throws IOException {
    super(packed, BUFFER);
  }

  /**
   * Reads on.
   *
   * @throws ZipException when bytes are left behind the end
   * @throws EOFException when the file ends before its contents do
   */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    if (read < 0 && (inf.getRemaining() > TRAILER || in.read() >= 0)) {
      throw new ZipException("bytes that are no gzip follow the end");
    }
    return read;
  }
}
