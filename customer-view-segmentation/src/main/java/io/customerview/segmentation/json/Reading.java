package io.customerview.segmentation.json;

import io.customerview.segmentation.json.JsonRefusal.Unreadable;
import io.customerview.shared.RefusedException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a document: the whole of it, or everything that is wrong with it. Never a
 * part. Immutable and thread-safe.
 *
 * @param <T> what was to be read
 */
public final class Reading<T> {

  private final @Nullable T value;
  private final List<Issue> issues;

  private Reading(@Nullable T value, List<Issue> issues) {
    this.value = value;
    this.issues = List.copyOf(issues);
  }

  static <T> Reading<T> of(@Nullable T value, Issues issues) {
    List<Issue> all = issues.all();
    if (all.isEmpty() && value == null) {
      throw new IllegalStateException("nothing was read, and nothing is wrong");
    }
    return new Reading<>(all.isEmpty() ? value : null, all);
  }

  /** Returns whether nothing is wrong. */
  public boolean isRead() {
    return value != null;
  }

  /** Returns what was read, if nothing is wrong. */
  public Optional<T> value() {
    return Optional.ofNullable(value);
  }

  /**
   * Returns everything that is wrong, in the order of the document; at most {@value
   * SegmentJson#MOST_ISSUES}, and then how many more there are.
   */
  public List<Issue> issues() {
    return issues;
  }

  /**
   * Returns what was read.
   *
   * @throws RefusedException with {@link Unreadable}, which holds the issues
   */
  public T orElseThrow() {
    if (value == null) {
      throw new RefusedException(new Unreadable(issues));
    }
    return value;
  }

  @Override
  public String toString() {
    return "Reading" + (isRead() ? "[read]" : issues.toString());
  }
}
