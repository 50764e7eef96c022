package io.customerview.merge;

import io.customerview.shared.CustomerId;
import io.customerview.shared.MergeId;
import io.customerview.shared.Refusal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Why customers were not merged, or a merge was not undone. */
public sealed interface MergeRefusal extends Refusal {

  /** A customer can't be merged with itself, nor with one that it was merged with already. */
  record SameCustomer(CustomerId customer) implements MergeRefusal {
    @Override
    public String code() {
      return "merge.same_customer";
    }

    @Override
    public List<Object> arguments() {
      return List.of(customer.value());
    }
  }

  /** An id is a former one: its customer was merged already. */
  record AlreadyMerged(CustomerId former, CustomerId present) implements MergeRefusal {
    @Override
    public String code() {
      return "merge.already_merged";
    }

    @Override
    public List<Object> arguments() {
      return List.of(former.value(), present.value());
    }
  }

  /** One is a person and the other a company. */
  record PersonAndCompany() implements MergeRefusal {
    @Override
    public String code() {
      return "merge.person_and_company";
    }
  }

  /** They have two different CPFs, or CNPJs with different roots: they are not the same (MRG-1). */
  record DifferentTaxNumbers() implements MergeRefusal {
    @Override
    public String code() {
      return "merge.different_tax_numbers";
    }
  }

  /** One stands above the other: a parent organization and its member are not the same. */
  record OneAboveTheOther() implements MergeRefusal {
    @Override
    public String code() {
      return "merge.one_above_the_other";
    }
  }

  /** There is no merge with this id, or no longer. */
  record MergeUnknown(MergeId merge) implements MergeRefusal {
    @Override
    public String code() {
      return "merge.unknown";
    }

    @Override
    public List<Object> arguments() {
      return List.of(merge.value());
    }
  }

  /** The merge is undone already. */
  record AlreadyUndone(MergeId merge) implements MergeRefusal {
    @Override
    public String code() {
      return "merge.already_undone";
    }

    @Override
    public List<Object> arguments() {
      return List.of(merge.value());
    }
  }

  /** Another merge of the same customer came later, and is to be undone first. */
  record LaterMergeFirst(MergeId later) implements MergeRefusal {
    @Override
    public String code() {
      return "merge.later_merge_first";
    }

    @Override
    public List<Object> arguments() {
      return List.of(later.value());
    }
  }

  /**
   * Some of what the merge touched has changed since.
   *
   * @param conflicts what, by part and id
   * @param withheld the parts in which something has changed as well, and which the agent may not
   *     read (ACS-1); with {@code conflicts}, at least one
   */
  record ChangedSince(MergeId merge, List<MergeConflict> conflicts, Set<String> withheld)
      implements MergeRefusal {
    public ChangedSince {
      conflicts = List.copyOf(conflicts);
      withheld = Collections.unmodifiableSet(new TreeSet<>(withheld));
    }

    /** Makes the refusal for an agent who may read all that has changed. */
    public ChangedSince(MergeId merge, List<MergeConflict> conflicts) {
      this(merge, conflicts, Set.of());
    }

    static ChangedSince of(MergeId merge, List<MergeConflict> all, ReadableParts readable) {
      List<MergeConflict> told = all.stream().filter(one -> readable.part(one.part())).toList();
      Set<String> withheld = new TreeSet<>();
      all.stream()
          .map(MergeConflict::part)
          .filter(part -> !readable.part(part))
          .forEach(withheld::add);
      return new ChangedSince(merge, told, withheld);
    }

    @Override
    public String code() {
      return "merge.changed_since";
    }

    @Override
    public List<Object> arguments() {
      return List.of(merge.value(), conflicts.size() + withheld.size());
    }
  }
}
