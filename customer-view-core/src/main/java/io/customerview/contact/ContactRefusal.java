package io.customerview.contact;

import io.customerview.shared.ContactPointId;
import io.customerview.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why a change of contact points was refused. */
public sealed interface ContactRefusal extends Refusal {

  /** The customer has no contact point with this id, or has it no longer. */
  record ContactPointUnknown(ContactPointId point) implements ContactRefusal {
    @Override
    public String code() {
      return "contact.unknown";
    }

    @Override
    public List<Object> arguments() {
      return List.of(point.value());
    }
  }

  /**
   * The customer has this address already on this channel, however it is written (CNT-6).
   *
   * @param point the contact point that has it; empty where it was added at the same time by
   *     somebody else
   */
  record AddressTaken(Optional<ContactPointId> point) implements ContactRefusal {
    @Override
    public String code() {
      return "contact.address_taken";
    }
  }

  /** A point that is not released can't be primary (CNT-4). */
  record PrimaryNotReleased() implements ContactRefusal {
    @Override
    public String code() {
      return "contact.primary_not_released";
    }
  }

  /** Another point was made primary at the same time (CNT-3, CNT-8). */
  record SecondPrimary() implements ContactRefusal {
    @Override
    public String code() {
      return "contact.second_primary";
    }
  }

  /** An edit would move a point to another channel. */
  record OtherChannel(ContactChannel expected, ContactChannel given) implements ContactRefusal {
    @Override
    public String code() {
      return "contact.other_channel";
    }

    @Override
    public List<Object> arguments() {
      return List.of(expected, given);
    }
  }

  /**
   * The address stands on the suppression list, so it can't be opted in, nor made primary (CNT-13).
   */
  record Suppressed() implements ContactRefusal {
    @Override
    public String code() {
      return "contact.suppressed";
    }
  }

  /** The evidence of an opt-in lies in the future (CNT-9). */
  record EvidenceInFuture(Instant at, Instant now) implements ContactRefusal {
    @Override
    public String code() {
      return "contact.evidence_in_future";
    }

    @Override
    public List<Object> arguments() {
      return List.of(at, now);
    }
  }

  /**
   * The address was opted out after the evidence was given: an opt-in from before can't take that
   * back (CNT-12).
   */
  record OptedOutSince(Instant evidence, Instant optOut) implements ContactRefusal {
    @Override
    public String code() {
      return "contact.opted_out_since";
    }

    @Override
    public List<Object> arguments() {
      return List.of(evidence, optOut);
    }
  }

  /**
   * There is evidence already that was given later, perhaps for fewer purposes: an older one can't
   * widen it (CNT-12).
   */
  record NewerEvidence(Instant evidence, Instant present) implements ContactRefusal {
    @Override
    public String code() {
      return "contact.newer_evidence";
    }

    @Override
    public List<Object> arguments() {
      return List.of(evidence, present);
    }
  }

  /**
   * The customer was merged with another one after the evidence was given, and what that one had
   * said of the address restricts it: what was known by then can't take that back (MRG-2, CNT-12).
   */
  record RestrictedSince(Instant evidence, Instant merge) implements ContactRefusal {
    @Override
    public String code() {
      return "contact.restricted_since";
    }

    @Override
    public List<Object> arguments() {
      return List.of(evidence, merge);
    }
  }

  /** An edit came with evidence, but it gives no released point another address (CNT-6). */
  record EvidenceNotNeeded() implements ContactRefusal {
    @Override
    public String code() {
      return "contact.evidence_not_needed";
    }
  }
}
