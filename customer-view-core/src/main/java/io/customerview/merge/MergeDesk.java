package io.customerview.merge;

import io.customerview.access.Change;
import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.contract.ContractRefusal.RevenueOutOfRange;
import io.customerview.customer.Customer;
import io.customerview.merge.MergeEvent.NotDuplicateSaid;
import io.customerview.merge.MergeEvent.NotDuplicateTakenBack;
import io.customerview.merge.MergeRefusal.AlreadyMerged;
import io.customerview.merge.MergeRefusal.AlreadyUndone;
import io.customerview.merge.MergeRefusal.LaterMergeFirst;
import io.customerview.merge.MergeRefusal.MergeUnknown;
import io.customerview.merge.MergeRefusal.SameCustomer;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MergeId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import io.customerview.shared.Wiring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Duplicates and merging, for one agent (MRG).
 *
 * <pre>{@code
 * MergePlan plan = desk.merging().preview(kept, duplicate);
 * Merged merged = desk.merging().merge(kept, plan.survivorVersion(), duplicate, plan.duplicateVersion());
 * desk.merging().undo(merged.merge(), merged.version());
 * }</pre>
 *
 * <p>Thread-safe.
 *
 * <p>Every call takes {@link Permission#MERGE_CUSTOMERS}.
 */
public final class MergeDesk {

  private static final Operation PREVIEW = operation("preview");
  private static final Operation MERGE = operation("merge");
  private static final Operation UNDO = operation("undo");
  private static final Operation OF = operation("of");

  private static final Operation CANDIDATES = operation("candidates");
  private static final Operation SWEEP = operation("sweep");
  private static final Operation NOT_DUPLICATES = operation("not_duplicates");
  private static final Operation TAKE_BACK = operation("take_back_not_duplicates");

  private final Desk desk;
  private final MergeOffice office;

  @Wiring
  public MergeDesk(Desk desk, MergeOffice office) {
    this.desk = desk;
    this.office = office;
  }

  private static Operation operation(String name) {
    return new Operation("merging." + name, Permission.MERGE_CUSTOMERS);
  }

  /**
   * Returns who may be the same as a customer, the likeliest first, with the reasons (MRG-1). Two
   * different CPFs or CNPJ roots rule it out, and so does an agent who has said so; an address in
   * common is never enough.
   *
   * @throws RefusedException if the customer is unknown
   */
  public List<Candidate> candidates(CustomerId customer) {
    return desk.ask(
        CANDIDATES,
        inquiry -> {
          CustomerId present =
              inquiry.find(customer, id -> office.customers().find(inquiry.work(), id)).id();
          Known known = new Known(office.size().of(office.index(), inquiry.work()));
          CandidateFinder finder =
              new CandidateFinder(office, inquiry.work(), known, Candidate.LEAST, false);
          List<Candidate> found = new ArrayList<>(finder.find(List.of(present)));
          found.sort(Comparator.comparingDouble(Candidate::weight).reversed());
          return found;
        });
  }

  /**
   * Begins to go through the whole base for candidates (MRG-1).
   *
   * @param cursor where another sweep came to; empty for the beginning
   * @throws RefusedException if the cursor is none of ours
   */
  public CandidateSweep sweep(Optional<String> cursor) {
    return sweep(cursor, Candidate.LEAST);
  }

  /**
   * Begins to go through the whole base for candidates of some weight (MRG-1): fewer than usual,
   * who are surer, or more.
   *
   * @param cursor where another sweep came to; empty for the beginning
   * @param least the least weight of a candidate, {@value Candidate#FAINTEST} or more
   * @throws IllegalArgumentException if the weight is less
   * @throws RefusedException if the cursor is none of ours
   */
  public CandidateSweep sweep(Optional<String> cursor, double least) {
    desk.require(SWEEP, SWEEP.permission());
    if (!(least >= Candidate.FAINTEST)) {
      throw new IllegalArgumentException(
          "least must be " + Candidate.FAINTEST + " or more, not " + least);
    }
    return new CandidateSweep(desk, SWEEP, office, cursor, least);
  }

  /**
   * Says that two customers are not the same (MRG-1): they are no candidates any more, also once
   * one of them was merged with a third. Saying it again changes nothing.
   *
   * @throws RefusedException if one is unknown, or with {@link SameCustomer}
   */
  public void notDuplicates(CustomerId one, CustomerId other) {
    ofPair(NOT_DUPLICATES, one, other, true);
  }

  /**
   * Takes back that two customers are not the same. Taking back what nobody has said changes
   * nothing.
   *
   * @throws RefusedException as {@link #notDuplicates}
   */
  public void takeBackNotDuplicates(CustomerId one, CustomerId other) {
    ofPair(TAKE_BACK, one, other, false);
  }

  private void ofPair(Operation operation, CustomerId one, CustomerId other, boolean said) {
    desk.change(
        operation,
        change -> {
          Map<CustomerId, CustomerId> present = change.resolve(List.of(one, other));
          change.lockAll(present.values());
          CustomerId left = change.lock(one);
          CustomerId right = change.lock(other);
          if (left.equals(right)) {
            throw new RefusedException(new SameCustomer(left));
          }
          boolean known =
              office
                  .notDuplicates()
                  .of(change.work(), List.of(left))
                  .getOrDefault(left, Set.of())
                  .contains(right);
          if (known != said) {
            if (said) {
              office.notDuplicates().add(change.work(), left, right);
            } else {
              office.notDuplicates().remove(change.work(), left, right);
            }
            change.happened(
                left, said ? new NotDuplicateSaid(right) : new NotDuplicateTakenBack(right));
            change.happened(
                right, said ? new NotDuplicateSaid(left) : new NotDuplicateTakenBack(left));
          }
          return said;
        });
  }

  /**
   * Returns what a merge would do, and changes nothing (MRG-2). Of parts that the agent may not
   * read (ACS-1) it says nothing but that.
   *
   * @throws RefusedException as {@link #merge}
   */
  public MergePlan preview(CustomerId survivor, CustomerId duplicate) {
    return desk.ask(
        PREVIEW,
        inquiry -> {
          refuseMerged(survivor, duplicate, inquiry.resolve(List.of(survivor, duplicate)));
          Pair pair = pair(inquiry.work(), survivor, duplicate);
          pair.check(inquiry.work(), office);
          return new MergePlanner(office, readableParts()).plan(inquiry.work(), pair);
        });
  }

  /**
   * Merges a duplicate into a customer, in one unit of work (MRG-2). The duplicate's id leads to
   * the customer from then on, and so does its external id. All that was held on it is handed over;
   * of what only one of two can be, the customer keeps its own: name, status, star, portfolio,
   * journey and marker. Fields of the registration that are empty are filled. Points of one address
   * are joined under the most restrictive permission: nobody is more reachable than before
   * (CNT-12).
   *
   * @param survivorVersion the version of the customer that was read
   * @param duplicateVersion the version of the duplicate that was read
   * @throws RefusedException with {@link MergeRefusal}, or if one of the two is unknown or has
   *     changed since
   */
  public Merged merge(
      CustomerId survivor,
      Version survivorVersion,
      CustomerId duplicate,
      Version duplicateVersion) {
    return desk.change(
        MERGE,
        change -> {
          refuseMerged(survivor, duplicate, change.resolve(List.of(survivor, duplicate)));
          lockWithKin(change, survivor, duplicate);
          refuseMerged(survivor, duplicate, change.resolve(List.of(survivor, duplicate)));
          change.lock(survivor, survivorVersion);
          change.lock(duplicate, duplicateVersion);
          office.customers().lockTree(change.work());
          Pair pair = pair(change.work(), survivor, duplicate);
          pair.check(change.work(), office);
          return new MergeKeeper(office, change, pair).merge(members(change.work(), duplicate));
        });
  }

  /** All at once, in the order of ids: who locks one after the other may wait for somebody else. */
  private void lockWithKin(Change change, CustomerId survivor, CustomerId duplicate) {
    List<CustomerId> all = new ArrayList<>(List.of(survivor, duplicate));
    all.addAll(kinOf(change.work(), duplicate));
    change.lockAll(all);
    // One that has come between the two is locked out of turn, and none comes any more.
    if (change.hasLocked(duplicate)) {
      change.keepUnreferred(duplicate);
    }
    change.lockAll(kinOf(change.work(), duplicate));
  }

  /** Those who refer to a duplicate: its members, and whom it was told apart from. */
  private List<CustomerId> kinOf(UnitOfWork work, CustomerId duplicate) {
    List<CustomerId> kin = new ArrayList<>(office.customers().memberIdsOf(work, duplicate));
    office.notDuplicates().of(work, List.of(duplicate)).values().forEach(kin::addAll);
    return kin;
  }

  private ReadableParts readableParts() {
    return new ReadableParts(desk.permissions());
  }

  private List<Customer> members(UnitOfWork work, CustomerId company) {
    return office.customers().membersOf(work, company, Optional.empty(), Integer.MAX_VALUE);
  }

  private static void refuseMerged(
      CustomerId survivor, CustomerId duplicate, Map<CustomerId, CustomerId> present) {
    if (survivor.equals(duplicate)) {
      throw new RefusedException(new SameCustomer(survivor));
    }
    for (CustomerId one : List.of(survivor, duplicate)) {
      CustomerId now = present.getOrDefault(one, one);
      if (!now.equals(one)) {
        throw new RefusedException(new AlreadyMerged(one, now));
      }
    }
  }

  private Pair pair(UnitOfWork work, CustomerId survivor, CustomerId duplicate) {
    Map<CustomerId, Customer> found = office.customers().find(work, List.of(survivor, duplicate));
    return new Pair(required(found, survivor), required(found, duplicate));
  }

  private static Customer required(Map<CustomerId, Customer> found, CustomerId customer) {
    return Optional.ofNullable(found.get(customer)).orElseThrow(() -> Inquiry.unknown(customer));
  }

  /**
   * Undoes a merge (MRG-2): both customers are again as they were, while nothing that the merge has
   * touched has changed since; what was added since stays with the customer that stayed. An opt-out
   * since then applies to both. Merges of one customer are undone in the reverse of their order.
   *
   * @param expected the version of the customer that stayed that was read
   * @throws RefusedException with {@link MergeRefusal}; with {@link MergeRefusal.ChangedSince},
   *     which lists what has changed and the agent may read, nothing is undone; nor with {@link
   *     RevenueOutOfRange}, if the contracts that would stay come to no amount
   */
  public Merged undo(MergeId merge, Version expected) {
    return desk.change(
        UNDO,
        change -> {
          Merge made = merge(change.work(), merge);
          new MovedOn(office, change, made).hold();
          List<CustomerId> all = new ArrayList<>(made.trace().members());
          all.addAll(made.trace().notDuplicates());
          all.add(change.resolve(made.survivor()));
          change.lockAll(all);
          // Somebody may have merged the survivor meanwhile.
          CustomerId present = change.lock(made.survivor(), expected);
          Merge now = merge(change.work(), merge);
          refuseLater(change.work(), now, present);
          office.customers().lockTree(change.work());
          Customer survivor =
              office
                  .customers()
                  .find(change.work(), present)
                  .orElseThrow(() -> Inquiry.unknown(present));
          return new UndoKeeper(office, change, now, survivor, readableParts()).undo();
        });
  }

  private Merge merge(UnitOfWork work, MergeId id) {
    Merge merge =
        office
            .merges()
            .find(work, id)
            .orElseThrow(() -> new RefusedException(new MergeUnknown(id)));
    if (merge.undoneAt().isPresent()) {
      throw new RefusedException(new AlreadyUndone(id));
    }
    return merge;
  }

  /** What came later holds what this one has handed over. */
  private void refuseLater(UnitOfWork work, Merge merge, CustomerId present) {
    for (Merge other : office.merges().of(work, present)) {
      if (other.id().equals(merge.id())) {
        return;
      }
      if (other.undoneAt().isEmpty()) {
        throw new RefusedException(new LaterMergeFirst(other.id()));
      }
    }
  }

  /**
   * Returns the merges into a customer, and into those that were merged into it, undone ones too,
   * the latest first. What the agent may not read of the duplicate (ACS-1) is left out of them: its
   * registration and contact points, its marker, portfolio, journey and segments.
   *
   * @throws RefusedException if the customer is unknown
   */
  public List<Merge> of(CustomerId customer) {
    return desk.ask(
        OF,
        inquiry -> {
          ReadableParts readable = readableParts();
          return inquiry.about(
              customer,
              id -> office.customers().find(inquiry.work(), id),
              found ->
                  office.merges().of(inquiry.work(), found.id()).stream()
                      .map(merge -> merge.as(readable))
                      .toList());
        });
  }
}
