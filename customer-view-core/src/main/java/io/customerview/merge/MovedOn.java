package io.customerview.merge;

import io.customerview.access.Change;
import io.customerview.journey.CustomerJourney;
import io.customerview.journey.Journey;
import io.customerview.marker.Marker;
import io.customerview.merge.Merge.Trace;
import io.customerview.portfolio.ImportedChange;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioImport;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MarkerId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.PortfolioImportId;
import io.customerview.shared.UnitOfWork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a duplicate goes back to, and may have moved on since the merge: the configuration, the
 * imports, and whom it is not the same as. Belongs to one command and its thread.
 */
final class MovedOn {

  private final MergeOffice office;
  private final Change change;
  private final UnitOfWork work;
  private final Merge merge;
  private final Trace trace;

  MovedOn(MergeOffice office, Change change, Merge merge) {
    this.office = office;
    this.change = change;
    this.work = change.work();
    this.merge = merge;
    this.trace = merge.trace();
  }

  /** Lets nobody change what the duplicate goes back to: before customers are locked. */
  void hold() {
    trace.imports().forEach(id -> office.imports().hold(work, id));
    office.portfolios().hold(work, trace.portfolio().stream().toList());
    trace.journey().ifPresent(id -> office.journeys().hold(work, id));
  }

  List<MergeConflict> conflicts(CustomerId survivor) {
    List<MergeConflict> conflicts = new ArrayList<>();
    trace
        .marker()
        .filter(this::isGone)
        .ifPresent(gone -> conflicts.add(new MergeConflict(Marker.PART, gone.toString())));
    trace
        .portfolio()
        .filter(this::leadsElsewhere)
        .ifPresent(other -> conflicts.add(new MergeConflict(Portfolio.PART, other.toString())));
    trace
        .journey()
        .filter(
            id ->
                !office
                    .journeys()
                    .find(work, id)
                    .map(Journey::version)
                    .equals(trace.journeyVersion()))
        .ifPresent(
            other -> conflicts.add(new MergeConflict(CustomerJourney.PART, other.toString())));
    trace.imports().stream()
        .filter(this::isUndone)
        .forEach(id -> conflicts.add(new MergeConflict(ImportedChange.PART, id.toString())));
    Set<CustomerId> said =
        office.notDuplicates().of(work, List.of(survivor)).getOrDefault(survivor, Set.of());
    present().stream()
        .filter(other -> !said.contains(other))
        .forEach(other -> conflicts.add(new MergeConflict(NotDuplicates.PART, other.toString())));
    return conflicts;
  }

  private boolean isGone(MarkerId marker) {
    return office.markers().all(work).stream().noneMatch(one -> one.id().equals(marker));
  }

  /** Whether a portfolio is gone, or its customers are in another journey than then (POR-10). */
  private boolean leadsElsewhere(PortfolioId id) {
    Optional<Portfolio> portfolio = office.portfolios().find(work, id);
    return portfolio.isEmpty() || !portfolio.get().journey().equals(trace.journey());
  }

  /** Its undoing left the duplicate out, which was none then: the merge noted no undone ones. */
  private boolean isUndone(PortfolioImportId id) {
    return office.imports().hold(work, id).flatMap(PortfolioImport::undoneAt).isPresent();
  }

  /** Those whom the duplicate was told apart from, but for those who were erased. */
  private List<CustomerId> present() {
    Map<CustomerId, CustomerId> ids = change.resolve(trace.notDuplicates());
    Collection<CustomerId> known = office.customers().find(work, ids.values()).keySet();
    return trace.notDuplicates().stream()
        .filter(other -> known.contains(Objects.requireNonNull(ids.get(other))))
        .toList();
  }

  /** Brings the duplicate, which is stored again, up to what is so today. */
  void catchUp() {
    List<CustomerId> present = present();
    trace.notDuplicates().stream()
        .filter(other -> !present.contains(other))
        .forEach(gone -> office.notDuplicates().remove(work, merge.former(), gone));
    Optional.ofNullable(
            office.customerJourneys().of(work, List.of(merge.former())).get(merge.former()))
        .ifPresent(this::recount);
  }

  /** The calendar may count other days than then (JRN-8); the definition is the same. */
  private void recount(CustomerJourney before) {
    Journey journey = office.journeys().find(work, before.journey()).orElseThrow();
    CustomerJourney after = office.calendars().plan(journey).recount(before);
    if (!after.equals(before)) {
      office.customerJourneys().save(work, List.of(after));
    }
  }
}
