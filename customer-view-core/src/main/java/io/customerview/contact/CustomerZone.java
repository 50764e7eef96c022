package io.customerview.contact;

import io.customerview.customer.Registration;
import io.customerview.identity.Country;
import io.customerview.identity.State;
import java.time.ZoneId;

/**
 * The zone of a customer (CNT-14): its own, else that of its Brazilian state, else the business
 * zone.
 */
final class CustomerZone {

  private CustomerZone() {}

  static ZoneId of(Registration registration, ZoneId business) {
    boolean brazilian = registration.country().map(Country.BRAZIL::equals).orElse(true);
    return registration
        .timeZone()
        .or(
            () ->
                registration
                    .state()
                    .filter(state -> brazilian)
                    .flatMap(State::tryParse)
                    .map(State::zone))
        .orElse(business);
  }
}
