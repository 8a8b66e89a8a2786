package dev.fastbreak.app.importing;

/**
 * Input that cannot be imported, in a sentence that names the file and, as far as they are known,
 * the line, the column and the value. Nothing was imported.
 */
public final class ImportException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public ImportException(String message) {
    super(message);
  }

  public ImportException(String message, Throwable cause) {
    super(message, cause);
  }
}
