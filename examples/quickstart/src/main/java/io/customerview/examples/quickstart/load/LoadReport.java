package io.customerview.examples.quickstart.load;

import io.customerview.customer.Registered.Outcome;
import io.customerview.examples.quickstart.mapping.Effect;
import io.customerview.examples.quickstart.mapping.Finding;
import io.customerview.intake.RowOutcome.Taken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a file: {@code rows = blank + refused + registered + changed + unchanged}.
 * Immutable.
 *
 * @param blank rows with nothing in them
 * @param refused rows of which nothing was taken
 * @param registered rows of new customers
 * @param changed rows that changed a customer
 * @param unchanged rows that changed nothing
 * @param contacts contact points that were added
 * @param optedOut contact points that were opted out, new ones included
 * @param findings everything that somebody should look at, in the order of rows
 */
public record LoadReport(
    long blank,
    long refused,
    long registered,
    long changed,
    long unchanged,
    long contacts,
    long optedOut,
    List<Finding> findings) {

  public LoadReport {
    findings = List.copyOf(findings);
  }

  /** Returns how many rows there were. */
  public long rows() {
    return blank + refused + registered + changed + unchanged;
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
    for (Finding finding : findings) {
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
    return "LoadReport[rows=" + rows() + ", refused=" + refused + "]";
  }

  /** Counts rows and gathers findings. Not thread-safe. */
  static final class Builder {

    private final List<Finding> findings = new ArrayList<>();
    private long blank;
    private long refused;
    private long registered;
    private long changed;
    private long unchanged;
    private long contacts;
    private long optedOut;

    void blank() {
      blank++;
    }

    void refused() {
      refused++;
    }

    void taken(Taken taken) {
      contacts += taken.contactsAdded();
      optedOut += taken.contactsOptedOut();
      registered += taken.outcome() == Outcome.NEW ? 1 : 0;
      changed += taken.outcome() == Outcome.CHANGED ? 1 : 0;
      unchanged += taken.outcome() == Outcome.UNCHANGED ? 1 : 0;
    }

    void find(Finding finding) {
      findings.add(finding);
    }

    LoadReport build() {
      findings.sort(Comparator.comparing(Finding::row));
      return new LoadReport(
          blank, refused, registered, changed, unchanged, contacts, optedOut, findings);
    }
  }
}
