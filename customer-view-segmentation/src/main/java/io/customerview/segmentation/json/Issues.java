package io.customerview.segmentation.json;

import io.customerview.segmentation.json.JsonRefusal.MoreIssues;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a document. */
final class Issues {

  private final List<Issue> found = new ArrayList<>();
  private int more;

  void add(Node node, Refusal refusal, String example) {
    add(node.pointer(), node.line, node.column, refusal, example);
  }

  void add(String pointer, int line, int column, Refusal refusal, String example) {
    if (found.size() < SegmentJson.MOST_ISSUES) {
      found.add(new Issue(pointer, line, column, refusal, example));
    } else {
      more++;
    }
  }

  /** Makes a value; null, and an issue, if it is refused. */
  <T> @Nullable T attempt(Node node, String example, Supplier<T> make) {
    try {
      return make.get();
    } catch (RefusedException e) {
      add(node, e.refusal(), example);
      return null;
    }
  }

  /** Returns everything in the order of the document. */
  List<Issue> all() {
    List<Issue> all = new ArrayList<>(found);
    all.sort(Comparator.comparingInt(Issue::line).thenComparingInt(Issue::column));
    if (more > 0) {
      all.add(new Issue("", 1, 1, new MoreIssues(more), Examples.SEGMENT));
    }
    return all;
  }
}
