package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.customer.Customer;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import io.customerview.storage.Storage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the units of work of every storage promise. */
public interface UnitsOfWorkContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("a unit of work has the moment that it was begun with")
  default void moment() {
    Instant moment = Work.in(storage(), work -> work.moment());
    assertThat(moment).isEqualTo(SettableClock.START);
  }

  @Test
  @DisplayName("a unit of work that fails leaves nothing behind, and its exception is thrown on")
  default void all_or_nothing() {
    Customer customer = newCustomer();
    IllegalStateException failure = new IllegalStateException("on purpose");
    assertThatThrownBy(
            () ->
                Work.run(
                    storage(),
                    work -> {
                      storage().customers().add(work, List.of(customer));
                      throw failure;
                    }))
        .isSameAs(failure);
    Optional<Customer> found =
        Work.in(storage(), work -> storage().customers().find(work, customer.id()));
    assertThat(found).isEmpty();
  }

  @Test
  @DisplayName("what a unit of work has kept is read by the next")
  default void kept() {
    Customer customer = newCustomer();
    Work.run(storage(), work -> storage().customers().add(work, List.of(customer)));
    Optional<Customer> found =
        storage()
            .read(SettableClock.START, work -> storage().customers().find(work, customer.id()));
    assertThat(found).contains(customer);
  }

  @Test
  @DisplayName("a unit of work that sees one moment reads what was kept before, at its moment")
  default void snapshot() {
    Customer customer = newCustomer();
    Work.run(storage(), work -> storage().customers().add(work, List.of(customer)));
    storage()
        .snapshot(
            SettableClock.START,
            work -> {
              assertThat(work.moment()).isEqualTo(SettableClock.START);
              assertThat(storage().customers().find(work, customer.id())).contains(customer);
              return true;
            });
    assertThatThrownBy(
            () ->
                storage()
                    .snapshot(
                        SettableClock.START, outer -> Work.in(storage(), inner -> inner.moment())))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("a unit of work inside another one is refused, not left hanging; the next is not")
  default void nested() {
    assertThatThrownBy(() -> Work.run(storage(), outer -> Work.run(storage(), UnitOfWork::moment)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inside another");
    assertThatThrownBy(
            () ->
                storage()
                    .read(
                        SettableClock.START, outer -> Work.in(storage(), inner -> inner.moment())))
        .isInstanceOf(IllegalStateException.class);
    assertThat(Work.in(storage(), UnitOfWork::moment)).isEqualTo(SettableClock.START);
  }

  private static Customer newCustomer() {
    return Customer.register(
            new CustomerId(UUID.randomUUID()),
            Registration.builder(Person.of("Lia", "Teles")).build(),
            SettableClock.START)
        .value();
  }
}
