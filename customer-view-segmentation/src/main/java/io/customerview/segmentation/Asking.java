package io.customerview.segmentation;

import io.customerview.access.Inquiry;
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
import java.util.TreeSet;
import java.util.function.BiFunction;

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
    return new SegmentAnswer(
        facts.customer(),
        id,
        read(facts, held, (segment, of) -> Plan.of(formula(segment)).test(of)),
        basis(held));
  }

  SegmentExplanation explain(CustomerId customer, SegmentId id) {
    CustomerFacts facts = facts(customer);
    Rules.Held held = held(id);
    return read(
        facts,
        held,
        (segment, of) ->
            new SegmentExplanation(
                of.customer(),
                id,
                Explanation.of(segment, of, segments.known(), inquiry.today()),
                SmallestChanges.of(segment, of, segments.known(), inquiry.today()),
                basis(held)));
  }

  CustomerSegments match(CustomerId customer) {
    CustomerFacts facts = facts(customer);
    RuleSet ruleSet = ruleSet();
    Rules rules = rules(ruleSet);
    return segments.matching(
        matcher -> {
          Matches matches = matcher.match(rules.index(), inquiry.today(), facts);
          return new CustomerSegments(
              facts.customer(),
              List.copyOf(new TreeSet<>(matches.matched())),
              List.copyOf(new TreeSet<>(matches.failed())),
              rules.failed(),
              ruleSet.version(),
              inquiry.today(),
              inquiry.moment());
        });
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

  /** What fails, fails with a reason that people can read in their language. */
  private static <T> T read(
      CustomerFacts facts, Rules.Held held, BiFunction<Segment, CustomerFacts, T> question) {
    Segment segment =
        held.segment()
            .orElseThrow(
                () ->
                    new RefusedException(
                        new RuleUnreadable(held.stored().id(), held.failure().orElseThrow())));
    try {
      return question.apply(segment, facts);
    } catch (HostCriterionException failed) {
      throw new RefusedException(new CriterionFailed(failed.criterion()));
    }
  }
}
