package io.customerview.privacy;

import io.customerview.contact.Suppression;
import io.customerview.privacy.ErasurePlan.Fate;
import io.customerview.privacy.ErasurePlan.Part;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Counts what the erasure of a customer does, and changes nothing.
 *
 * @param office what it reads
 * @param work in which it reads
 * @param ids the present id of the customer, and the former ones
 */
record Planning(PrivacyOffice office, UnitOfWork work, List<CustomerId> ids) {

  private CustomerId customer() {
    return ids.get(0);
  }

  ErasurePlan plan(Version version, Touched touched, List<ErasedTotal> totals) {
    return new ErasurePlan(
        customer(),
        version,
        parts(),
        files(),
        suppressed(touched.leftovers()),
        totals.stream().mapToLong(ErasedTotal::count).sum(),
        touched.others().size());
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (CustomerOwned owned : office.owned()) {
      long records = ids.stream().mapToLong(id -> owned.count(work, id)).sum();
      if (records > 0) {
        Fate fate = owned.staysStripped() ? Fate.STRIPPED : Fate.REMOVED;
        parts.add(new Part(owned.part(), records, fate));
      }
    }
    return parts;
  }

  private long files() {
    return office.documents().storedFiles(work, customer())
        + office.acceptances().finalVersions(work, customer());
  }

  private long suppressed(List<Leftover> leftovers) {
    Set<String> hashes = new HashSet<>();
    suppressed(hashes, left -> office.consents().each(work, customer(), left::take));
    leftovers.forEach(
        leftover -> suppressed(hashes, left -> leftover.consents().forEach(left::take)));
    return hashes.size();
  }

  private void suppressed(Set<String> hashes, Consumer<Suppression.Left> log) {
    Suppression.Left left = new Suppression.Left();
    log.accept(left);
    left.at(work.moment()).forEach(row -> hashes.add(row.hash()));
  }

  /** Returns how many interactions the customer had, by month, channel and kind. */
  List<ErasedTotal> totals() {
    List<ErasedTotal> totals = new ArrayList<>();
    office
        .messages()
        .totalsByMonth(work, customer())
        .forEach(
            (month, lines) ->
                lines.forEach(
                    line ->
                        totals.add(
                            new ErasedTotal(month, line.channel(), line.kind(), line.count()))));
    return totals;
  }
}
