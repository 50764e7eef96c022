package io.customerview.privacy;

import io.customerview.contact.AddressKey;
import io.customerview.contact.ContactRecords;
import io.customerview.contact.Suppression;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.UnitOfWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hands all that is held on a customer to a sink, part by part: the registration first, the audit
 * trail last.
 *
 * @param office what it reads
 */
record Exporting(PrivacyOffice office) {

  /** How many contact points are looked up at once. */
  private static final int CHUNK = 200;

  /**
   * Exports.
   *
   * @param ids the present id and the former ones, under which the trail has entries
   */
  void run(UnitOfWork work, List<CustomerId> ids, ExportSink sink) throws IOException {
    Set<Map<String, Object>> ofOthers = ofOthers(work, ids.get(0));
    sink.begin(ids.get(0), work.moment());
    for (CustomerOwned part : order()) {
      sink.part(part.part());
      for (CustomerId id : ids) {
        if (part.part().equals(ContactRecords.POINTS)) {
          exportPoints(work, part, id, sink);
        } else {
          part.export(
              work,
              id,
              fields -> {
                if (!ofOthers.contains(fields)) {
                  put(sink, fields);
                }
              });
        }
      }
    }
    sink.end();
  }

  /** Parts refer to those that are erased after them, and are read the other way round. */
  private List<CustomerOwned> order() {
    List<CustomerOwned> order = new ArrayList<>(office.owned());
    Collections.reverse(order);
    return order;
  }

  /** Tells of each contact point whether its address is suppressed; some are looked up at once. */
  private void exportPoints(UnitOfWork work, CustomerOwned points, CustomerId id, ExportSink sink) {
    List<Map<String, Object>> some = new ArrayList<>();
    points.export(
        work,
        id,
        fields -> {
          some.add(fields);
          if (some.size() == CHUNK) {
            putPoints(work, some, sink);
          }
        });
    putPoints(work, some, sink);
  }

  private void putPoints(UnitOfWork work, List<Map<String, Object>> some, ExportSink sink) {
    Map<AddressKey, Suppression> rows =
        office.suppressions().listed(work, some.stream().map(ContactRecords::keyOf).toList());
    for (Map<String, Object> fields : some) {
      Optional<Suppression> row = Optional.ofNullable(rows.get(ContactRecords.keyOf(fields)));
      put(sink, ContactRecords.suppressed(fields, row));
    }
    some.clear();
  }

  /** Returns records that tell addresses of others, with whom the customer was one for a while. */
  private Set<Map<String, Object>> ofOthers(UnitOfWork work, CustomerId customer) {
    Set<Map<String, Object>> records = new HashSet<>();
    for (CustomerId other : Together.with(customer, office, work).others().keySet()) {
      Together together = Together.with(other, office, work);
      for (Leftover leftover : Leftover.of(other, together, office, work)) {
        if (leftover.customer().equals(customer)) {
          leftover.consents().forEach(entry -> records.add(ContactRecords.of(entry)));
          leftover.history().forEach(entry -> records.add(ContactRecords.of(entry)));
        }
      }
    }
    return records;
  }

  private static void put(ExportSink sink, Map<String, Object> fields) {
    try {
      sink.record(fields);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
