package io.customerview.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal.ModuleOff;
import io.customerview.access.AccessRefusal.NotPermitted;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.contact.Address;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.Evidence;
import io.customerview.contact.LinkedPerson;
import io.customerview.contact.NewContact;
import io.customerview.contract.Contract;
import io.customerview.contract.ContractFigures;
import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.marker.Emoji;
import io.customerview.marker.Marker;
import io.customerview.memory.InMemoryStorage;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.profile.ProfilePart.Shown;
import io.customerview.profile.ProfilePart.Withheld;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.Money;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.Version;
import io.customerview.spi.AutomationCatalogue.Automation;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.EventTime;
import io.customerview.timeline.NewEvent;
import io.customerview.timeline.TimelineEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProfilesTest {

  private static final Agent ANALYST = Agent.of(new AgentId("ana"), AccessProfile.ANALYST);

  private final SettableClock clock = new SettableClock();
  private final Storage storage = InMemoryStorage.create();
  private final AgentView desk = view(true).as(ANALYST);

  private CustomerView view(boolean management) {
    return CustomerView.builder()
        .storage(storage)
        .management(management)
        .clock(clock)
        .secrets(Secrets.of(new byte[32]))
        .automations(
            (customer, externalId) ->
                externalId.equals(Optional.of("crm-1"))
                    ? List.of(new Automation("a-7", "Boas-vindas", "3"))
                    : List.of())
        .build();
  }

  @Test
  @DisplayName("REG-6: the profile shows the automations that the customer takes part in")
  void automations() {
    CustomerId lia =
        register(Registration.builder(Person.of("Lia", null)).externalId("crm-1").build());
    CustomerId bia = register(Registration.builder(Person.of("Bia", null)).build());
    assertThat(desk.profile(lia).automations())
        .containsExactly(new Automation("a-7", "Boas-vindas", "3"));
    assertThat(desk.profile(bia).automations()).isEmpty();
  }

  @Test
  @DisplayName(
      "CNT-15: a channel is active when it has a released point, and the profile says so for each")
  void channels() {
    CustomerId lia = register(Registration.builder(Person.of("Lia", null)).build());
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
    CustomerId alfa = register(Registration.builder(Company.of("Alfa Ltda.", null)).build());
    register(Registration.builder(Company.of("Filial", null)).parent(alfa).build());
    CustomerId lia = register(Registration.builder(Person.of("Lia", null)).parent(alfa).build());
    register(Registration.builder(Person.of("Bia", null)).parent(alfa).build());
    desk.contacts().add(lia, Version.FIRST, NewContact.of(Address.phone("(11) 91234-5678")));
    List<LinkedPerson> people = desk.profile(alfa).people().items();
    assertThat(people).extracting(LinkedPerson::name).containsExactly("Bia", "Lia");
    assertThat(people.get(1).points()).hasSize(1);
    assertThat(desk.profile(lia).people().items()).isEmpty();
  }

  @Test
  @DisplayName(
      "PRF-1 CTR-2 CTR-3 CTR-4: the head tells revenue, customer since and next renewal of all types")
  void head() {
    CustomerId alfa =
        register(Registration.builder(Company.of("Alfa Ltda.", "Alfa")).industry("Varejo").build());
    take(alfa, 1, ContractType.RECURRING, "100.50", today().minusYears(2), today().plusDays(40));
    take(alfa, 2, ContractType.RECURRING, "0.5000", today().minusYears(1), today().plusDays(50));
    take(alfa, 3, ContractType.ON_DEMAND, "900", today().minusYears(3), today().plusDays(30));
    ProfileHeader header = desk.profile(alfa).header();
    assertThat(header.name()).isEqualTo("Alfa");
    assertThat(header.party()).isEqualTo(Company.of("Alfa Ltda.", "Alfa"));
    assertThat(header.industry()).hasValue("Varejo");
    assertThat(header.status().isActive()).isTrue();
    assertThat(header.activeChannels()).isEmpty();
    ContractFigures figures = header.figures().shown().orElseThrow();
    assertThat(figures.revenue()).isEqualTo(Money.of(101));
    assertThat(figures.customerSince()).hasValue(today().minusYears(3));
    assertThat(figures.nextRenewal()).hasValue(today().plusDays(30));
    assertThat(desk.contracts().figures(alfa)).isEqualTo(figures);
    CustomerId none = register(Registration.builder(Company.of("Beta", null)).build());
    assertThat(desk.profile(none).figures())
        .isEqualTo(
            new Shown<>(new ContractFigures(Money.ZERO, Optional.empty(), Optional.empty())));
  }

  @Test
  @DisplayName("PRF-1 POR-6: the profile tells the portfolio and its success manager")
  void portfolio() {
    CustomerId alfa = register(Registration.builder(Company.of("Alfa Ltda.", null)).build());
    assertThat(desk.profile(alfa).portfolio()).isEqualTo(new Shown<>(Optional.empty()));
    AgentView admin = view(true).as(Agent.of(new AgentId("adm"), AccessProfile.ADMINISTRATOR));
    Portfolio north = admin.portfolios().add(PortfolioDraft.of("Norte", new AgentId("ana")));
    desk.portfolios().choose(alfa, Version.FIRST, north.manager(), north.id());
    ProfileHeader header = desk.profile(alfa).header();
    assertThat(header.portfolio().shown().orElseThrow())
        .hasValueSatisfying(
            own -> {
              assertThat(own.portfolio()).isEqualTo(north);
              assertThat(own.manager()).isEqualTo(new AgentId("ana"));
              assertThat(own.isNew()).isTrue();
            });
    Profile withheld = view(false).as(ANALYST).profile(alfa);
    assertThat(withheld.portfolio())
        .isEqualTo(new Withheld<>(new ModuleOff(Permission.READ_MANAGEMENT)));
  }

  @Test
  @DisplayName(
      "ACS-1: the list of contracts is withheld without its own permission, and all else is shown")
  void contracts() {
    CustomerId alfa = register(Registration.builder(Company.of("Alfa Ltda.", null)).build());
    take(alfa, 1, ContractType.RECURRING, "100", today().minusYears(1), today());
    Profile withheld = desk.profile(alfa);
    assertThat(withheld.contracts())
        .isEqualTo(new Withheld<>(new NotPermitted(Permission.READ_CONTRACTS)));
    assertThat(withheld.figures().shown()).isPresent();
    Profile shown = view(true).as(ANALYST.with(Permission.READ_CONTRACTS)).profile(alfa);
    assertThat(shown.contracts().shown().orElseThrow().items())
        .extracting(Contract::id)
        .containsExactly(new ContractId("k-1"));
  }

  @Test
  @DisplayName("PRF-1: the contracts are a first page, and its cursor leads on in their own list")
  void first_page() {
    CustomerId alfa = register(Registration.builder(Company.of("Alfa Ltda.", null)).build());
    for (int number = 1; number <= Profile.FIRST_PAGE + 1; number++) {
      take(alfa, number, ContractType.RECURRING, "1", today().minusDays(number), today());
    }
    AgentView reader = view(true).as(ANALYST.with(Permission.READ_CONTRACTS));
    Page<Contract> first = reader.profile(alfa).contracts().shown().orElseThrow();
    assertThat(first.items()).hasSize(Profile.FIRST_PAGE);
    assertThat(reader.contracts().of(alfa, first.next(), 10).items())
        .extracting(Contract::id)
        .containsExactly(new ContractId("k-" + (Profile.FIRST_PAGE + 1)));
  }

  @Test
  @DisplayName("PRF-1 EVT-6: the timeline is a first page, and its cursor leads on in its own list")
  void events() {
    CustomerId lia = register(Registration.builder(Person.of("Lia", null)).build());
    EventTime time = EventTime.presetAt(clock.instant(), BusinessTime.DEFAULT_ZONE);
    NewEvent note = NewEvent.of(EventDraft.builder(EventKind.NOTE, time).build());
    for (int number = 0; number <= Profile.FIRST_PAGE; number++) {
      desk.timeline().add(lia, note);
    }
    Page<TimelineEntry> first = desk.profile(lia).events().shown().orElseThrow();
    assertThat(first.items()).hasSize(Profile.FIRST_PAGE);
    assertThat(desk.timeline().of(lia, DateRange.ALL, first.next(), 10).items()).hasSize(1);
    assertThat(view(false).as(ANALYST).profile(lia).events())
        .isEqualTo(new Withheld<>(new ModuleOff(Permission.READ_MANAGEMENT)));
  }

  @Test
  @DisplayName("PRF-1 MRK-1: the head shows the marker, to who may read customer management")
  void marker() {
    AgentView setup = view(true).as(Agent.system(new AgentId("crm")));
    CustomerId lia = register(Registration.builder(Person.of("Lia", null)).build());
    assertThat(desk.profile(lia).marker()).isEqualTo(new Shown<>(Optional.empty()));
    Marker gold = setup.markers().add("Ouro", Emoji.parse("🥇"));
    desk.markers().mark(lia, Version.FIRST, gold.id());
    assertThat(desk.profile(lia).header().marker()).isEqualTo(new Shown<>(Optional.of(gold)));
    assertThat(view(false).as(ANALYST).profile(lia).header().marker())
        .isEqualTo(new Withheld<>(new ModuleOff(Permission.READ_MANAGEMENT)));
  }

  @Test
  @DisplayName("ACS-1: with the module switched off, contracts and what they come to are withheld")
  void module_off() {
    CustomerId alfa = register(Registration.builder(Company.of("Alfa Ltda.", null)).build());
    Profile profile = view(false).as(ANALYST.with(Permission.READ_CONTRACTS)).profile(alfa);
    assertThat(profile.figures())
        .isEqualTo(new Withheld<>(new ModuleOff(Permission.READ_MANAGEMENT)));
    assertThat(profile.contracts())
        .isEqualTo(new Withheld<>(new ModuleOff(Permission.READ_CONTRACTS)));
    assertThat(profile.header().name()).isEqualTo("Alfa Ltda.");
  }

  private LocalDate today() {
    return clock.instant().atZone(BusinessTime.DEFAULT_ZONE).toLocalDate();
  }

  private void take(
      CustomerId customer,
      int number,
      ContractType type,
      String value,
      LocalDate from,
      LocalDate renewsOn) {
    ContractTerms terms =
        ContractTerms.builder(type, Money.of(new BigDecimal(value)), from)
            .renewsOn(renewsOn)
            .build();
    view(true)
        .as(Agent.system(new AgentId("crm")))
        .contractIntake()
        .take(
            List.of(ContractRow.of(number, new ContractId("k-" + number), customer, terms))
                .iterator(),
            outcome -> {});
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
    CustomerId lia = register(Registration.builder(Person.of("Lia", null)).build());
    Profile profile = desk.profile(lia);
    assertThat(profile).hasToString("Profile[" + lia + "]");
    assertThat(profile.header().toString()).startsWith("ProfileHeader[").doesNotContain("Lia");
    assertThat(profile.figures()).hasToString("Shown");
  }

  private CustomerId register(Registration registration) {
    return desk.customers().register(registration).customer();
  }
}
