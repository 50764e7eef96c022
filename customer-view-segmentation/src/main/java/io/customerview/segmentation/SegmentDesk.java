package io.customerview.segmentation;

import io.customerview.access.Change;
import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.base.AsOf;
import io.customerview.base.Membership;
import io.customerview.base.RuleSet;
import io.customerview.base.SegmentMembers;
import io.customerview.base.SegmentRuleRefusal.StaleSegment;
import io.customerview.base.SegmentRuleRefusal.UnknownSegment;
import io.customerview.base.SegmentRules;
import io.customerview.base.StoredSegment;
import io.customerview.identity.FoldedText;
import io.customerview.segmentation.SegmentEvent.SegmentRemoved;
import io.customerview.segmentation.SegmentEvent.SegmentSaved;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.json.SegmentJson;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.CodePointOrder;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The segments, for one agent: check and save rules, bring members up to date, read them, and ask
 * of any customer what holds and why (SEG-1, SEG-7 to SEG-10).
 *
 * <p>Thread-safe. Every command is one unit of work, but {@link #refresh()}, which is many.
 */
public final class SegmentDesk {

  /** The most members on a page. */
  public static final int LARGEST_PAGE = 1_000;

  /** How many customers a refresh looks at in one unit of work. */
  static final int CHUNK = 500;

  private static final Operation SAVE =
      new Operation("segments.save", Permission.CONFIGURE_MANAGEMENT);
  private static final Operation REMOVE =
      new Operation("segments.remove", Permission.CONFIGURE_MANAGEMENT);
  private static final Operation REFRESH =
      new Operation("segments.refresh", Permission.CONFIGURE_MANAGEMENT);
  private static final Operation LIST = new Operation("segments.list", Permission.READ_MANAGEMENT);
  private static final Operation FIND = new Operation("segments.find", Permission.READ_MANAGEMENT);
  private static final Operation MEMBERS =
      new Operation("segments.members", Permission.READ_MANAGEMENT);
  private static final Operation OF = new Operation("segments.of", Permission.READ_MANAGEMENT);
  private static final Operation CHECK =
      new Operation("segments.check", Permission.CONFIGURE_MANAGEMENT);
  private static final Operation ASK = new Operation("segments.ask", Permission.READ_MANAGEMENT);
  private static final Operation MATCH =
      new Operation("segments.match", Permission.READ_MANAGEMENT);
  private static final Operation EXPLAIN =
      new Operation("segments.explain", Permission.READ_MANAGEMENT);

  /** As people look names up: without case and accents first. */
  private static final Comparator<SegmentEntry> BY_NAME =
      Comparator.comparing(
              (SegmentEntry entry) -> FoldedText.withPunctuation(entry.name()),
              CodePointOrder::compare)
          .thenComparing(SegmentEntry::name, CodePointOrder::compare);

  private final Desk desk;
  private final Segments segments;
  private final SegmentRules rules;
  private final SegmentMembers members;

  SegmentDesk(Desk desk, Segments segments) {
    this.desk = desk;
    this.segments = segments;
    this.rules = segments.storage().segmentRules();
    this.members = segments.storage().segmentMembers();
  }

  /**
   * Checks a segment before it is added (SEG-8): by itself, and beside every stored one. The work
   * is bounded, and what it does not suffice for is told as undecided.
   *
   * @throws RefusedException with {@code CriterionUnknown} if it uses a criterion that is not known
   *     here
   */
  public SegmentReview check(Segment segment) {
    return desk.ask(CHECK, inquiry -> review(inquiry, segment, Optional.empty()));
  }

  /**
   * As {@link #check(Segment)}, before a stored segment is changed: it is not compared with what it
   * was.
   *
   * @throws RefusedException with {@link UnknownSegment}, or as {@link #check(Segment)}
   */
  public SegmentReview check(SegmentId changed, Segment segment) {
    return desk.ask(
        CHECK,
        inquiry -> {
          stored(inquiry.work(), changed);
          return review(inquiry, segment, Optional.of(changed));
        });
  }

  private SegmentReview review(Inquiry inquiry, Segment segment, Optional<SegmentId> own) {
    Rules read = segments.rules(inquiry.work(), rules.ruleSet(inquiry.work()), inquiry.today());
    return new Reviewing(read, segments.known(), inquiry.today()).of(segment, own);
  }

  /**
   * Adds a segment. Its members are found by the next {@linkplain #refresh() refresh}, and by every
   * change of a customer from now on.
   *
   * @throws RefusedException with {@code NameTaken}, or with {@code CriterionUnknown} if it uses a
   *     criterion that is not known here
   */
  public SegmentId add(Segment segment) {
    return desk.change(
        SAVE,
        change -> {
          SegmentId id = new SegmentId(segments.ids().next());
          save(change, rules.lock(change.work()), id, segment, Version.FIRST);
          return id;
        });
  }

  /**
   * Changes a segment; else as {@link #add}.
   *
   * @param expected the version that was read
   * @return the version of the rule after
   * @throws RefusedException with {@link UnknownSegment} or {@link StaleSegment}, or as {@link
   *     #add}
   */
  public Version change(SegmentId id, Version expected, Segment segment) {
    return desk.change(
        SAVE,
        change -> {
          RuleSet locked = rules.lock(change.work());
          StoredSegment stored = stored(change.work(), id);
          if (!stored.version().equals(expected)) {
            throw new RefusedException(new StaleSegment(id, expected, stored.version()));
          }
          Version next = stored.version().next();
          save(change, locked, id, segment, next);
          return next;
        });
  }

  private void save(Change change, RuleSet locked, SegmentId id, Segment segment, Version version) {
    Formula.of(segment, segments.known(), change.today());
    RuleSet after = locked.changed(segments.ids().next());
    rules.save(
        change.work(),
        new StoredSegment(
            id,
            segment.name(),
            segment.nameKey(),
            SegmentJson.write(segment),
            version,
            after.version(),
            Optional.empty()));
    rules.save(change.work(), after);
    change.happened(new SegmentSaved(id, version));
  }

  /**
   * Removes a segment, and its members with it.
   *
   * @throws RefusedException with {@link UnknownSegment}
   */
  public void remove(SegmentId id) {
    desk.change(
        REMOVE,
        change -> {
          RuleSet locked = rules.lock(change.work());
          stored(change.work(), id);
          rules.remove(change.work(), id);
          rules.save(change.work(), locked.changed(segments.ids().next()));
          change.happened(new SegmentRemoved(id));
          return true;
        });
  }

  private StoredSegment stored(UnitOfWork work, SegmentId id) {
    return rules.find(work, id).orElseThrow(() -> new RefusedException(new UnknownSegment(id)));
  }

  /** Returns all segments, in the order of their names. */
  public List<SegmentEntry> all() {
    return desk.ask(LIST, inquiry -> entries(inquiry, () -> rules.all(inquiry.work())));
  }

  /**
   * Returns one segment.
   *
   * @throws RefusedException with {@link UnknownSegment}
   */
  public SegmentEntry find(SegmentId id) {
    return desk.ask(
        FIND, inquiry -> entries(inquiry, () -> List.of(stored(inquiry.work(), id))).get(0));
  }

  private List<SegmentEntry> entries(Inquiry inquiry, Supplier<List<StoredSegment>> reading) {
    Standing before = standing(inquiry);
    List<StoredSegment> found = reading.get();
    Map<SegmentId, Long> counts = members.counts(inquiry.work());
    Standing after = standing(inquiry);
    return found.stream()
        .map(
            stored ->
                new SegmentEntry(
                    stored.id(),
                    stored.name(),
                    before.read().find(stored.id()).flatMap(Rules.Held::segment),
                    counts.getOrDefault(stored.id(), 0L),
                    before.of(stored).until(after.of(stored))))
        .sorted(BY_NAME)
        .toList();
  }

  private Standing standing(Inquiry inquiry) {
    RuleSet ruleSet = rules.ruleSet(inquiry.work());
    return new Standing(
        ruleSet,
        segments.rules(inquiry.work(), ruleSet, inquiry.today()),
        members.unanswered(inquiry.work()),
        inquiry.today());
  }

  /**
   * Returns a page of the members of a segment, in the order of customers' ids, and what it stands
   * on.
   *
   * @param cursor that of the page before; none for the first page
   * @param limit 1 to {@value #LARGEST_PAGE}
   * @throws RefusedException with {@link UnknownSegment}, or if the cursor belongs to another list
   */
  public MembersPage members(SegmentId id, Optional<String> cursor, int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new IllegalArgumentException(
          "a page has 1 to " + LARGEST_PAGE + " members, not " + limit);
    }
    return desk.ask(
        MEMBERS,
        inquiry -> {
          AsOf before = asOf(inquiry, id);
          String query = "segments.members " + id;
          Optional<CustomerId> after =
              cursor.map(text -> new CustomerId(segments.cursors().open(query, text)));
          List<Membership> found = members.members(inquiry.work(), id, after, limit + 1);
          return new MembersPage(
              segments.cursors().page(query, found, limit, one -> one.customer().value()),
              before.until(asOf(inquiry, id)));
        });
  }

  private AsOf asOf(Inquiry inquiry, SegmentId id) {
    return standing(inquiry).of(stored(inquiry.work(), id));
  }

  /**
   * Returns the memberships of a customer, by the segment's id; a former id leads to the customer
   * that it was merged into.
   */
  public List<Membership> of(CustomerId customer) {
    return desk.ask(
        OF,
        inquiry -> {
          CustomerId present = inquiry.resolve(customer);
          return members.of(inquiry.work(), List.of(present)).getOrDefault(present, List.of());
        });
  }

  /**
   * Asks a segment of any customer (SEG-1): the rule as it is now, of the customer as it is now,
   * whatever is kept of members. A former id leads to the customer that it was merged into.
   *
   * @throws RefusedException with {@link UnknownSegment}, with {@code UnknownCustomer}, with {@code
   *     RuleUnreadable} if the rule can't be read here, or with {@code CriterionFailed} if a
   *     criterion of the host's own could not be read
   */
  public SegmentAnswer ask(CustomerId customer, SegmentId id) {
    return desk.ask(ASK, inquiry -> new Asking(segments, inquiry).answer(customer, id));
  }

  /**
   * Asks all segments of a customer, without trying each: as {@link #ask}, for all of them.
   *
   * @throws RefusedException with {@code UnknownCustomer}
   */
  public CustomerSegments match(CustomerId customer) {
    return desk.ask(MATCH, inquiry -> new Asking(segments, inquiry).match(customer));
  }

  /**
   * Explains why a customer is in a segment or not, and what would change that (SEG-7): as {@link
   * #ask}, with the reasons.
   *
   * <p>What single contracts say is shown to agents who may read contracts, and {@linkplain
   * io.customerview.segmentation.explain.Missing#WITHHELD withheld} from others (ACS-1).
   *
   * @throws RefusedException as {@link #ask}
   */
  public SegmentExplanation explain(CustomerId customer, SegmentId id) {
    return desk.ask(EXPLAIN, inquiry -> new Asking(segments, inquiry).explain(customer, id));
  }

  /**
   * Brings all members up to the rules and the day. To be called after rules have changed, and at
   * the beginning of each day: on a new day only those customers are looked at whose membership the
   * day may change (SEG-10).
   *
   * <p>It is done in many units of work, and goes on where it was interrupted, also by another
   * process. Several at once share the work.
   */
  public Refreshed refresh() {
    Refreshed all = refresh(CHUNK);
    while (!all.isDone()) {
      all = all.and(refresh(CHUNK));
    }
    return all;
  }

  /**
   * As {@link #refresh()}, for at most so many customers, in one unit of work.
   *
   * @param customers 1 or more
   */
  public Refreshed refresh(int customers) {
    if (customers < 1) {
      throw new IllegalArgumentException("a refresh looks at 1 customer or more");
    }
    return desk.change(REFRESH, change -> new Refreshing(segments, change).step(customers));
  }
}
