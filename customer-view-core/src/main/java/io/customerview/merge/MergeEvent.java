package io.customerview.merge;

import io.customerview.audit.AuditEntry;
import io.customerview.base.Membership;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.MergeId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What merging did to a customer. */
public sealed interface MergeEvent extends DomainEvent {

  /** Returns the other one of the two. */
  CustomerId other();

  @Override
  default Map<String, String> details() {
    return Map.of("other", other().toString());
  }

  /** What a single merge did. */
  sealed interface OfMerge extends MergeEvent {

    /** The detail that tells which merge. */
    String MERGE = "merge";

    /** Returns which merge. */
    MergeId merge();

    @Override
    default Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>();
      details.put(MERGE, merge().toString());
      details.put("other", other().toString());
      return details;
    }
  }

  /** An agent has said that this customer and another one are not the same (MRG-1). */
  record NotDuplicateSaid(CustomerId other) implements MergeEvent {
    @Override
    public String name() {
      return "merge.not_duplicate";
    }
  }

  /** What an agent had said of this customer and another one is taken back (MRG-1). */
  record NotDuplicateTakenBack(CustomerId other) implements MergeEvent {
    @Override
    public String name() {
      return "merge.not_duplicate_taken_back";
    }
  }

  /** Another customer was merged into this one. */
  record CustomerMerged(MergeId merge, CustomerId other) implements OfMerge {
    @Override
    public String name() {
      return "merge.merged";
    }
  }

  /**
   * This customer was merged into another one, and its id leads there.
   *
   * @param left the memberships in segments that it had, and has no more
   */
  record CustomerMergedAway(MergeId merge, CustomerId other, List<Membership> left)
      implements OfMerge {

    public CustomerMergedAway {
      left = List.copyOf(left);
    }

    @Override
    public String name() {
      return AuditEntry.MERGED_AWAY;
    }
  }

  /** What the undoing of a merge did to one of the two. */
  sealed interface OfUndoing extends OfMerge {

    /** Returns the memberships in segments that this customer had before the merge. */
    List<Membership> earlier();
  }

  /**
   * The merge of another customer into this one was undone.
   *
   * @param earlier the memberships in segments that this one had before the merge
   */
  record MergeUndone(MergeId merge, CustomerId other, List<Membership> earlier)
      implements OfUndoing {

    public MergeUndone {
      earlier = List.copyOf(earlier);
    }

    @Override
    public String name() {
      return "merge.undone";
    }
  }

  /**
   * This customer is one of its own again.
   *
   * @param earlier the memberships in segments that it had before the merge
   */
  record CustomerParted(MergeId merge, CustomerId other, List<Membership> earlier)
      implements OfUndoing {

    public CustomerParted {
      earlier = List.copyOf(earlier);
    }

    @Override
    public String name() {
      return "merge.parted";
    }
  }
}
