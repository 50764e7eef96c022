package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.contact.Address;
import io.customerview.contact.Consent;
import io.customerview.contact.Consent.OptedOut;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.ContactRefusal;
import io.customerview.contact.CustomerContacts;
import io.customerview.contact.Evidence;
import io.customerview.contact.NewContact;
import io.customerview.contact.OptOutReason;
import io.customerview.contact.PrimaryContact;
import io.customerview.customer.Customer;
import io.customerview.customer.CustomerEvent.RegistrationChanged;
import io.customerview.customer.CustomerRefusal.AlreadyCancelled;
import io.customerview.customer.CustomerRefusal.CancelledInFuture;
import io.customerview.customer.CustomerRefusal.HasMembers;
import io.customerview.customer.CustomerRefusal.ParentNotACompany;
import io.customerview.customer.CustomerStatus.Cancelled;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registered.Outcome;
import io.customerview.customer.Registration;
import io.customerview.intake.Intake;
import io.customerview.intake.IntakeRefusal.ExternalIdMissing;
import io.customerview.intake.IntakeRefusal.ParentUnknown;
import io.customerview.intake.IntakeRow;
import io.customerview.intake.IntakeTotals;
import io.customerview.intake.RowOutcome;
import io.customerview.intake.RowOutcome.Notice;
import io.customerview.intake.RowOutcome.Refused;
import io.customerview.intake.RowOutcome.Taken;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an intake promises on every storage. */
public interface IntakeContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("REG-8: taking the same rows in twice changes nothing the second time")
  default void twice_is_once() {
    Ids ids = new Ids();
    List<IntakeRow> rows =
        List.of(
            ids.person(1, "Lia").contact(optedIn(Address.phone("(11) 91234-5678")).asPrimary()),
            ids.company(2, "Alfa Ltda.").contact(NewContact.of(Address.email("a@exemplo.com.br"))));
    assertThat(take(rows).totals()).isEqualTo(new IntakeTotals(2, 0, 0, 0, 2, 0, 0));
    assertThat(take(rows).totals()).isEqualTo(new IntakeTotals(0, 0, 2, 0, 0, 0, 0));
    Customer lia = find(ids.of(1));
    assertThat(lia.version()).isEqualTo(Version.FIRST);
    CustomerContacts contacts = desk().contacts().of(lia.id());
    assertThat(contacts.primary(ContactChannel.PHONE)).isInstanceOf(PrimaryContact.Found.class);
    assertThat(contacts.points()).singleElement().matches(ContactPoint::isReleased);
  }

  @Test
  @DisplayName("REG-8: a row that is refused doesn't stop the others, and its outcome says why")
  default void refused_rows() {
    Ids ids = new Ids();
    CustomerId person = take(List.of(ids.person(1, "Lia"))).taken(1).customer();
    LocalDate tomorrow = LocalDate.of(2026, 11, 23);
    Result result =
        take(
            List.of(
                IntakeRow.of(2, Registration.builder(Person.of("Ninguém", null)).build()),
                ids.person(3, "Bia").parent(new ExternalId(ids.of(1))),
                ids.person(4, "Eva").cancelled(new Cancelled(tomorrow, "Mudou-se")),
                ids.person(5, "Rui").parent(new ExternalId(ids.of(99))),
                ids.person(6, "Ana")));
    assertThat(result.outcomes())
        .contains(
            new Refused(2, new ExternalIdMissing()),
            new Refused(3, new ParentNotACompany(person)),
            new Refused(4, new CancelledInFuture(tomorrow, tomorrow.minusDays(1))),
            new Refused(5, new ParentUnknown()));
    assertThat(result.taken(6).outcome()).isEqualTo(Outcome.NEW);
    assertThat(result.totals()).isEqualTo(new IntakeTotals(1, 0, 0, 4, 0, 0, 0));
    assertThat(result.totals().rows()).isEqualTo(5);
    assertThat(desk().customers().of(new ExternalId(ids.of(4)))).isEmpty();
  }

  @Test
  @DisplayName(
      "REG-3 REG-8: a parent organization may come later, also in a later chunk, and through several levels")
  default void parents_later() {
    Ids ids = new Ids();
    List<IntakeRow> rows = new ArrayList<>();
    rows.add(ids.person(1, "Lia").parent(new ExternalId(ids.of(2))));
    rows.add(ids.company(2, "Filial").parent(new ExternalId(ids.of(9000))));
    IntStream.range(0, Intake.CHUNK + 1).forEach(i -> rows.add(ids.person(10 + i, "Eva")));
    rows.add(ids.company(9000, "Matriz"));
    assertThat(take(rows).totals().registered()).isEqualTo(rows.size());
    Customer lia = find(ids.of(1));
    Customer branch = find(ids.of(2));
    assertThat(lia.registration().parent()).contains(branch.id());
    assertThat(branch.registration().parent()).contains(find(ids.of(9000)).id());
  }

  @Test
  @DisplayName("REG-8: of rows with one external id the later one counts, and each has its outcome")
  default void repeated() {
    Ids ids = new Ids();
    Result result =
        take(
            List.of(
                ids.person(1, "Lia"),
                IntakeRow.of(2, ids.registration(1, "Lia").city("Recife").build()),
                IntakeRow.of(3, ids.registration(1, "Lia").city("Recife").build())));
    assertThat(IntStream.of(1, 2, 3).mapToObj(row -> result.taken(row).outcome()))
        .containsExactly(Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED);
    assertThat(find(ids.of(1)).registration().city()).contains("Recife");
  }

  @Test
  @DisplayName("REG-8: the later row counts also where the earlier one waits for its parent")
  default void repeated_behind_one_that_waits() {
    Ids ids = new Ids();
    Result result =
        take(
            List.of(
                IntakeRow.of(1, ids.registration(1, "Lia").city("Olinda").build())
                    .parent(new ExternalId(ids.of(3))),
                IntakeRow.of(2, ids.registration(1, "Lia").city("Recife").build()),
                ids.company(3, "Alfa"),
                ids.person(4, "Eva").parent(new ExternalId(ids.of(99))),
                ids.person(4, "Eva")));
    assertThat(find(ids.of(1)).registration().city()).contains("Recife");
    assertThat(result.totals()).isEqualTo(new IntakeTotals(3, 1, 0, 1, 0, 0, 0));
    assertThat(find(ids.of(4)).registration().parent()).isEmpty();
  }

  @Test
  @DisplayName(
      "REG-4 REG-8: a row may bring a cancellation; a row without one leaves the status as it is")
  default void cancelled() {
    Ids ids = new Ids();
    Cancelled how = new Cancelled(LocalDate.of(2026, 3, 1), "Encerrou");
    take(List.of(ids.company(1, "Alfa").cancelled(how)));
    assertThat(find(ids.of(1)).status()).isEqualTo(how);
    assertThat(take(List.of(ids.company(1, "Alfa"))).taken(1).outcome())
        .isEqualTo(Outcome.UNCHANGED);
    assertThat(find(ids.of(1)).status()).isEqualTo(how);
  }

  @Test
  @DisplayName("REG-4 REG-8: a row may change a registration and cancel the customer in one")
  default void changed_and_cancelled() {
    Ids ids = new Ids();
    Cancelled how = new Cancelled(LocalDate.of(2026, 3, 1), "Encerrou");
    take(List.of(ids.company(1, "Alfa"), ids.company(2, "Beta")));
    List<IntakeRow> rows =
        List.of(
            ids.company(1, "Alfa Nova").cancelled(how),
            ids.company(2, "Beta").cancelled(how),
            ids.company(3, "Gama").cancelled(how));
    Result result = take(rows);
    assertThat(IntStream.of(1, 2, 3).mapToObj(row -> result.taken(row).outcome()))
        .containsExactly(Outcome.CHANGED, Outcome.CHANGED, Outcome.NEW);
    assertThat(find(ids.of(1)).registration().party()).isEqualTo(Company.of("Alfa Nova", null));
    assertThat(IntStream.of(1, 2, 3).mapToObj(number -> find(ids.of(number)).status()))
        .containsOnly(how);
    assertThat(take(rows).totals()).isEqualTo(new IntakeTotals(0, 0, 3, 0, 0, 0, 0));
  }

  @Test
  @DisplayName("REG-4 REG-8: of a row whose cancellation is refused, nothing is taken")
  default void cancelled_otherwise() {
    Ids ids = new Ids();
    LocalDate day = LocalDate.of(2026, 3, 1);
    take(List.of(ids.company(1, "Alfa").cancelled(new Cancelled(day, "Encerrou"))));
    Result result =
        take(List.of(ids.company(1, "Alfa Nova").cancelled(new Cancelled(day, "Mudou-se"))));
    assertThat(result.outcomes()).containsExactly(new Refused(1, new AlreadyCancelled(day)));
    assertThat(find(ids.of(1)).registration().party()).isEqualTo(Company.of("Alfa", null));
  }

  @Test
  @DisplayName("REG-3 REG-8: who belongs to whom counts from row to row of one intake")
  default void members_from_row_to_row() {
    Ids ids = new Ids();
    Result result =
        take(
            List.of(
                ids.company(1, "Alfa"),
                ids.person(2, "Lia").parent(new ExternalId(ids.of(1))),
                IntakeRow.of(3, ids.registration(1, "Alfa").build()),
                ids.company(4, "Beta"),
                IntakeRow.of(5, ids.registration(4, "Beta").build())));
    assertThat(result.outcomes())
        .contains(new Refused(3, new HasMembers(result.taken(1).customer())));
    assertThat(result.taken(5).outcome()).isEqualTo(Outcome.CHANGED);
  }

  @Test
  @DisplayName(
      "REG-3 REG-8: a company whose members leave it in the rows before becomes a person in the same intake")
  default void members_leave_from_row_to_row() {
    Ids ids = new Ids();
    take(
        List.of(
            ids.company(1, "Alfa"),
            ids.person(2, "Lia").parent(new ExternalId(ids.of(1))),
            ids.person(3, "Eva").parent(new ExternalId(ids.of(1)))));
    Result tooEarly = take(List.of(ids.person(2, "Lia"), ids.person(1, "Alfa")));
    assertThat(tooEarly.outcomes()).contains(new Refused(1, new HasMembers(find(ids.of(1)).id())));
    Result result = take(List.of(ids.person(3, "Eva"), ids.person(1, "Alfa")));
    assertThat(result.taken(1).outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(find(ids.of(1)).registration().isPerson()).isTrue();
  }

  @Test
  @DisplayName(
      "CNT-9 REG-8: a no is heeded also in a row that a listener refuses with its registration")
  default void opt_out_of_a_row_that_a_listener_refuses() {
    Ids ids = new Ids();
    Address email = Address.email("lia@exemplo.com.br");
    take(List.of(ids.person(1, "Lia").contact(optedIn(email)), ids.person(2, "Eva")));
    AgentView refusing =
        CustomerView.builder()
            .storage(storage())
            .clock(new SettableClock())
            .secrets(Secrets.of(new byte[32]))
            .onChange(
                (work, customer, version, events) -> {
                  if (events.stream().anyMatch(RegistrationChanged.class::isInstance)) {
                    throw new RefusedException(new ParentUnknown());
                  }
                })
            .build()
            .as(Agent.system(new AgentId("crm")));
    List<RowOutcome> outcomes = new ArrayList<>();
    refusing
        .intake()
        .take(
            List.of(
                    ids.person(1, "Lia Teles").contact(NewContact.of(email).optedOut()),
                    ids.person(2, "Eva Reis"))
                .iterator(),
            outcomes::add);
    assertThat(outcomes)
        .containsExactly(
            new Refused(1, new ParentUnknown(), 1), new Refused(2, new ParentUnknown()));
    assertThat(consent(find(ids.of(1)).id(), email).isOptedOut()).isTrue();
    assertThat(find(ids.of(1)).registration().party().displayName()).isEqualTo("Lia");
  }

  @Test
  @DisplayName(
      "CNT-12: an intake opts in nobody who opted out, deleted points included, and takes no star away")
  default void never_more_reachable() {
    Ids ids = new Ids();
    Address phone = Address.phone("(11) 91234-5678");
    Address other = Address.phone("(21) 99876-5432");
    CustomerId lia =
        take(List.of(ids.person(1, "Lia").contact(optedIn(phone).asPrimary()))).taken(1).customer();
    ContactPoint point = desk().contacts().of(lia).points().get(0);
    take(List.of(ids.person(1, "Lia").contact(optedIn(other).asPrimary())));
    assertThat(primary(lia)).isEqualTo(phone);
    desk().contacts().optOut(lia, point.id());
    assertThat(take(List.of(ids.person(1, "Lia").contact(optedIn(phone)))).taken(1).outcome())
        .isEqualTo(Outcome.UNCHANGED);
    desk().contacts().delete(lia, desk().contacts().of(lia).version(), point.id());
    take(List.of(ids.person(1, "Lia").contact(optedIn(phone).asPrimary())));
    assertThat(desk().contacts().of(lia).points())
        .filteredOn(one -> one.address().isSameAs(phone))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.isReleased()).isFalse();
              assertThat(one.primary()).isFalse();
            });
  }

  @Test
  @DisplayName("CNT-2: a row with evidence opts in a point that was never opted in or out")
  default void evidence_later() {
    Ids ids = new Ids();
    Address email = Address.email("lia@exemplo.com.br");
    take(List.of(ids.person(1, "Lia").contact(NewContact.of(email))));
    Result result = take(List.of(ids.person(1, "Lia").contact(optedIn(email))));
    assertThat(result.taken(1).outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(result.taken(1).contactsAdded()).isZero();
    assertThat(desk().contacts().of(result.taken(1).customer()).points())
        .singleElement()
        .matches(ContactPoint::isReleased);
  }

  @Test
  @DisplayName("CNT-9 REG-8: a no is recorded as an opt-out, with the row as evidence, once")
  default void opt_outs() {
    Ids ids = new Ids();
    Address fresh = Address.email("lia@exemplo.com.br");
    Address known = Address.phone("(11) 91234-5678");
    Evidence no = Evidence.of("crm.csv", "import", SettableClock.START.minusSeconds(30));
    CustomerId lia =
        take(List.of(ids.person(1, "Lia").contact(optedIn(known).asPrimary()))).taken(1).customer();
    List<IntakeRow> rows =
        List.of(
            ids.person(1, "Lia")
                .contact(NewContact.of(fresh).optedOut(no))
                .contact(NewContact.of(known).optedOut()));
    Result result = take(rows);
    assertThat(result.totals()).isEqualTo(new IntakeTotals(0, 1, 0, 0, 1, 2, 0));
    assertThat(result.taken(1).contactsOptedOut()).isEqualTo(2);
    assertThat(desk().contacts().of(lia).points())
        .hasSize(2)
        .allMatch(point -> point.consent().isOptedOut() && !point.primary());
    assertThat(consent(lia, fresh))
        .isEqualTo(new OptedOut(OptOutReason.ASKED, Optional.of(no), SettableClock.START));
    assertThat(take(rows).totals())
        .as("twice is once")
        .isEqualTo(new IntakeTotals(0, 0, 1, 0, 0, 0, 0));
    assertThat(take(List.of(ids.person(1, "Lia").contact(optedIn(fresh)))).taken(1).outcome())
        .as("a yes in another file opts nobody in again")
        .isEqualTo(Outcome.UNCHANGED);
  }

  @Test
  @DisplayName("CNT-9 REG-8: a no from before a yes doesn't take it back; a later one does")
  default void old_opt_out() {
    Ids ids = new Ids();
    Address email = Address.email("lia@exemplo.com.br");
    CustomerId lia =
        take(List.of(ids.person(1, "Lia").contact(optedIn(email)))).taken(1).customer();
    Evidence before = Evidence.of("crm.csv", "import", SettableClock.START.minusSeconds(90));
    Evidence after = Evidence.of("crm.csv", "import", SettableClock.START.minusSeconds(30));
    NewContact contact = NewContact.of(email);
    assertThat(take(List.of(ids.person(1, "Lia").contact(contact.optedOut(before)))).totals())
        .isEqualTo(new IntakeTotals(0, 0, 1, 0, 0, 0, 0));
    assertThat(consent(lia, email).isReleased()).isTrue();
    assertThat(take(List.of(ids.person(1, "Lia").contact(contact.optedOut(after)))).totals())
        .isEqualTo(new IntakeTotals(0, 1, 0, 0, 0, 1, 0));
    assertThat(consent(lia, email).isOptedOut()).isTrue();
  }

  @Test
  @DisplayName(
      "CNT-9 CNT-12 REG-8: a no is heeded also in a row that is refused, and nothing else of it is")
  default void opt_outs_of_refused_rows() {
    Ids ids = new Ids();
    LocalDate day = LocalDate.of(2026, 3, 1);
    Address email = Address.email("lia@exemplo.com.br");
    Address other = Address.phone("(11) 91234-5678");
    Evidence no = Evidence.of("crm.csv", "import", SettableClock.START.minusSeconds(30));
    take(
        List.of(
            ids.company(1, "Alfa").contact(optedIn(email)).cancelled(new Cancelled(day, "Fim")),
            ids.person(2, "Lia").contact(optedIn(email)),
            ids.company(3, "Beta").contact(optedIn(email)),
            ids.person(4, "Eva").parent(new ExternalId(ids.of(3))),
            ids.person(5, "Rui").contact(optedIn(email))));
    List<IntakeRow> rows =
        Stream.of(
                ids.company(1, "Alfa").cancelled(new Cancelled(day, "Mudou-se")),
                ids.person(2, "Lia").parent(new ExternalId(ids.of(99))),
                ids.person(3, "Beta"),
                ids.person(5, "Rui").cancelled(new Cancelled(LocalDate.of(2027, 1, 1), "Fim")))
            .map(
                row ->
                    row.contact(NewContact.of(email).optedOut(no).asPrimary())
                        .contact(optedIn(other).asPrimary())
                        .contact(NewContact.of(Address.email("nova@exemplo.com.br")).optedOut()))
            .toList();
    Result result = take(rows);
    assertThat(result.totals().refused()).isEqualTo(4);
    assertThat(result.outcomes())
        .extracting(outcome -> ((Refused) outcome).refusal().getClass().getSimpleName())
        .containsExactlyInAnyOrder(
            "AlreadyCancelled", "HasMembers", "CancelledInFuture", "ParentUnknown");
    for (int number : List.of(1, 2, 3, 5)) {
      CustomerId customer = find(ids.of(number)).id();
      assertThat(consent(customer, email).isOptedOut()).as("row " + number).isTrue();
      assertThat(desk().contacts().of(customer).points()).as("row " + number).hasSize(1);
      take(
          List.of(
              ids.contacts(number, find(ids.of(number)))
                  .contact(optedIn(Address.email("nova@exemplo.com.br")))));
      assertThat(consent(customer, Address.email("nova@exemplo.com.br")).isOptedOut())
          .as("an address that no point had, row " + number)
          .isTrue();
    }
  }

  @Test
  @DisplayName(
      "CNT-9 CNT-2 REG-8: a no to a new address is heeded also where the row gives it the star")
  default void opt_outs_with_a_star() {
    Ids ids = new Ids();
    Address email = Address.email("lia@exemplo.com.br");
    Address phone = Address.phone("(11) 91234-5678");
    Evidence no = Evidence.of("crm.csv", "import", SettableClock.START.minusSeconds(30));
    List<IntakeRow> rows =
        List.of(
            ids.person(1, "Lia")
                .contact(NewContact.of(email).optedOut().asPrimary())
                .contact(NewContact.of(phone).optedOut(no).asPrimary()));
    Result result = take(rows);
    Taken taken = result.taken(1);
    assertThat(consent(taken.customer(), email).isOptedOut()).isTrue();
    assertThat(consent(taken.customer(), phone))
        .isEqualTo(new OptedOut(OptOutReason.ASKED, Optional.of(no), SettableClock.START));
    assertThat(result.totals()).isEqualTo(new IntakeTotals(1, 0, 0, 0, 2, 2, 2));
    assertThat(taken.notices())
        .containsExactly(
            new Notice(0, ContactChannel.EMAIL, new ContactRefusal.PrimaryNotReleased()),
            new Notice(1, ContactChannel.PHONE, new ContactRefusal.PrimaryNotReleased()));
    assertThat(take(rows).totals())
        .as("twice is once")
        .isEqualTo(new IntakeTotals(0, 0, 1, 0, 0, 0, 0));
  }

  @Test
  @DisplayName(
      "CNT-9 REG-8: a no without evidence has no time but that of its row, and counts as said then")
  default void bare_opt_out() {
    Ids ids = new Ids();
    Address email = Address.email("lia@exemplo.com.br");
    List<IntakeRow> rows = List.of(ids.person(1, "Lia").contact(NewContact.of(email).optedOut()));
    CustomerId lia = take(rows).taken(1).customer();
    assertThat(take(rows).totals().contactsOptedOut()).as("twice is once").isZero();
    CustomerContacts read = desk().contacts().of(lia);
    desk().contacts().optIn(lia, read.version(), read.points().get(0).id());
    assertThat(consent(lia, email).isReleased()).isTrue();
    assertThat(take(rows).totals()).isEqualTo(new IntakeTotals(0, 1, 0, 0, 0, 1, 0));
    assertThat(consent(lia, email).isOptedOut()).isTrue();
  }

  private Consent consent(CustomerId customer, Address address) {
    return desk().contacts().of(customer).points().stream()
        .filter(point -> point.address().isSameAs(address))
        .findFirst()
        .orElseThrow()
        .consent();
  }

  @Test
  @DisplayName("CNT-13: a suppressed address is taken but not released, with a notice")
  default void suppressed() {
    Ids ids = new Ids();
    Address email = Address.email(UUID.randomUUID() + "@exemplo.com.br");
    desk().suppressions().suppress(email);
    Result result = take(List.of(ids.person(1, "Lia").contact(optedIn(email))));
    assertThat(result.taken(1).notices())
        .containsExactly(new Notice(0, ContactChannel.EMAIL, new ContactRefusal.Suppressed()));
    assertThat(result.totals()).isEqualTo(new IntakeTotals(1, 0, 0, 0, 1, 0, 1));
    assertThat(take(List.of(ids.person(2, "Bia").contact(optedIn(email)))).totals().notices())
        .isEqualTo(1);
    assertThat(desk().contacts().of(result.taken(1).customer()).points())
        .singleElement()
        .matches(point -> !point.isReleased());
  }

  @Test
  @DisplayName("ACS-2: an intake needs the permission to edit contact points too")
  default void permissions() {
    Agent half = Agent.of(new AgentId("half"), AccessProfile.NONE).with(Permission.EDIT_CUSTOMERS);
    Ids ids = new Ids();
    assertThatThrownBy(
            () ->
                view()
                    .as(half)
                    .intake()
                    .take(List.of(ids.person(1, "Lia")).iterator(), outcome -> {}))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("EDIT_CONTACTS");
  }

  private Address primary(CustomerId customer) {
    PrimaryContact primary = desk().contacts().of(customer).primary(ContactChannel.PHONE);
    return ((PrimaryContact.Found) primary).point().address();
  }

  private static NewContact optedIn(Address address) {
    return NewContact.of(address)
        .optedIn(Evidence.of("site", "form", SettableClock.START.minusSeconds(60)));
  }

  private Customer find(String externalId) {
    return desk().customers().of(new ExternalId(externalId)).orElseThrow();
  }

  private Result take(List<IntakeRow> rows) {
    List<RowOutcome> outcomes = new ArrayList<>();
    IntakeTotals totals = desk().intake().take(rows.iterator(), outcomes::add);
    return new Result(totals, outcomes);
  }

  private CustomerView view() {
    return CustomerView.builder()
        .storage(storage())
        .clock(new SettableClock())
        .secrets(Secrets.of(new byte[32]))
        .build();
  }

  private AgentView desk() {
    return view().as(Agent.system(new AgentId("crm")));
  }

  /** What an intake answered. */
  record Result(IntakeTotals totals, List<RowOutcome> outcomes) {

    Taken taken(long row) {
      return outcomes.stream()
          .filter(outcome -> outcome.number() == row)
          .map(Taken.class::cast)
          .findFirst()
          .orElseThrow();
    }
  }

  /** External ids that no other test uses. */
  final class Ids {

    private final String run = UUID.randomUUID().toString();

    String of(int number) {
      return run + '/' + number;
    }

    Registration.Builder registration(int number, String name) {
      return Registration.builder(Person.of(name, null)).externalId(of(number));
    }

    /** A row that leaves the registration of a customer as it is. */
    IntakeRow contacts(int number, Customer customer) {
      return IntakeRow.of(number, customer.registration());
    }

    IntakeRow person(int number, String name) {
      return IntakeRow.of(number, registration(number, name).build());
    }

    IntakeRow company(int number, String name) {
      return IntakeRow.of(
          number, Registration.builder(Company.of(name, null)).externalId(of(number)).build());
    }
  }
}
