package io.customerview.segmentation.json;

import io.customerview.shared.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that is wrong with a document, such as a criterion that nobody knows.
 *
 * <p>It repeats no value of the document. Immutable and thread-safe.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901), such as {@code /combined/0/criterion}; empty
 *     for the whole document. For what is missing it points to where it is missing, for what is
 *     there twice to its place, and in a text that is no JSON to the innermost object or array that
 *     was begun
 * @param line where, from 1
 * @param column where in the line, from 1, in UTF-16 units
 * @param refusal what is wrong: a {@link JsonRefusal}, or what refuses the same value in Java
 * @param example how it could be written: a condition, a segment or a file of segments, whichever
 *     of them the issue is in
 */
public record Issue(String pointer, int line, int column, Refusal refusal, String example) {

  public Issue {
    Objects.requireNonNull(pointer, "pointer");
    Objects.requireNonNull(refusal, "refusal");
    Objects.requireNonNull(example, "example");
  }

  /** Returns the code of what is wrong; it never changes between releases. */
  public String code() {
    return refusal.code();
  }

  /** Returns what is wrong and what to do, for people. */
  public String message(Locale locale) {
    return refusal.message(locale);
  }

  /** Returns the names or signs of which one was expected, such as all known criteria. */
  public List<String> expected() {
    return refusal instanceof JsonRefusal own ? own.expected() : List.of();
  }

  /** Returns which of the {@linkplain #expected expected} ones was probably meant. */
  public Optional<String> nearest() {
    return refusal instanceof JsonRefusal own ? own.nearest() : Optional.empty();
  }

  @Override
  public String toString() {
    return "Issue[" + pointer + " (" + line + ':' + column + ") " + code() + ']';
  }
}
