package dev.fastbreak.app.cli;

/** An option or its value is wrong: a sentence that names it and the remedy. Exit code 2. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
