package io.customerview.base;

import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.base.BaseIndex.Stretch;
import io.customerview.base.SegmentRuleRefusal.SegmentUnknown;
import io.customerview.marker.MarkerSet;
import io.customerview.marker.Markers;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The customer base (base de clientes), for one agent: all companies, with what they pay and when
 * they renew (BAS).
 *
 * <p>Every page is a new question, as of its own day: what changes between two pages is seen where
 * it stands then. Thread-safe.
 *
 * <p>Every call takes {@link Permission#READ_MANAGEMENT}.
 */
public final class CustomerBase {

  private static final Operation LIST = new Operation("base.list", Permission.READ_MANAGEMENT);

  /** How many companies with the words of a name are read at once, at least. */
  private static final int CANDIDATES = 64;

  private final Desk desk;
  private final BaseIndex index;
  private final SegmentRules segments;
  private final SegmentMembers members;
  private final Markers markers;
  private final BaseCursors cursors;

  @Wiring
  public CustomerBase(
      Desk desk,
      BaseIndex index,
      SegmentRules segments,
      SegmentMembers members,
      Markers markers,
      Secrets secrets) {
    this.desk = desk;
    this.index = index;
    this.segments = segments;
    this.members = members;
    this.markers = markers;
    this.cursors = new BaseCursors(secrets);
  }

  /**
   * Returns a page of the base, all of it as of one moment.
   *
   * @throws RefusedException with {@link io.customerview.shared.CommonRefusal.CursorInvalid} if the
   *     query's cursor belongs to another query, or was changed; with {@link SegmentUnknown} or
   *     {@link io.customerview.marker.MarkerRefusal.MarkerUnknown} if there is no such segment or
   *     marker
   */
  public BasePage list(BaseQuery query) {
    return desk.askOfOneMoment(LIST, inquiry -> list(query, inquiry));
  }

  private BasePage list(BaseQuery query, Inquiry inquiry) {
    Optional<BasePosition> after = query.cursor().map(cursor -> cursors.open(query, cursor));
    query
        .filter()
        .marker()
        .ifPresent(marker -> MarkerSet.of(markers.all(inquiry.work())).marker(marker));
    Optional<AsOf> before = asOf(query, inquiry);
    List<BaseRow> found = found(query, after, inquiry);
    Optional<AsOf> standing = before.map(one -> one.until(asOf(query, inquiry).orElseThrow()));
    if (found.size() <= query.pageSize()) {
      return new BasePage(found, Optional.empty(), standing);
    }
    List<BaseRow> items = found.subList(0, query.pageSize());
    BasePosition last = BasePosition.of(items.get(items.size() - 1));
    return new BasePage(items, Optional.of(cursors.seal(query, last)), standing);
  }

  private Optional<AsOf> asOf(BaseQuery query, Inquiry inquiry) {
    return query
        .filter()
        .segment()
        .map(
            id -> {
              StoredSegment stored =
                  segments
                      .find(inquiry.work(), id)
                      .orElseThrow(() -> new RefusedException(new SegmentUnknown(id)));
              RuleSet ruleSet = segments.ruleSet(inquiry.work());
              return AsOf.of(
                  stored,
                  ruleSet,
                  stored.failure(),
                  members.unanswered(inquiry.work(), List.of(id)).getOrDefault(id, 0L),
                  members.isAnyoneDue(inquiry.work(), inquiry.today()));
            });
  }

  /** Returns the rows of a page, and one more where there is one. */
  private List<BaseRow> found(BaseQuery query, Optional<BasePosition> start, Inquiry inquiry) {
    int wanted = query.pageSize() + 1;
    int limit = query.filter().name().isPresent() ? Math.max(wanted, CANDIDATES) : wanted;
    List<BaseRow> found = new ArrayList<>(wanted);
    Optional<BasePosition> after = start;
    while (true) {
      List<BaseRow> rows =
          index.read(
              inquiry.work(),
              new Stretch(
                  query.filter(),
                  query.order(),
                  query.isDescending(),
                  inquiry.today(),
                  after,
                  limit));
      for (BaseRow row : rows) {
        if (query.filter().name().map(name -> name.matches(row.party())).orElse(true)) {
          found.add(row);
        }
        if (found.size() == wanted) {
          return found;
        }
      }
      if (rows.size() < limit) {
        return found;
      }
      after = Optional.of(BasePosition.of(rows.get(rows.size() - 1)));
    }
  }
}
