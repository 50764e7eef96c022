package io.customerview.acceptance;

import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.DocumentId;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A storage port: the acceptances that documents ask for, without the bytes of their final
 * versions. Every method runs in the caller's unit of work, and takes and gives present ids of
 * customers. Who saves has locked the customer.
 *
 * <p>When a customer is erased, the bytes of its final versions are to be removed from then on.
 */
public interface Acceptances extends CustomerOwned {

  /**
   * Where an acceptance stands in the list of its customer: what was asked for last comes first,
   * and then by document.
   *
   * @param askedAt when it was asked for
   * @param document its document
   */
  record Place(Instant askedAt, DocumentId document) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::askedAt, Comparator.reverseOrder())
            .thenComparing(Place::document);

    /** Returns the place of an acceptance. */
    public static Place of(Acceptance acceptance) {
      return new Place(acceptance.askedAt(), acceptance.document());
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /** Puts this in the place of what is stored for its document, if anything is. */
  void save(UnitOfWork work, Acceptance acceptance);

  /** Returns the acceptance that a document asks for, if it does. */
  Optional<Acceptance> find(UnitOfWork work, DocumentId document);

  /**
   * Returns acceptances of a customer in their order, at most so many.
   *
   * @param after the place after which they begin; none for the first
   */
  List<Acceptance> of(UnitOfWork work, CustomerId customer, Optional<Place> after, int limit);

  /** Returns how many final versions a customer has. */
  long finalVersions(UnitOfWork work, CustomerId customer);
}
