package io.customerview.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The host's policy (política de contato) on when customers are written to, and on their contact
 * points: quiet hours, caps, which purposes are above them (CNT-14), and whether an opt-in makes a
 * primary (CNT-7).
 *
 * <pre>{@code
 * ContactPolicy.builder()
 *     .quietHours(QuietHours.none().daily(LocalTime.of(21, 0), LocalTime.of(8, 0)))
 *     .quietHours(MessageChannel.EMAIL, QuietHours.none())
 *     .cap(Cap.of(3, Duration.ofDays(7)).forPurposes(new Purpose("marketing")))
 *     .exempt(new Purpose("resend"))
 *     .urgent(new Purpose("fraud_alert"))
 *     .build();
 * }</pre>
 *
 * <p>Without a policy of the host's there are no quiet hours and no caps: which are right is a
 * matter of law and taste. No policy ever opens what an opt-out or a suppression closed. Immutable
 * and thread-safe.
 */
public final class ContactPolicy {

  private static final ContactPolicy STANDARD = builder().build();

  private final QuietHours quietHours;
  private final Map<MessageChannel, QuietHours> quietHoursByChannel;
  private final List<Cap> caps;
  private final Set<Purpose> urgent;
  private final Set<Purpose> exempt;
  private final boolean primaryByOptIn;

  private ContactPolicy(Builder from) {
    this.quietHours = from.quietHours;
    this.quietHoursByChannel = Map.copyOf(from.quietHoursByChannel);
    this.caps = List.copyOf(from.caps);
    this.urgent = Collections.unmodifiableSet(new TreeSet<>(from.urgent));
    this.exempt = Collections.unmodifiableSet(new TreeSet<>(from.exempt));
    this.primaryByOptIn = from.primaryByOptIn;
  }

  /** Obtains the policy of a host that sets none: no quiet hours, no caps, CNT-7 as it stands. */
  public static ContactPolicy standard() {
    return STANDARD;
  }

  /** Begins a policy. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the quiet hours of a message channel: its own, else those of every channel. */
  public QuietHours quietHours(MessageChannel channel) {
    return quietHoursByChannel.getOrDefault(channel, quietHours);
  }

  /** Returns the caps, in the order in which they were added. */
  public List<Cap> caps() {
    return caps;
  }

  /** Returns whether messages for a purpose go out in spite of quiet hours, caps and pauses. */
  public boolean isUrgent(Purpose purpose) {
    return urgent.contains(purpose);
  }

  /** Returns whether messages for a purpose have no quiet hours and no caps. */
  public boolean isExempt(Purpose purpose) {
    return exempt.contains(purpose);
  }

  /**
   * Returns whether an opt-in makes the point primary where its channel has no primary and no other
   * released point (CNT-7).
   */
  public boolean isPrimaryByOptIn() {
    return primaryByOptIn;
  }

  /** Returns since when hand-overs are to be known for a decision at a moment. */
  public Instant countsSince(Instant moment) {
    return caps.stream()
        .map(cap -> moment.minus(cap.window()))
        .min(Instant::compareTo)
        .orElse(moment);
  }

  /** Gathers a policy. Not thread-safe. */
  public static final class Builder {

    private QuietHours quietHours = QuietHours.none();
    private final Map<MessageChannel, QuietHours> quietHoursByChannel = new HashMap<>();
    private final List<Cap> caps = new ArrayList<>();
    private final Set<Purpose> urgent = new TreeSet<>();
    private final Set<Purpose> exempt = new TreeSet<>();
    private boolean primaryByOptIn = true;

    private Builder() {}

    /** Sets the quiet hours of every message channel that has none of its own. */
    public Builder quietHours(QuietHours hours) {
      this.quietHours = Objects.requireNonNull(hours, "hours");
      return this;
    }

    /** Sets the quiet hours of one message channel, in the place of those of every channel. */
    public Builder quietHours(MessageChannel channel, QuietHours hours) {
      quietHoursByChannel.put(channel, Objects.requireNonNull(hours, "hours"));
      return this;
    }

    /** Adds a cap; a message must be within all of them. */
    public Builder cap(Cap cap) {
      caps.add(Objects.requireNonNull(cap, "cap"));
      return this;
    }

    /**
     * Adds purposes that override quiet hours, caps and pauses, never an opt-out or a suppression.
     * Each message that goes out by this is audited. They count in caps.
     */
    public Builder urgent(Purpose... purposes) {
      urgent.addAll(List.of(purposes));
      return this;
    }

    /**
     * Adds purposes to which quiet hours and caps don't apply and which don't count in caps, such
     * as the resending of a document that the customer is asking for on the phone. Pauses hold them
     * as any other.
     */
    public Builder exempt(Purpose... purposes) {
      exempt.addAll(List.of(purposes));
      return this;
    }

    /** Sets whether an opt-in can make a point primary by itself (CNT-7); it can unless set. */
    public Builder primaryByOptIn(boolean on) {
      this.primaryByOptIn = on;
      return this;
    }

    /** Returns the policy. */
    public ContactPolicy build() {
      return new ContactPolicy(this);
    }
  }
}
