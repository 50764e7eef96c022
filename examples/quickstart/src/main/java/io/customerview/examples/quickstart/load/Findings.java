package io.customerview.examples.quickstart.load;

import io.customerview.examples.quickstart.mapping.Effect;
import io.customerview.examples.quickstart.mapping.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything about a file that somebody should look at. Immutable.
 *
 * @param all in the order of rows
 */
public record Findings(List<Finding> all) {

  public Findings {
    all = all.stream().sorted(Comparator.comparing(Finding::row)).toList();
  }

  /** Findings of one kind: in one column, for one reason. The first ones stand for all. */
  public record Group(List<Finding> findings) {

    /** Returns how many rows it concerns. */
    public long rows() {
      return findings.stream().mapToLong(Finding::row).distinct().count();
    }

    /** Returns the one that is shown for all. */
    public Finding first() {
      return findings.get(0);
    }
  }

  /** Returns the findings of one effect by column and reason, most frequent first. */
  public List<Group> groups(Effect effect) {
    Map<List<String>, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding finding : all) {
      if (finding.effect() == effect) {
        groups
            .computeIfAbsent(
                List.of(finding.column().title(), finding.reason().code()),
                key -> new ArrayList<>())
            .add(finding);
      }
    }
    return groups.values().stream()
        .map(Group::new)
        .sorted(Comparator.comparing(Group::rows).reversed())
        .toList();
  }

  @Override
  public String toString() {
    return "Findings[" + all.size() + "]";
  }
}
