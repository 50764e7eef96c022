package io.customerview.message;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What happened to one message, whatever the order in which it was reported (INT-6). Immutable.
 *
 * @param interactions in the order in which they happened
 */
public record MessageHistory(List<Interaction> interactions) {

  /** Nothing yet. */
  public static final MessageHistory NONE = new MessageHistory(List.of());

  public MessageHistory {
    interactions = interactions.stream().sorted(Interaction.IN_TIME).toList();
  }

  /**
   * What a report does.
   *
   * @param after the history after
   * @param counts whether it tells of something new; not if it came before, under the same key
   * @param replaced the interaction in whose place it stands, where the provider tells of one event
   *     twice in different words: the earlier moment counts, then the earlier kind, so that the
   *     order of reports makes no difference
   */
  public record Taken(MessageHistory after, boolean counts, Optional<Interaction> replaced) {

    /** Returns whether anything is to be kept. */
    public boolean isChanged() {
      return counts || replaced.isPresent();
    }
  }

  /** Takes a report. The same report twice counts once (INT-6). */
  public Taken take(Interaction report) {
    Map<String, Interaction> byKey = new TreeMap<>();
    interactions.forEach(one -> byKey.put(one.key(), one));
    Interaction before = byKey.get(report.key());
    if (before != null && Interaction.IN_TIME.compare(before, report) <= 0) {
      return new Taken(this, false, Optional.empty());
    }
    byKey.put(report.key(), report);
    return new Taken(of(byKey.values()), before == null, Optional.ofNullable(before));
  }

  private static MessageHistory of(Collection<Interaction> interactions) {
    return new MessageHistory(List.copyOf(interactions));
  }

  /** Returns the latest status: the last thing that happened (INT-6). */
  public Optional<Interaction> latest() {
    return interactions.isEmpty()
        ? Optional.empty()
        : Optional.of(interactions.get(interactions.size() - 1));
  }

  /** Returns when something of a kind happened first. */
  public Optional<Instant> first(InteractionKind kind) {
    return interactions.stream().filter(one -> one.kind() == kind).map(Interaction::at).findFirst();
  }
}
