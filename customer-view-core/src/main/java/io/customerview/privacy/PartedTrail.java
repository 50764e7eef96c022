package io.customerview.privacy;

import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditEntry.Happening;
import io.customerview.audit.AuditTrail;
import io.customerview.contact.ContactEvent;
import io.customerview.customer.CustomerEvent.RegistrationChanged;
import io.customerview.merge.Merge;
import io.customerview.merge.MergeEvent.OfMerge;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * The trail of somebody with whom an erased customer was one for a while, from which go the details
 * that tell something of the other one, masked (MRG-2, PRIV-2).
 *
 * @param trail where the entries are
 * @param work the unit of work
 * @param ids the ids of whose trail it is
 */
record PartedTrail(AuditTrail trail, UnitOfWork work, List<CustomerId> ids) {

  private static final int PAGE = 200;

  /** What happened of a contact point, or of an address that none had, and when. */
  record Told(Instant moment, Optional<String> point) {}

  /** Takes what it tells of addresses. */
  void stripTold(Set<Told> told) {
    Set<Instant> moments = told.stream().map(Told::moment).collect(Collectors.toSet());
    for (CustomerId id : ids) {
      strip(
          trail.at(work, id, moments),
          (entry, happening) ->
              happening.event().startsWith(ContactEvent.PREFIX)
                  && told.contains(new Told(entry.moment(), pointOf(happening))));
    }
  }

  private static Optional<String> pointOf(Happening happening) {
    return Optional.ofNullable(happening.details().get(ContactEvent.POINT));
  }

  /**
   * Takes what it tells of the fields of the registration that a merge had filled from the other
   * one's: of the merge, of its undoing, and of whoever edited them in between.
   */
  void stripFilled(Merge merge) {
    Set<String> filled = new HashSet<>();
    for (CustomerId id : ids) {
      telling(id, merge, merge.at()).ifPresent(entry -> filled.addAll(changed(entry)));
    }
    if (!filled.isEmpty()) {
      for (CustomerId id : ids) {
        strip(
            meanwhile(id, merge),
            (entry, happening) ->
                isRegistration(happening)
                    && !Collections.disjoint(happening.details().keySet(), filled));
      }
    }
  }

  private static List<String> changed(AuditEntry entry) {
    return entry.happenings().stream()
        .filter(PartedTrail::isRegistration)
        .flatMap(happening -> happening.details().keySet().stream())
        .toList();
  }

  private static boolean isRegistration(Happening happening) {
    return happening.event().equals(RegistrationChanged.NAME);
  }

  /**
   * Returns whether somebody was merged into another one while a duplicate of its own was in it:
   * where the trail doesn't tell, since it was erased, it may have been.
   */
  static boolean isWithin(Merge inner, Merge outer, AuditTrail trail, UnitOfWork work) {
    CustomerId between = outer.survivor();
    PartedTrail own = new PartedTrail(trail, work, List.of(between));
    Optional<Version> away = own.version(between, inner, inner.at());
    Optional<Version> made = own.version(between, outer, outer.at());
    Optional<Version> undone = own.version(between, outer, outer.undoneAt().orElseThrow());
    boolean isBefore = away.isPresent() && made.isPresent() && away.get().compareTo(made.get()) < 0;
    boolean isAfter =
        away.isPresent() && undone.isPresent() && away.get().compareTo(undone.get()) > 0;
    return !isBefore && !isAfter;
  }

  /** Returns the entries from a merge to its undoing: by the chain where they stand in it. */
  private List<AuditEntry> meanwhile(CustomerId id, Merge merge) {
    Instant undoneAt = merge.undoneAt().orElseThrow();
    Optional<Version> made = version(id, merge, merge.at());
    Optional<Version> undone = version(id, merge, undoneAt);
    List<AuditEntry> meanwhile = new ArrayList<>();
    List<AuditEntry> page = trail.of(work, id, undone.map(Version::next), PAGE);
    while (!page.isEmpty()) {
      for (AuditEntry entry : page) {
        boolean isAfter =
            made.map(version -> entry.version().orElseThrow().compareTo(version) >= 0)
                .orElseGet(() -> !entry.moment().isBefore(merge.at()));
        boolean isUntil = undone.isPresent() || !entry.moment().isAfter(undoneAt);
        if (isAfter && isUntil) {
          meanwhile.add(entry);
        }
      }
      Version last = page.get(page.size() - 1).version().orElseThrow();
      boolean isAll = made.filter(version -> last.compareTo(version) <= 0).isPresent();
      page = isAll ? List.of() : trail.of(work, id, Optional.of(last), PAGE);
    }
    return meanwhile;
  }

  /** Returns the entry of a merge, or of its undoing. */
  private Optional<AuditEntry> telling(CustomerId id, Merge merge, Instant moment) {
    return trail.at(work, id, List.of(moment)).stream()
        .filter(entry -> entry.happenings().stream().anyMatch(one -> isOf(merge, one)))
        .findFirst();
  }

  private Optional<Version> version(CustomerId id, Merge merge, Instant moment) {
    return telling(id, merge, moment).flatMap(AuditEntry::version);
  }

  private static boolean isOf(Merge merge, Happening happening) {
    return merge.id().toString().equals(happening.details().get(OfMerge.MERGE));
  }

  private void strip(Collection<AuditEntry> entries, BiPredicate<AuditEntry, Happening> telling) {
    List<AuditEntry> stripped = new ArrayList<>();
    for (AuditEntry entry : entries) {
      AuditEntry less = entry.without(happening -> telling.test(entry, happening));
      if (!less.equals(entry)) {
        stripped.add(less);
      }
    }
    trail.replace(work, stripped);
  }
}
