package io.customerview.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.customerview.customer.Customer;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.CustomerId;
import io.customerview.shared.JourneyId;
import io.customerview.shared.StageId;
import io.customerview.shared.UnitOfWork;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JourneyOfficeTest {

  @Test
  @DisplayName("PRF-1: a journey that is left and deleted while the profile is read is none")
  void deleted_meanwhile() {
    Customer customer =
        Customer.register(
                new CustomerId(new UUID(1, 1)),
                Registration.builder(Person.of("Lia", "Teles")).build(),
                SettableClock.START)
            .value();
    LocalDate day = LocalDate.of(2026, 11, 22);
    CustomerJourney state =
        new CustomerJourney(
            customer.id(),
            new JourneyId(new UUID(1, 2)),
            day,
            new StageId(new UUID(1, 3)),
            List.of(
                new StageState(new StageId(new UUID(1, 3)), Optional.of(day), Optional.empty())),
            List.of());
    CustomerJourneys customers = mock(CustomerJourneys.class);
    Journeys journeys = mock(Journeys.class);
    when(customers.of(any(), any())).thenReturn(Map.of(customer.id(), state));
    when(journeys.find(any(), any(JourneyId.class))).thenReturn(Optional.empty());
    JourneyOffice office =
        new JourneyOffice(
            journeys,
            customers,
            InMemoryStorage.create().journeyHistory(),
            Calendars.of(List.of()),
            JourneyUse.none(),
            WhenProgressed.nothing(),
            TestSecrets.SECRETS);
    assertThat(office.view(mock(UnitOfWork.class), customer, day)).isEmpty();
  }
}
