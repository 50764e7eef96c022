package io.customerview.segmentation;

import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Permission;
import io.customerview.base.CustomerFacts;
import io.customerview.base.RuleSet;
import io.customerview.base.SegmentRuleRefusal.SegmentUnknown;
import io.customerview.customer.Customer;
import io.customerview.segmentation.explain.Explanation;
import io.customerview.segmentation.explain.SmallestChanges;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Horizon;
import io.customerview.segmentation.internal.plan.Plan;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.HostCriterionException;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.rule.SegmentRefusal.CriterionFailed;
import io.customerview.segmentation.rule.SegmentRefusal.RuleUnreadable;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import io.customerview.shared.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the rules of one customer, as both were when they were read: nothing of it is kept. It is
 * made in a unit of work, and answers after it: what a host's own criteria and the search for the
 * smallest changes take, they take from nobody else.
 */
final class Asking {

  private final Segments segments;
  private final Criteria known;
  private final Desk desk;
  private final CustomerFacts facts;
  private final RuleSet ruleSet;
  private final Rules rules;
  private final LocalDate today;
  private final Instant moment;

  /**
   * Reads the customer and the rules.
   *
   * @throws RefusedException with {@code CustomerUnknown}
   */
  Asking(Segments segments, Inquiry inquiry, CustomerId customer) {
    this.segments = segments;
    this.known = segments.known().readOnce();
    this.desk = inquiry.desk();
    this.today = inquiry.today();
    this.moment = inquiry.moment();
    this.facts = facts(segments, inquiry, customer);
    this.ruleSet = segments.storage().segmentRules().ruleSet(inquiry.work());
    this.rules = segments.rules(inquiry.work(), ruleSet, today);
  }

  private static CustomerFacts facts(Segments segments, Inquiry inquiry, CustomerId customer) {
    CustomerId present = inquiry.resolve(customer);
    Optional<Version> version;
    @Nullable CustomerFacts facts;
    do { // until nothing happened between reading the customer and reading its contracts
      version = version(segments, inquiry, present);
      facts = Finding.facts(segments.storage(), inquiry.work(), List.of(present)).get(present);
    } while (!version(segments, inquiry, present).equals(version));
    if (facts == null) {
      throw Inquiry.unknown(customer);
    }
    return facts;
  }

  private static Optional<Version> version(
      Segments segments, Inquiry inquiry, CustomerId customer) {
    return segments.storage().customers().find(inquiry.work(), customer).map(Customer::version);
  }

  SegmentAnswer answer(SegmentId id) {
    Rules.Held held = held(id);
    DraftAnswer answer = answer(segment(held));
    return new SegmentAnswer(
        answer.customer(), id, answer.isMember(), answer.changesOn(), basis(held));
  }

  DraftAnswer answer(Segment segment) {
    Horizon horizon = Horizon.of(segment, known);
    return read(
        () ->
            new DraftAnswer(
                facts.customer(),
                isMember(segment, today),
                horizon.nextChange(facts, today, day -> isMember(segment, day)),
                today,
                moment));
  }

  private boolean isMember(Segment segment, LocalDate day) {
    return Plan.of(Formula.of(segment, known, day)).test(facts);
  }

  SegmentExplanation explain(SegmentId id) {
    Rules.Held held = held(id);
    DraftExplanation why = explain(segment(held));
    return new SegmentExplanation(
        why.customer(), id, why.explanation(), why.changes(), basis(held));
  }

  DraftExplanation explain(Segment segment) {
    return read(
        () ->
            new DraftExplanation(
                facts.customer(),
                explanation(segment),
                SmallestChanges.of(segment, facts, known, today),
                today,
                moment));
  }

  private Explanation explanation(Segment segment) {
    Explanation whole = Explanation.of(segment, facts, known, today);
    return desk.permissions().contains(Permission.READ_CONTRACTS)
        ? whole
        : whole.withoutContracts();
  }

  CustomerSegments match() {
    Answers now = segments.matching(matcher -> Answers.of(rules, known, today, facts, matcher));
    return new CustomerSegments(
        facts.customer(),
        List.copyOf(now.in()),
        List.copyOf(now.unknown()),
        rules.failed(),
        now.changesOn(),
        ruleSet.version(),
        today,
        moment);
  }

  private Rules.Held held(SegmentId id) {
    return rules.find(id).orElseThrow(() -> new RefusedException(new SegmentUnknown(id)));
  }

  private Basis basis(Rules.Held held) {
    return new Basis(held.stored().version(), today, moment);
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
