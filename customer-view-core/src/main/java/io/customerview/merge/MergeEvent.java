package io.customerview.merge;

import io.customerview.audit.AuditEntry;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.MergeId;
import java.util.LinkedHashMap;
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

    /** Returns which merge. */
    MergeId merge();

    @Override
    default Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("merge", merge().toString());
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

  /** This customer was merged into another one, and its id leads there. */
  record CustomerMergedAway(MergeId merge, CustomerId other) implements OfMerge {
    @Override
    public String name() {
      return AuditEntry.MERGED_AWAY;
    }
  }

  /** The merge of another customer into this one was undone. */
  record MergeUndone(MergeId merge, CustomerId other) implements OfMerge {
    @Override
    public String name() {
      return "merge.undone";
    }
  }

  /** This customer is one of its own again. */
  record CustomerParted(MergeId merge, CustomerId other) implements OfMerge {
    @Override
    public String name() {
      return "merge.parted";
    }
  }
}
