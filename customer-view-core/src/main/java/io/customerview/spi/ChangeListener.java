package io.customerview.spi;

import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.util.List;

/**
 * Hears of every change of a customer, inside the unit of work that makes it and before it is
 * committed. What it throws undoes the change.
 *
 * <p>What it writes by a connection of its own is a transaction of its own, which stays when the
 * change is undone, and waits for a connection while this thread holds one.
 *
 * <p>Called on the thread of the use case, possibly by many threads at once. Must not call the
 * customer view: the customer is locked.
 */
@FunctionalInterface
public interface ChangeListener {

  /**
   * A customer has changed.
   *
   * @param work the unit of work, in which the listener may write: with PostgreSQL on {@code
   *     JdbcStorage.connection(work)}, with a storage of the host's own as that tells
   * @param customer who
   * @param version the version after the change
   * @param events what happened, in order
   */
  void changed(UnitOfWork work, CustomerId customer, Version version, List<DomainEvent> events);

  /**
   * What happened to one customer in a unit of work.
   *
   * @param customer who
   * @param version the version after the change
   * @param events what happened, in order
   */
  record CustomerChange(CustomerId customer, Version version, List<DomainEvent> events) {

    public CustomerChange {
      events = List.copyOf(events);
    }
  }

  /**
   * All customers that a unit of work has changed, each once. Tells of one after the other; a
   * listener that is quicker with many at once does it here.
   */
  default void changed(UnitOfWork work, List<CustomerChange> changes) {
    changes.forEach(change -> changed(work, change.customer(), change.version(), change.events()));
  }
}
