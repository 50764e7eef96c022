package io.customerview.segmentation;

import io.customerview.base.CustomerFacts;
import io.customerview.base.Membership;
import io.customerview.contract.Contract;
import io.customerview.contract.CustomerContracts;
import io.customerview.customer.Customer;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.internal.index.Matcher;
import io.customerview.segmentation.internal.index.Matches;
import io.customerview.segmentation.internal.plan.Plan;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.HostCriterionException;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds and keeps what customers have entered and left, in a unit of work that has locked them. */
final class Finding {

  private final Storage storage;
  private final Criteria known;
  private final Rules rules;
  private final long ruleSet;
  private final LocalDate today;

  Finding(Storage storage, Criteria known, Rules rules, long ruleSet, LocalDate today) {
    this.storage = storage;
    this.known = known;
    this.rules = rules;
    this.ruleSet = ruleSet;
    this.today = today;
  }

  /** Returns what changed, of those customers to whom something happened or who were not asked. */
  List<MembershipChange> of(UnitOfWork work, Collection<CustomerId> customers, Matcher matcher) {
    Map<CustomerId, List<Membership>> before = storage.segmentMembers().of(work, customers);
    List<Membership> entering = new ArrayList<>();
    List<Membership> leaving = new ArrayList<>();
    Map<CustomerId, Optional<LocalDate>> turns = new LinkedHashMap<>();
    List<MembershipChange> changes = new ArrayList<>();
    facts(storage, work, customers)
        .forEach(
            (customer, facts) -> {
              Matches matches = matcher.match(rules.index(), today, facts);
              Set<SegmentId> unknown = new TreeSet<>(matches.failed());
              Set<SegmentId> now = new TreeSet<>(matches.matched());
              Set<SegmentId> entered = new TreeSet<>(now);
              List<SegmentId> left = new ArrayList<>();
              for (Membership membership : before.getOrDefault(customer, List.of())) {
                SegmentId segment = membership.segment();
                boolean stays = entered.remove(segment);
                if (!stays && rules.index().contains(segment) && !unknown.contains(segment)) {
                  left.add(segment);
                  leaving.add(membership);
                }
              }
              for (SegmentId segment : entered) {
                entering.add(new Membership(segment, customer, work.moment(), version(segment)));
              }
              turns.put(customer, unknown.isEmpty() ? nextTurn(facts, now) : Optional.of(today));
              MembershipChange change =
                  new MembershipChange(
                      customer,
                      List.copyOf(entered),
                      left,
                      List.copyOf(unknown),
                      ruleSet,
                      today,
                      work.moment());
              if (change.isChange() || !unknown.isEmpty()) {
                changes.add(change);
              }
            });
    storage.segmentMembers().leave(work, leaving);
    storage.segmentMembers().enter(work, entering);
    storage.segmentMembers().turns(work, turns);
    return changes;
  }

  private Version version(SegmentId segment) {
    return rules.find(segment).orElseThrow().stored().version();
  }

  /** The first day on which one of the segments that move with the days changes its answer. */
  private Optional<LocalDate> nextTurn(CustomerFacts facts, Set<SegmentId> now) {
    if (rules.relative().isEmpty()) {
      return Optional.empty();
    }
    SortedMap<LocalDate, List<Rules.Held>> candidates = new TreeMap<>();
    try {
      for (Rules.Held each : rules.relative()) {
        for (LocalDate day : each.relative().orElseThrow().turns(facts, today)) {
          candidates.computeIfAbsent(day, key -> new ArrayList<>()).add(each);
        }
      }
      for (Map.Entry<LocalDate, List<Rules.Held>> candidate : candidates.entrySet()) {
        for (Rules.Held each : candidate.getValue()) {
          Formula then = Formula.of(each.segment().orElseThrow(), known, candidate.getKey());
          if (Plan.of(then).test(facts) != now.contains(each.stored().id())) {
            return Optional.of(candidate.getKey());
          }
        }
      }
      return Optional.empty();
    } catch (HostCriterionException failed) {
      return Optional.of(today); // asked again with the next refresh
    }
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
