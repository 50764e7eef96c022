package io.customerview.segmentation;

import io.customerview.access.Change;
import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.base.Membership;
import io.customerview.base.RuleSet;
import io.customerview.base.SegmentMembers;
import io.customerview.base.SegmentRuleRefusal.SegmentUnknown;
import io.customerview.base.SegmentRuleRefusal.StaleSegment;
import io.customerview.base.SegmentRules;
import io.customerview.base.StoredSegment;
import io.customerview.identity.FoldedText;
import io.customerview.segmentation.SegmentEvent.SegmentDeleted;
import io.customerview.segmentation.SegmentEvent.SegmentSaved;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.json.SegmentJson;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.CodePointOrder;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The segments, for one agent: check and save rules, bring members up to date, read them, and ask
 * of any customer what holds and why (SEG-1, SEG-7 to SEG-10).
 *
 * <p>Thread-safe. Every command is one unit of work, but {@link #refresh()}, which is many.
 *
 * <p>Takes {@link Permission#CONFIGURE_MANAGEMENT}; {@code all}, {@code ask}, {@code explain},
 * {@code find}, {@code match}, {@code members}, {@code nextRefresh} and {@code of} take {@link
 * Permission#READ_MANAGEMENT}.
 */
public final class SegmentDesk {

  /** The most members on a page. */
  public static final int LARGEST_PAGE = 1_000;

  /** How many customers a refresh looks at in one unit of work. */
  static final int CHUNK = 500;

  /** How often a command is tried that meets somebody else, who has what it has to lock. */
  private static final int ATTEMPTS = 3;

  private static final Operation ADD =
      new Operation("segments.add", Permission.CONFIGURE_MANAGEMENT);
  private static final Operation CHANGE =
      new Operation("segments.change", Permission.CONFIGURE_MANAGEMENT);
  private static final Operation DELETE =
      new Operation("segments.delete", Permission.CONFIGURE_MANAGEMENT);
  private static final Operation REFRESH =
      new Operation("segments.refresh", Permission.CONFIGURE_MANAGEMENT);
  private static final Operation ASK_AGAIN =
      new Operation("segments.ask_again", Permission.CONFIGURE_MANAGEMENT);
  private static final Operation NEXT_REFRESH =
      new Operation("segments.next_refresh", Permission.READ_MANAGEMENT);
  private static final Operation ALL = new Operation("segments.all", Permission.READ_MANAGEMENT);
  private static final Operation FIND = new Operation("segments.find", Permission.READ_MANAGEMENT);
  private static final Operation MEMBERS =
      new Operation("segments.members", Permission.READ_MANAGEMENT);
  private static final Operation OF = new Operation("segments.of", Permission.READ_MANAGEMENT);
  private static final Operation CHECK =
      new Operation("segments.check", Permission.CONFIGURE_MANAGEMENT);
  private static final Operation ASK = new Operation("segments.ask", Permission.READ_MANAGEMENT);
  private static final Operation ASK_DRAFT =
      new Operation("segments.ask_draft", Permission.CONFIGURE_MANAGEMENT);
  private static final Operation EXPLAIN_DRAFT =
      new Operation("segments.explain_draft", Permission.CONFIGURE_MANAGEMENT);
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
    return desk.ask(CHECK, this::reviewing, review -> review.of(segment, Optional.empty()));
  }

  /**
   * As {@link #check(Segment)}, before a stored segment is changed: it is not compared with what it
   * was.
   *
   * @throws RefusedException with {@link SegmentUnknown}, or as {@link #check(Segment)}
   */
  public SegmentReview check(SegmentId changed, Segment segment) {
    return desk.ask(
        CHECK,
        inquiry -> {
          Reviewing review = reviewing(inquiry);
          held(review.rules(), changed);
          return review;
        },
        review -> review.of(segment, Optional.of(changed)));
  }

  private Reviewing reviewing(Inquiry inquiry) {
    return new Reviewing(
        read(inquiry, rules.ruleSet(inquiry.work())), segments.known(), inquiry.today());
  }

  /**
   * Adds a segment. Its members are found by the next {@linkplain #refresh() refresh}, and by every
   * change of a customer from now on. Waits a few seconds for the changes of customers that are
   * under way, which don't know of it, and lets others wait for it meanwhile, a second at a time.
   * To be called in no transaction of the host's that is long or that changes customers: such a one
   * may be ended by the database, since others wait for it while it waits for them.
   *
   * @throws RefusedException with {@code NameTaken}, with {@code CriterionUnknown} if it uses a
   *     criterion that is not known here, or with {@link ConcurrentChange} if changes of customers
   *     stay under way for longer: nothing is changed then, and it can be tried again
   */
  public SegmentId add(Segment segment) {
    return attempt(
        ADD,
        change -> {
          String definition = definition(change, segment);
          RuleSet locked = rules.lockAlone(change.work());
          SegmentId id = new SegmentId(segments.ids().next());
          save(change, locked, id, segment, definition, Version.FIRST);
          return id;
        });
  }

  /**
   * Changes a segment; else as {@link #add}.
   *
   * @param expected the version that was read
   * @return the version of the rule after
   * @throws RefusedException with {@link SegmentUnknown} or {@link StaleSegment}, or as {@link
   *     #add}
   */
  public Version change(SegmentId id, Version expected, Segment segment) {
    return attempt(
        CHANGE,
        change -> {
          String definition = definition(change, segment);
          RuleSet locked = rules.lockAlone(change.work());
          Version next = stored(change.work(), id, expected).version().next();
          save(change, locked, id, segment, definition, next);
          return next;
        });
  }

  /** Tries again where it meets somebody else, and lets those through who wait for it. */
  private <T> T attempt(Operation operation, Function<Change, T> command) {
    return desk.change(operation, ATTEMPTS, ConcurrentChange.class::isInstance, command);
  }

  /** What takes its time is done before others are kept waiting. */
  private String definition(Change change, Segment segment) {
    Formula.of(segment, segments.known(), change.today());
    return SegmentJson.write(segment);
  }

  private void save(
      Change change,
      RuleSet locked,
      SegmentId id,
      Segment segment,
      String definition,
      Version version) {
    RuleSet after = locked.changed(segments.ids().next());
    rules.save(
        change.work(),
        new StoredSegment(
            id,
            segment.name(),
            segment.nameKey(),
            definition,
            version,
            after.version(),
            Optional.empty()));
    rules.save(change.work(), after, List.of(id));
    change.happened(new SegmentSaved(id, version));
  }

  /**
   * Deletes a segment, and its members with it; members of other segments are as current as before.
   * As {@link #add} it waits for the changes of customers that are under way, and others wait until
   * its members are gone.
   *
   * @param expected the version that was read
   * @throws RefusedException with {@link SegmentUnknown} or {@link StaleSegment}, or with {@link
   *     ConcurrentChange} as {@link #add}
   */
  public void delete(SegmentId id, Version expected) {
    attempt(
        DELETE,
        change -> {
          RuleSet locked = rules.lockAlone(change.work());
          stored(change.work(), id, expected);
          rules.remove(change.work(), id);
          rules.save(change.work(), locked.removed(segments.ids().next()), List.of(id));
          change.happened(new SegmentDeleted(id));
          return true;
        });
  }

  private StoredSegment stored(UnitOfWork work, SegmentId id, Version expected) {
    StoredSegment stored =
        rules.find(work, id).orElseThrow(() -> new RefusedException(new SegmentUnknown(id)));
    if (!stored.version().equals(expected)) {
      throw new RefusedException(new StaleSegment(id, expected, stored.version()));
    }
    return stored;
  }

  /** Returns all segments, in the order of their names. */
  public List<SegmentEntry> all() {
    return desk.ask(ALL, inquiry -> entries(inquiry, Rules::all));
  }

  /**
   * Returns one segment.
   *
   * @throws RefusedException with {@link SegmentUnknown}
   */
  public SegmentEntry find(SegmentId id) {
    return desk.ask(FIND, inquiry -> entries(inquiry, read -> List.of(held(read, id))).get(0));
  }

  private List<SegmentEntry> entries(
      Inquiry inquiry, Function<Rules, Collection<Rules.Held>> which) {
    RuleSet ruleSet = rules.ruleSet(inquiry.work());
    Collection<Rules.Held> found = which.apply(read(inquiry, ruleSet));
    List<SegmentId> ids = found.stream().map(each -> each.stored().id()).toList();
    Standing before = standing(inquiry, ruleSet, ids);
    Map<SegmentId, Long> counts = members.counts(inquiry.work(), ids);
    Standing after = standing(inquiry, rules.ruleSet(inquiry.work()), ids);
    return found.stream()
        .map(
            each ->
                new SegmentEntry(
                    each.stored().id(),
                    each.stored().name(),
                    each.segment(),
                    counts.getOrDefault(each.stored().id(), 0L),
                    before.until(after, each)))
        .sorted(BY_NAME)
        .toList();
  }

  private Rules read(Inquiry inquiry, RuleSet ruleSet) {
    return segments.rules(inquiry.work(), ruleSet, inquiry.today());
  }

  private static Rules.Held held(Rules read, SegmentId id) {
    return read.find(id).orElseThrow(() -> new RefusedException(new SegmentUnknown(id)));
  }

  private Standing standing(Inquiry inquiry, RuleSet ruleSet, List<SegmentId> ids) {
    return new Standing(
        ruleSet,
        members.unanswered(inquiry.work(), ids),
        members.isAnyoneDue(inquiry.work(), inquiry.today()));
  }

  /**
   * Returns a page of the members of a segment, in the order of customers' ids, and what it stands
   * on.
   *
   * @param cursor that of the page before; none for the first page
   * @param limit 1 to {@value #LARGEST_PAGE}
   * @throws IllegalArgumentException if the limit is another
   * @throws RefusedException with {@link SegmentUnknown}, or if the cursor belongs to another list
   */
  public MembersPage members(SegmentId id, Optional<String> cursor, int limit) {
    Page.checkLimit(limit, LARGEST_PAGE, "members");
    return desk.ask(
        MEMBERS,
        inquiry -> {
          RuleSet ruleSet = rules.ruleSet(inquiry.work());
          Rules.Held held = held(read(inquiry, ruleSet), id);
          Standing asOf = standing(inquiry, ruleSet, List.of(id));
          String query = "segments.members " + id;
          Optional<CustomerId> after =
              cursor.map(text -> new CustomerId(segments.cursors().open(query, text)));
          List<Membership> found = members.members(inquiry.work(), id, after, limit + 1);
          Standing later = standing(inquiry, rules.ruleSet(inquiry.work()), List.of(id));
          return new MembersPage(
              segments.cursors().page(query, found, limit, one -> one.customer().value()),
              asOf.until(later, held));
        });
  }

  /**
   * Returns the memberships of a customer as they are kept, by the segment's id, each with what the
   * members of its segment stand on; a former id leads to the customer that it was merged into.
   * What a customer is in now, whatever is kept, is told by {@link #match}.
   *
   * @throws RefusedException with {@link io.customerview.shared.CommonRefusal.CustomerUnknown}
   */
  public List<KeptMembership> of(CustomerId customer) {
    return desk.ask(
        OF,
        inquiry ->
            inquiry.about(
                customer,
                id -> segments.storage().customers().find(inquiry.work(), id),
                found -> kept(inquiry, found.id())));
  }

  private List<KeptMembership> kept(Inquiry inquiry, CustomerId customer) {
    RuleSet ruleSet = rules.ruleSet(inquiry.work());
    Rules read = read(inquiry, ruleSet);
    List<SegmentId> ids = read.all().stream().map(each -> each.stored().id()).toList();
    Standing before = standing(inquiry, ruleSet, ids);
    List<Membership> found =
        members.of(inquiry.work(), List.of(customer)).getOrDefault(customer, List.of());
    Standing after = standing(inquiry, rules.ruleSet(inquiry.work()), ids);
    return found.stream()
        .flatMap(
            one ->
                read.find(one.segment()).stream()
                    .map(held -> new KeptMembership(one, before.until(after, held))))
        .toList();
  }

  /**
   * Asks a segment of any customer (SEG-1): the rule as it is now, of the customer as it is now,
   * whatever is kept of members. A former id leads to the customer that it was merged into.
   *
   * @throws RefusedException with {@link SegmentUnknown}, with {@code CustomerUnknown}, with {@code
   *     RuleUnreadable} if the rule can't be read here, or with {@code CriterionFailed} if a
   *     criterion of the host's own could not be read, for today or for the days on which the
   *     answer may change
   */
  public SegmentAnswer ask(CustomerId customer, SegmentId id) {
    return desk.ask(ASK, reading(customer), asking -> asking.answer(id));
  }

  private Function<Inquiry, Asking> reading(CustomerId customer) {
    return inquiry -> new Asking(segments, inquiry, customer);
  }

  /**
   * As {@link #ask}, of a segment that need not be saved: what it would say. Who could save it may
   * ask it, since a rule of one's own can be made to ask anything of a customer.
   *
   * @throws RefusedException with {@code CustomerUnknown}, with {@code CriterionUnknown} if it uses
   *     a criterion that is not known here, or with {@code CriterionFailed} if a criterion of the
   *     host's own could not be read
   */
  public DraftAnswer askDraft(CustomerId customer, Segment draft) {
    return desk.ask(ASK_DRAFT, reading(customer), asking -> asking.answer(draft));
  }

  /**
   * Asks all segments of a customer, without trying each: as {@link #ask}, for all of them.
   *
   * @throws RefusedException with {@code CustomerUnknown}
   */
  public CustomerSegments match(CustomerId customer) {
    return desk.ask(MATCH, reading(customer), Asking::match);
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
    return desk.ask(EXPLAIN, reading(customer), asking -> asking.explain(id));
  }

  /**
   * As {@link #explain}, of a segment that need not be saved.
   *
   * @throws RefusedException as {@link #askDraft}
   */
  public DraftExplanation explainDraft(CustomerId customer, Segment draft) {
    return desk.ask(EXPLAIN_DRAFT, reading(customer), asking -> asking.explain(draft));
  }

  /**
   * Returns the next day on which a {@linkplain #refresh() refresh} has something to do, so that a
   * host's scheduler can wait for it (SEG-10): the next one on which anyone enters or leaves a
   * segment with no change of data; today if that is already to be done, a rule has changed, or one
   * can be read again that could not be before. Who has no answer since a criterion of the host's
   * own could not be read is to be asked again on the day after. Empty if time alone changes
   * nothing.
   *
   * <p>To be asked again after each change of rules, and now and then: changes of customers may
   * bring the day nearer.
   */
  public Optional<LocalDate> nextRefresh() {
    return desk.ask(
        NEXT_REFRESH,
        inquiry -> {
          RuleSet ruleSet = rules.ruleSet(inquiry.work());
          LocalDate today = inquiry.today();
          boolean isReadAgain =
              read(inquiry, ruleSet).all().stream().anyMatch(Rules.Held::isReadAgain);
          return ruleSet.isSwept() && !isReadAgain
              ? members
                  .nextTurn(inquiry.work(), today)
                  .map(day -> day.isBefore(today) ? today : day)
              : Optional.of(today);
        });
  }

  /**
   * Asks customers again of whom the host says that the value of one of its {@linkplain
   * io.customerview.segmentation.rule.HostCriterion own criteria} has changed, and tells what they
   * enter and leave as any change of theirs does (SEG-9, SEG-11). Former ids lead to the customers
   * that they were merged into; ids that no customer has are left aside.
   *
   * <p>Many customers are asked in several units of work, in the order of their ids: where one of
   * these fails, those before are kept, and it can be called again with all.
   *
   * @return what was done; always done
   */
  public Refreshed askAgain(Collection<CustomerId> customers) {
    List<CustomerId> sorted = customers.stream().distinct().sorted().toList();
    Refreshed all = askAgainOnce(sorted.subList(0, Math.min(CHUNK, sorted.size())));
    for (int from = CHUNK; from < sorted.size(); from += CHUNK) {
      all = all.and(askAgainOnce(sorted.subList(from, Math.min(from + CHUNK, sorted.size()))));
    }
    return all;
  }

  private Refreshed askAgainOnce(List<CustomerId> customers) {
    return attempt(ASK_AGAIN, change -> new Refreshing(segments, change).again(customers));
  }

  /**
   * Brings all members up to the rules and the day. To be called after rules have changed, and on
   * each {@linkplain #nextRefresh() day} on which time alone changes something: on a new day only
   * those customers are looked at whose membership the day may change (SEG-10). {@link
   * Segments#sweep} does it by itself, in the background.
   *
   * <p>It is done in many units of work, and goes on where it was interrupted, also by another
   * process. Several at once share the work.
   *
   * @throws RefusedException with {@link ConcurrentChange} if somebody else has a customer locked
   *     for long: what was done before is kept, and the next refresh goes on from there; with
   *     {@link io.customerview.shared.CommonRefusal.InHostTransaction}, since it commits every step
   */
  public Refreshed refresh() {
    return refreshUntil(() -> false);
  }

  /** As {@link #refreshUntil}, told to the listeners as one run too. */
  Refreshed sweep(BooleanSupplier closing) {
    return desk.run("segment_sweep.run", () -> refreshUntil(closing));
  }

  /** As {@link #refresh()}, until it is told to end behind a step. */
  Refreshed refreshUntil(BooleanSupplier closing) {
    Refreshed all = refresh(CHUNK, UnitOfWork::requireOwn);
    while (!all.isDone() && !closing.getAsBoolean()) {
      all = all.and(refresh(CHUNK));
    }
    return all;
  }

  /**
   * As {@link #refresh()}, for at most so many customers, in one unit of work; a rule that can be
   * read again is taken in by another one before. Unlike that it is not refused in a transaction of
   * the host's: it takes part in it, and so keeps what it locks until that ends.
   *
   * @param customers 1 or more: the most; fewer where somebody else has one of them locked
   * @throws IllegalArgumentException if they are fewer than 1
   * @throws RefusedException with {@link ConcurrentChange} if somebody else has the first of them
   *     locked for long
   */
  public Refreshed refresh(int customers) {
    if (customers < 1) {
      throw new IllegalArgumentException("a refresh looks at 1 customer or more, not " + customers);
    }
    return refresh(customers, work -> {});
  }

  private Refreshed refresh(int customers, Consumer<UnitOfWork> first) {
    Optional<Refreshed> step;
    do {
      step =
          attempt(
              REFRESH,
              change -> {
                first.accept(change.work());
                return new Refreshing(segments, change).step(customers);
              });
    } while (step.isEmpty());
    return step.get();
  }
}
