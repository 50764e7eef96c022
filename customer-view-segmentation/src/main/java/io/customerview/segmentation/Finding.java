package io.customerview.segmentation;

import io.customerview.base.CustomerFacts;
import io.customerview.base.Membership;
import io.customerview.base.Turn;
import io.customerview.contract.Contract;
import io.customerview.contract.CustomerContracts;
import io.customerview.customer.Customer;
import io.customerview.segmentation.internal.index.Matcher;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.shared.CustomerId;
import io.customerview.shared.SegmentId;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds and keeps what customers have entered and left, in a unit of work that has locked them. */
final class Finding {

  private final Storage storage;
  private final Criteria known;
  private final Rules rules;
  private final long ruleSet;
  private final LocalDate today;
  private final MergeChanges merges;
  private final boolean noteUnread;

  /**
   * Prepares to find.
   *
   * @param merges what merges have done to customers
   * @param noteUnread whether to note of each customer the segments whose rule can't be read here,
   *     so that a process that can will ask them
   */
  Finding(
      Storage storage,
      Criteria known,
      Rules rules,
      long ruleSet,
      LocalDate today,
      MergeChanges merges,
      boolean noteUnread) {
    this.storage = storage;
    this.known = known.readOnce();
    this.rules = rules;
    this.ruleSet = ruleSet;
    this.today = today;
    this.merges = merges;
    this.noteUnread = noteUnread;
  }

  /** Returns what changed, of those customers to whom something happened or who were not asked. */
  List<MembershipChange> of(UnitOfWork work, Collection<CustomerId> customers, Matcher matcher) {
    Map<CustomerId, List<Membership>> before = storage.segmentMembers().of(work, customers);
    List<Membership> entering = new ArrayList<>();
    List<Membership> leaving = new ArrayList<>();
    Map<CustomerId, Optional<Turn>> turns = new LinkedHashMap<>();
    List<MembershipChange> changes = new ArrayList<>();
    merges
        .left()
        .forEach(
            (customer, left) -> changes.add(change(work, customer, List.of(), left, List.of())));
    facts(storage, work, customers)
        .forEach(
            (customer, facts) -> {
              Answers now = Answers.of(rules, known, today, facts, matcher);
              Set<SegmentId> unknown = now.unknown();
              Set<SegmentId> entered = new TreeSet<>(now.in());
              entered.addAll(staying(customer, unknown));
              List<SegmentId> left = new ArrayList<>();
              for (Membership membership : before.getOrDefault(customer, List.of())) {
                SegmentId segment = membership.segment();
                boolean stays = entered.remove(segment);
                // who is in a segment whose rule can't be read here stays there
                if (!stays && rules.index().contains(segment) && !unknown.contains(segment)) {
                  left.add(segment);
                  leaving.add(membership);
                }
              }
              for (SegmentId segment : entered) {
                entering.add(entered(work, segment, customer));
              }
              turns.put(customer, turn(now));
              MembershipChange change =
                  change(work, customer, List.copyOf(entered), left, List.copyOf(unknown));
              if (change.isChange() || !unknown.isEmpty()) {
                changes.add(change);
              }
            });
    storage.segmentMembers().enter(work, entering);
    storage.segmentMembers().leave(work, leaving);
    storage.segmentMembers().turns(work, turns);
    return changes;
  }

  private MembershipChange change(
      UnitOfWork work,
      CustomerId customer,
      List<SegmentId> entered,
      List<SegmentId> left,
      List<SegmentId> unknown) {
    return new MembershipChange(customer, entered, left, unknown, ruleSet, today, work.moment());
  }

  /** Of a customer that is again what it was: the segments that can't be asked whether it stays. */
  private List<SegmentId> staying(CustomerId customer, Set<SegmentId> unknown) {
    return merges.earlierOf(customer).keySet().stream()
        .filter(segment -> rules.find(segment).isPresent())
        .filter(segment -> unknown.contains(segment) || !rules.index().contains(segment))
        .toList();
  }

  private Membership entered(UnitOfWork work, SegmentId segment, CustomerId customer) {
    @Nullable Membership earlier = merges.earlierOf(customer).get(segment);
    return earlier == null
        ? new Membership(segment, customer, work.moment(), version(segment))
        : earlier;
  }

  private Version version(SegmentId segment) {
    return rules.find(segment).orElseThrow().stored().version();
  }

  private Optional<Turn> turn(Answers now) {
    Set<SegmentId> unanswered = new TreeSet<>(now.unknown());
    if (noteUnread) {
      unanswered.addAll(rules.failed().keySet());
    }
    return unanswered.isEmpty()
        ? now.changesOn().map(Turn::on)
        : Optional.of(new Turn(today, unanswered)); // asked again with the next refresh
  }

  /** Returns the facts of those customers that there are. */
  static Map<CustomerId, CustomerFacts> facts(
      Storage storage, UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, Customer> found = storage.customers().find(work, customers);
    Map<CustomerId, List<Contract>> contracts = storage.contracts().of(work, customers);
    Map<CustomerId, CustomerFacts> facts = new LinkedHashMap<>();
    found.forEach(
        (id, customer) ->
            facts.put(
                id,
                CustomerFacts.of(
                    id,
                    customer.registration(),
                    new CustomerContracts(contracts.getOrDefault(id, List.of())))));
    return facts;
  }
}
