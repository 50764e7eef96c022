package io.customerview.privacy;

import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.UnitOfWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Hands all that is held on a customer to a sink, part by part: the registration first, the audit
 * trail last.
 *
 * @param owned the parts, in the order in which they are to be erased
 */
record Exporting(List<CustomerOwned> owned) {

  /** Parts refer to those that are erased after them, and are read the other way round. */
  Exporting {
    List<CustomerOwned> order = new ArrayList<>(owned);
    Collections.reverse(order);
    owned = List.copyOf(order);
  }

  /**
   * Exports.
   *
   * @param ids the present id and the former ones, under which the trail has entries
   */
  void run(UnitOfWork work, List<CustomerId> ids, ExportSink sink) throws IOException {
    sink.begin(ids.get(0), work.moment());
    for (CustomerOwned part : owned) {
      sink.part(part.part());
      for (CustomerId id : ids) {
        part.export(
            work,
            id,
            fields -> {
              try {
                sink.record(fields);
              } catch (IOException failed) {
                throw new UncheckedIOException(failed);
              }
            });
      }
    }
    sink.end();
  }
}
