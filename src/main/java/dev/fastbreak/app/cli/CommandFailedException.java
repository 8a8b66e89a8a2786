package dev.fastbreak.app.cli;

/** A command cannot do its work: a sentence that names the cause and the remedy. Exit code 1. */
final class CommandFailedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  CommandFailedException(String message) {
    super(message);
  }
}
