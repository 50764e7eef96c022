package io.customerview.privacy;

import io.customerview.contact.Suppression;
import io.customerview.document.DocumentFile;
import io.customerview.message.InteractionTotals;
import io.customerview.message.InteractionTotals.Line;
import io.customerview.privacy.ErasurePlan.Fate;
import io.customerview.privacy.ErasurePlan.Part;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.DateRange;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Counts what the erasure of a customer does, and changes nothing.
 *
 * @param office what it reads
 * @param zone in which months are counted
 * @param work in which it reads
 * @param ids the present id of the customer, and the former ones
 */
record Planning(PrivacyOffice office, ZoneId zone, UnitOfWork work, List<CustomerId> ids) {

  private CustomerId customer() {
    return ids.get(0);
  }

  ErasurePlan plan(Version version, Touched touched) {
    return new ErasurePlan(
        customer(),
        version,
        parts(),
        files(),
        suppressed(),
        totals().stream().mapToLong(ErasedTotal::count).sum(),
        touched.others().size());
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (CustomerOwned owned : office.owned()) {
      AtomicLong records = new AtomicLong();
      ids.forEach(id -> owned.export(work, id, fields -> records.incrementAndGet()));
      if (records.get() > 0) {
        Fate fate = owned.staysStripped() ? Fate.STRIPPED : Fate.REMOVED;
        parts.add(new Part(owned.part(), records.get(), fate));
      }
    }
    return parts;
  }

  private long files() {
    Stream<DocumentFile> sent =
        office.documents().of(work, customer()).stream()
            .flatMap(document -> document.files().stream());
    Stream<DocumentFile> accepted =
        office.acceptances().of(work, customer(), Optional.empty(), Integer.MAX_VALUE).stream()
            .flatMap(acceptance -> acceptance.finalVersion().stream());
    return Stream.concat(sent, accepted).filter(file -> file.deletedAt().isEmpty()).count();
  }

  private long suppressed() {
    Instant now = work.moment();
    return Suppression.ofErased(office.consents().upTo(work, customer(), now), now).size();
  }

  /** Returns how many interactions the customer had, by month, channel and kind. */
  List<ErasedTotal> totals() {
    InteractionTotals all = new InteractionTotals(lines(DateRange.ALL));
    List<ErasedTotal> totals = new ArrayList<>();
    if (all.count() > 0) {
      // The zone may have been another one when they were counted.
      YearMonth end = month(all.latest().orElseThrow()).plusMonths(1);
      YearMonth month = month(all.first().orElseThrow()).minusMonths(1);
      for (; !month.isAfter(end); month = month.plusMonths(1)) {
        for (Line line : lines(DateRange.of(month.atDay(1), month.atEndOfMonth()))) {
          totals.add(new ErasedTotal(month, line.channel(), line.kind(), line.count()));
        }
      }
    }
    return totals;
  }

  private List<Line> lines(DateRange days) {
    return office.messages().totals(work, customer(), days, false);
  }

  private YearMonth month(Instant moment) {
    return YearMonth.from(moment.atZone(zone));
  }
}
