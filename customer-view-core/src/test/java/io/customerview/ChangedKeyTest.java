package io.customerview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.access.Agent;
import io.customerview.contact.Address;
import io.customerview.contact.Evidence;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.Purpose;
import io.customerview.customer.Customer;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What processes see of each other while the host's key is changed. */
class ChangedKeyTest {

  private final byte[] key = bytes(1);
  private final byte[] newKey = bytes(2);
  private final Storage storage = InMemoryStorage.create();
  private final SettableClock clock = new SettableClock();
  private final CustomerView before = view(Secrets.of(key));
  private final CustomerView knowing = view(Secrets.of(key, newKey));
  private final CustomerView after = view(Secrets.of(newKey, key));

  private static byte[] bytes(int value) {
    byte[] bytes = new byte[Secrets.SHORTEST_KEY];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private CustomerView view(Secrets secrets) {
    return CustomerView.builder().storage(storage).clock(clock).secrets(secrets).build();
  }

  @Test
  @DisplayName("CNT-10 CNT-13: in two rounds each sees what its neighbours suppress and seal")
  void two_rounds() {
    for (List<CustomerView> round : List.of(List.of(before, knowing), List.of(knowing, after))) {
      for (CustomerView one : round) {
        for (CustomerView other : round) {
          Address address = suppressedBy(one);
          assertThat(desk(other).suppressions().of(address)).isPresent();
          String token = token(one);
          assertThat(other.unsubscribeLinks().read(token).channel())
              .isEqualTo(MessageChannel.EMAIL);
        }
      }
    }
  }

  @Test
  @DisplayName(
      "CNT-10 CNT-13: in one round the old process neither sees nor opens what the new one does")
  void one_round() {
    Address address = suppressedBy(after);
    assertThat(mayWriteTo(address, before)).as("why two rounds are needed").isTrue();
    String token = token(after);
    assertThatThrownBy(() -> before.unsubscribeLinks().read(token))
        .isInstanceOf(RefusedException.class);
  }

  private Address suppressedBy(CustomerView view) {
    Address address = Address.email("o" + UUID.randomUUID() + "@exemplo.com.br");
    desk(view).suppressions().suppress(address);
    return address;
  }

  private boolean mayWriteTo(Address address, CustomerView view) {
    CustomerId lia = person(view);
    Customer read = desk(view).customers().find(lia);
    desk(view)
        .contacts()
        .add(
            lia,
            read.version(),
            NewContact.of(address).optedIn(Evidence.of("site", "form", clock.instant())));
    return desk(view)
        .decisions()
        .mayWrite(lia, IntendedMessage.on(MessageChannel.EMAIL, new Purpose("billing")))
        .isAllowed();
  }

  private String token(CustomerView view) {
    return view.unsubscribeLinks()
        .issue(person(view), MessageChannel.EMAIL, Address.email("lia@exemplo.com.br"), false);
  }

  private static CustomerId person(CustomerView view) {
    return desk(view)
        .customers()
        .register(Registration.builder(Person.of("Lia", "Teles")).build())
        .customer();
  }

  private static AgentView desk(CustomerView view) {
    return view.as(Agent.system(new AgentId("ana")));
  }
}
