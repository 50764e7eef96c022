package io.customerview.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.contact.Address;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.Evidence;
import io.customerview.contact.LinkedPerson;
import io.customerview.contact.NewContact;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.Version;
import io.customerview.spi.AutomationCatalogue.Automation;
import io.customerview.testkit.SettableClock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProfilesTest {

  private final SettableClock clock = new SettableClock();
  private final AgentView desk =
      CustomerView.builder()
          .storage(InMemoryStorage.create())
          .clock(clock)
          .secrets(Secrets.of(new byte[32]))
          .automations(
              (customer, externalId) ->
                  externalId.equals(Optional.of("crm-1"))
                      ? List.of(new Automation("a-7", "Boas-vindas", "3"))
                      : List.of())
          .build()
          .as(Agent.of(new AgentId("ana"), AccessProfile.ANALYST));

  @Test
  @DisplayName("REG-6: the profile shows the automations that the customer takes part in")
  void automations() {
    CustomerId lia = register(Registration.of(Person.of("Lia", null)).externalId("crm-1").build());
    CustomerId bia = register(Registration.of(Person.of("Bia", null)).build());
    assertThat(desk.profile(lia).automations())
        .containsExactly(new Automation("a-7", "Boas-vindas", "3"));
    assertThat(desk.profile(bia).automations()).isEmpty();
  }

  @Test
  @DisplayName(
      "CNT-15: a channel is active when it has a released point, and the profile says so for each")
  void channels() {
    CustomerId lia = register(Registration.of(Person.of("Lia", null)).build());
    Version read = desk.profile(lia).customer().version();
    read =
        desk.contacts().add(lia, read, NewContact.of(Address.phone("(11) 91234-5678"))).version();
    desk.contacts()
        .add(
            lia,
            read,
            NewContact.of(Address.email("lia@exemplo.com.br"))
                .optedIn(Evidence.of("site", "form", clock.instant())));
    Profile profile = desk.profile(lia);
    assertThat(profile.channels())
        .containsExactly(
            entry(ContactChannel.PHONE, false),
            entry(ContactChannel.EMAIL, true),
            entry(ContactChannel.POSTAL, false));
    assertThat(profile.contacts()).hasSize(2);
  }

  @Test
  @DisplayName("REG-7: the profile of a company names its people, each with all contact points")
  void people() {
    CustomerId alfa = register(Registration.of(Company.of("Alfa Ltda.", null)).build());
    register(Registration.of(Company.of("Filial", null)).parent(alfa).build());
    CustomerId lia = register(Registration.of(Person.of("Lia", null)).parent(alfa).build());
    register(Registration.of(Person.of("Bia", null)).parent(alfa).build());
    desk.contacts().add(lia, Version.FIRST, NewContact.of(Address.phone("(11) 91234-5678")));
    List<LinkedPerson> people = desk.profile(alfa).people().items();
    assertThat(people).extracting(LinkedPerson::name).containsExactly("Bia", "Lia");
    assertThat(people.get(1).points()).hasSize(1);
    assertThat(desk.profile(lia).people().items()).isEmpty();
  }

  @Test
  @DisplayName("the profile of an unknown customer is refused")
  void unknown() {
    assertThatThrownBy(() -> desk.profile(new CustomerId(UUID.randomUUID())))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  @DisplayName("PRIV-3: a profile's text form tells the id only")
  void text() {
    CustomerId lia = register(Registration.of(Person.of("Lia", null)).build());
    assertThat(desk.profile(lia)).hasToString("Profile[" + lia + "]");
  }

  private CustomerId register(Registration registration) {
    return desk.customers().register(registration).customer();
  }
}
