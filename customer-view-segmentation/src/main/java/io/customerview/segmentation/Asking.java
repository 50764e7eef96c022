package io.customerview.segmentation;

import io.customerview.access.Inquiry;
import io.customerview.access.Permission;
import io.customerview.base.CustomerFacts;
import io.customerview.base.RuleSet;
import io.customerview.base.SegmentRuleRefusal.UnknownSegment;
import io.customerview.segmentation.explain.Explanation;
import io.customerview.segmentation.explain.SmallestChanges;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.internal.index.Matches;
import io.customerview.segmentation.internal.plan.Plan;
import io.customerview.segmentation.rule.HostCriterionException;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.rule.SegmentRefusal.CriterionFailed;
import io.customerview.segmentation.rule.SegmentRefusal.RuleUnreadable;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Asks the rules of one customer, as both are now: nothing of it is kept. */
final class Asking {

  private final Segments segments;
  private final Inquiry inquiry;

  Asking(Segments segments, Inquiry inquiry) {
    this.segments = segments;
    this.inquiry = inquiry;
  }

  SegmentAnswer answer(CustomerId customer, SegmentId id) {
    CustomerFacts facts = facts(customer);
    Rules.Held held = held(id);
    return read(
        () -> {
          boolean isMember = Plan.of(formula(segment(held))).test(facts);
          Set<SegmentId> now = isMember ? Set.of(id) : Set.of();
          return new SegmentAnswer(
              facts.customer(),
              id,
              isMember,
              held.relative().isPresent()
                  ? turns().next(facts, List.of(held), now)
                  : Optional.empty(),
              basis(held));
        });
  }

  SegmentExplanation explain(CustomerId customer, SegmentId id) {
    CustomerFacts facts = facts(customer);
    Rules.Held held = held(id);
    Segment segment = segment(held);
    return read(
        () ->
            new SegmentExplanation(
                facts.customer(),
                id,
                explanation(segment, facts),
                SmallestChanges.of(segment, facts, segments.known(), inquiry.today()),
                basis(held)));
  }

  private Explanation explanation(Segment segment, CustomerFacts facts) {
    Explanation whole = Explanation.of(segment, facts, segments.known(), inquiry.today());
    return inquiry.desk().permissions().contains(Permission.READ_CONTRACTS)
        ? whole
        : whole.withoutContracts();
  }

  CustomerSegments match(CustomerId customer) {
    CustomerFacts facts = facts(customer);
    RuleSet ruleSet = ruleSet();
    Rules rules = rules(ruleSet);
    Set<SegmentId> in = new TreeSet<>();
    Set<SegmentId> unknown = new TreeSet<>();
    segments.matching(
        matcher -> {
          Matches matches = matcher.match(rules.index(), inquiry.today(), facts);
          in.addAll(matches.matched());
          return unknown.addAll(matches.failed());
        });
    List<Rules.Held> relative =
        rules.relative().stream().filter(each -> !unknown.contains(each.stored().id())).toList();
    return read(
        () ->
            new CustomerSegments(
                facts.customer(),
                List.copyOf(in),
                List.copyOf(unknown),
                rules.failed(),
                turns().next(facts, relative, in),
                ruleSet.version(),
                inquiry.today(),
                inquiry.moment()));
  }

  private Turns turns() {
    return new Turns(segments.known(), inquiry.today());
  }

  private CustomerFacts facts(CustomerId customer) {
    CustomerId present = inquiry.resolve(customer);
    CustomerFacts facts =
        Finding.facts(segments.storage(), inquiry.work(), List.of(present)).get(present);
    if (facts == null) {
      throw Inquiry.unknown(customer);
    }
    return facts;
  }

  private RuleSet ruleSet() {
    return segments.storage().segmentRules().ruleSet(inquiry.work());
  }

  private Rules rules(RuleSet ruleSet) {
    return segments.rules(inquiry.work(), ruleSet, inquiry.today());
  }

  private Rules.Held held(SegmentId id) {
    return rules(ruleSet())
        .find(id)
        .orElseThrow(() -> new RefusedException(new UnknownSegment(id)));
  }

  private Formula formula(Segment segment) {
    return Formula.of(segment, segments.known(), inquiry.today());
  }

  private Basis basis(Rules.Held held) {
    return new Basis(held.stored().version(), inquiry.today(), inquiry.moment());
  }

  private static Segment segment(Rules.Held held) {
    return held.segment()
        .orElseThrow(
            () ->
                new RefusedException(
                    new RuleUnreadable(held.stored().id(), held.failure().orElseThrow())));
  }

  /** What fails, fails with a reason that people can read in their language. */
  private static <T> T read(Supplier<T> question) {
    try {
      return question.get();
    } catch (HostCriterionException failed) {
      throw new RefusedException(new CriterionFailed(failed.criterion()));
    }
  }
}
