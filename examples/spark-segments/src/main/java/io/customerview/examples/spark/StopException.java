package io.customerview.examples.spark;

/** Ends the program with a sentence. */
final class StopException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StopException(String sentence) {
    super(sentence);
  }
}
