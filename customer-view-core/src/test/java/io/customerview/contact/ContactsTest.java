package io.customerview.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.audit.AuditEntry;
import io.customerview.contact.PastContacts.PastContact;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.memory.InMemoryStorage;
import io.customerview.search.CustomerQuery;
import io.customerview.search.Hit;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CommonRefusal.RangeReversed;
import io.customerview.shared.CommonRefusal.StaleVersion;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.Page;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import io.customerview.testkit.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ContactsTest {

  private static final Address ONE = Address.phone("(11) 91234-5678");
  private static final Address TWO = Address.phone("(21) 98765-4321");

  private final SettableClock clock = new SettableClock();
  private final Storage storage = InMemoryStorage.create();
  private final AgentView desk = desk(TestSecrets.SECRETS);
  private final CustomerId customer = register(Registration.builder(Person.of("Lia", "Teles")));

  private AgentView desk(Secrets secrets) {
    return CustomerView.builder()
        .storage(storage)
        .clock(clock)
        .secrets(secrets)
        .build()
        .as(Agent.of(new AgentId("ana"), AccessProfile.ANALYST));
  }

  private CustomerId register(Registration.Builder registration) {
    return desk.customers().register(registration.build()).customer();
  }

  private Version version() {
    return version(customer);
  }

  private Version version(CustomerId of) {
    return desk.contacts().of(of).version();
  }

  private ContactPointId add(CustomerId to, Address address) {
    return desk.contacts().add(to, version(to), NewContact.of(address)).point().id();
  }

  private ContactPointId addReleased(CustomerId to, Address address) {
    Evidence evidence = Evidence.of("site", "form", clock.instant());
    return desk.contacts()
        .add(to, version(to), NewContact.of(address).optedIn(evidence))
        .point()
        .id();
  }

  private ContactPoint point(ContactPointId id) {
    return desk.contacts().of(customer).points().stream()
        .filter(point -> point.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static void assertRefused(Class<? extends Refusal> expected, ThrowingCallable command) {
    assertThatThrownBy(command)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal()).isInstanceOf(expected));
  }

  private List<ContactHistoryEntry> history(DateRange days) {
    return desk.contacts().history(customer, days, Optional.empty(), 100).items();
  }

  @Test
  @DisplayName("CNT-8: who edits or releases by a stale version loses, and nothing is changed")
  void stale() {
    ContactPointId one = add(customer, ONE);
    Version read = version();
    add(customer, TWO);
    ContactDesk contacts = desk.contacts();
    Evidence evidence = Evidence.of("site", "form", clock.instant());
    Address mail = Address.email("lia@exemplo.com.br");
    assertRefused(StaleVersion.class, () -> contacts.add(customer, read, NewContact.of(mail)));
    assertRefused(
        StaleVersion.class,
        () -> contacts.change(customer, read, one, Address.phone("(11) 91111-2222")));
    assertRefused(
        StaleVersion.class,
        () -> contacts.change(customer, read, one, Address.phone("(11) 91111-2222"), evidence));
    assertRefused(StaleVersion.class, () -> contacts.optIn(customer, read, one, evidence));
    assertRefused(StaleVersion.class, () -> contacts.optIn(customer, read, one));
    assertRefused(StaleVersion.class, () -> contacts.makePrimary(customer, read, one));
    assertRefused(StaleVersion.class, () -> contacts.delete(customer, read, one));
    assertThat(point(one).address()).isEqualTo(ONE);
    assertThat(point(one).isReleased()).isFalse();
  }

  @Test
  @DisplayName(
      "CNT-8: what only restricts takes no version, and changes the version that others read")
  void restricting() {
    ContactPointId one = addReleased(customer, ONE);
    Version read = version();
    ContactChanged starless = desk.contacts().removeStar(customer, one);
    assertThat(starless.version()).isEqualTo(read.next());
    assertThat(desk.contacts().optOut(customer, one).version()).isEqualTo(read.next().next());
    assertThat(desk.contacts().optOut(customer, one).version()).isEqualTo(read.next().next());
    assertThat(version()).isEqualTo(read.next().next());
  }

  @Test
  @DisplayName("CNT-9: an agent's click is evidence, with the agent as its source")
  void click() {
    ContactPointId one = add(customer, ONE);
    desk.contacts().optIn(customer, version(), one);
    assertThat(point(one).consent())
        .isEqualTo(
            new Consent.OptedIn(
                Evidence.of("ana", "agent", SettableClock.START), SettableClock.START));
  }

  @Test
  @DisplayName("CNT-1: every change leaves its entry: when, who, before, after, reason")
  void entries() {
    ContactPointId one = addReleased(customer, ONE);
    clock.advance(Duration.ofMinutes(1));
    desk.contacts().because(" Ligou para nós ").optOut(customer, one);
    desk.contacts().change(customer, version(), one, TWO);
    desk.contacts().delete(customer, version(), one);
    List<ContactHistoryEntry> entries = history(DateRange.ALL);
    assertThat(entries)
        .extracting(ContactHistoryEntry::action)
        .containsExactly(
            ContactAction.DELETED,
            ContactAction.EDITED,
            ContactAction.OPTED_OUT,
            ContactAction.STAR_TAKEN,
            ContactAction.MADE_PRIMARY,
            ContactAction.OPTED_IN,
            ContactAction.ADDED);
    ContactHistoryEntry optOut = entries.get(2);
    assertThat(optOut.before()).contains(new ContactSnapshot(ONE, Consent.State.OPTED_IN, false));
    assertThat(optOut.after()).contains(new ContactSnapshot(ONE, Consent.State.OPTED_OUT, false));
    assertThat(optOut.agent()).isEqualTo(new AgentId("ana"));
    assertThat(optOut.moment()).isEqualTo(SettableClock.START.plusSeconds(60));
    assertThat(optOut.reason()).contains("Ligou para nós");
    assertThat(entries.get(0).before())
        .contains(new ContactSnapshot(TWO, Consent.State.OPTED_OUT, false));
    assertThat(entries.get(6).reason()).isEmpty();
  }

  @Test
  @DisplayName(
      "CNT-1 PRF-2: the history is read by days of the business zone, both ends included, and by point")
  void by_days() {
    clock.set(Instant.parse("2026-03-10T02:59:59Z")); // 9 March, 23:59:59 in São Paulo
    ContactPointId one = add(customer, ONE);
    clock.set(Instant.parse("2026-03-10T03:00:00Z"));
    ContactPointId two = add(customer, TWO);
    LocalDate ninth = LocalDate.of(2026, 3, 9);
    LocalDate tenth = LocalDate.of(2026, 3, 10);
    assertThat(history(DateRange.of(ninth, ninth)))
        .extracting(ContactHistoryEntry::point)
        .containsExactly(one);
    assertThat(history(DateRange.from(tenth)))
        .extracting(ContactHistoryEntry::point)
        .containsExactly(two);
    assertThat(history(DateRange.to(ninth))).hasSize(1);
    assertThat(history(DateRange.of(ninth, tenth))).hasSize(2);
    assertThat(desk.contacts().history(customer, one, DateRange.ALL, Optional.empty(), 9).items())
        .extracting(ContactHistoryEntry::point)
        .containsExactly(one);
    assertRefused(RangeReversed.class, () -> DateRange.of(tenth, ninth));
  }

  @Test
  @DisplayName(
      "CNT-1: pages of the history give every entry once; a cursor is good for its query only")
  void pages() {
    ContactPointId one = addReleased(customer, ONE);
    add(customer, TWO);
    List<ContactHistoryEntry> all = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<ContactHistoryEntry> page = desk.contacts().history(customer, DateRange.ALL, cursor, 3);
      all.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    assertThat(all).isEqualTo(history(DateRange.ALL)).hasSize(4);
    Optional<String> next =
        desk.contacts().history(customer, DateRange.ALL, Optional.empty(), 1).next();
    DateRange other = DateRange.from(LocalDate.of(2026, 1, 1));
    assertRefused(CursorInvalid.class, () -> desk.contacts().history(customer, other, next, 1));
    assertRefused(
        CursorInvalid.class, () -> desk.contacts().history(customer, one, DateRange.ALL, next, 1));
    assertRefused(
        CursorInvalid.class,
        () -> desk.contacts().history(customer, DateRange.ALL, next.map(text -> text + "A"), 1));
    assertThatThrownBy(() -> desk.contacts().history(customer, DateRange.ALL, Optional.empty(), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> desk.contacts().history(customer, DateRange.ALL, Optional.empty(), 501))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("CNT-9: the state at a past moment is told, with its proof")
  void past() {
    Instant before = clock.instant();
    clock.advance(Duration.ofDays(1));
    ContactPointId one = add(customer, ONE);
    Instant added = clock.instant();
    clock.advance(Duration.ofDays(1));
    desk.contacts().optIn(customer, version(), one);
    Instant released = clock.instant();
    clock.advance(Duration.ofDays(1));
    desk.contacts().change(customer, version(), one, TWO);
    Instant edited = clock.instant();
    clock.advance(Duration.ofDays(1));
    desk.contacts().delete(customer, version(), one);
    assertThat(past(before)).isEmpty();
    assertThat(past(added.minusNanos(1000))).isEmpty();
    assertThat(past(added))
        .singleElement()
        .satisfies(
            then -> {
              assertThat(then.point().consent()).isEqualTo(Consent.notGiven());
              assertThat(then.proof()).isEmpty();
            });
    assertThat(past(edited.minusNanos(1000)))
        .singleElement()
        .satisfies(
            then -> {
              assertThat(then.point().address()).isEqualTo(ONE);
              assertThat(then.point().primary()).isTrue();
              assertThat(then.point().addedAt()).isEqualTo(added);
              assertThat(then.proof().orElseThrow().moment()).isEqualTo(released);
              assertThat(then.proof().orElseThrow().agent()).isEqualTo(new AgentId("ana"));
            });
    assertThat(past(edited))
        .singleElement()
        .satisfies(
            then -> {
              assertThat(then.point().address()).isEqualTo(TWO);
              assertThat(then.point().isReleased()).isFalse();
            });
    assertThat(past(clock.instant())).isEmpty();
  }

  private List<PastContact> past(Instant moment) {
    return desk.contacts().at(customer, moment).points();
  }

  @Test
  @DisplayName("CNT-9: an address that a point has again does not bring back its former consent")
  void back_again() {
    ContactPointId one = addReleased(customer, ONE);
    desk.contacts().change(customer, version(), one, TWO);
    desk.contacts().change(customer, version(), one, ONE);
    assertThat(point(one).consent()).isEqualTo(Consent.notGiven());
    assertThat(past(clock.instant()).get(0).point()).isEqualTo(point(one));
  }

  @Test
  @DisplayName("CNT-12: an opt-out outlives the point in the storage")
  void outlives() {
    ContactPointId one = addReleased(customer, ONE);
    desk.contacts().optOut(customer, one);
    desk.contacts().delete(customer, version(), one);
    ContactPointId again = add(customer, ONE);
    assertThat(again).isNotEqualTo(one);
    assertThat(point(again).consent().isOptedOut()).isTrue();
  }

  @Test
  @DisplayName("CNT-15 CNT-5 REG-5: what was read tells active channels and primaries")
  void read() {
    addReleased(customer, ONE);
    add(customer, Address.email("lia@exemplo.com.br"));
    CustomerContacts read = desk.contacts().of(customer);
    assertThat(read.activeChannels()).containsExactly(ContactChannel.PHONE);
    assertThat(read.primary(ContactChannel.PHONE)).isInstanceOf(PrimaryContact.Found.class);
    assertThat(read.points(ContactChannel.EMAIL)).hasSize(1);
    CustomerId nobody = new CustomerId(new UUID(9, 9));
    assertRefused(CustomerUnknown.class, () -> desk.contacts().of(nobody));
    assertRefused(
        CustomerUnknown.class,
        () -> desk.contacts().optOut(nobody, new ContactPointId(new UUID(1, 1))));
    assertRefused(
        CustomerUnknown.class,
        () -> desk.contacts().history(nobody, DateRange.ALL, Optional.empty(), 9));
  }

  @Test
  @DisplayName(
      "REG-7: the contacts of a company hold its people by name, with all their points, and no companies")
  void people() {
    CustomerId company = register(Registration.builder(Company.of("Casa Nove Ltda.", null)));
    List<String> names = List.of("Érica", "ana", "Zoé", "Bia");
    for (String name : names) {
      CustomerId person = register(Registration.builder(Person.of(name, null)).parent(company));
      add(person, ONE);
      add(person, TWO);
    }
    for (int branch = 0; branch < 3; branch++) {
      register(Registration.builder(Company.of("Filial " + branch, null)).parent(company));
    }
    register(Registration.builder(Person.of("Caio", null)));
    List<LinkedPerson> people = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<LinkedPerson> page = desk.contacts().peopleOf(company, cursor, 2);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
      people.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    assertThat(people).extracting(LinkedPerson::name).containsExactly("ana", "Bia", "Érica", "Zoé");
    assertThat(people)
        .allSatisfy(
            person ->
                assertThat(person.points())
                    .extracting(ContactPoint::address)
                    .containsExactlyInAnyOrder(ONE, TWO));
    assertThat(desk.contacts().peopleOf(customer, Optional.empty(), 9).items()).isEmpty();
    Optional<String> next = desk.contacts().peopleOf(company, Optional.empty(), 1).next();
    assertRefused(CursorInvalid.class, () -> desk.contacts().peopleOf(customer, next, 1));
  }

  @Test
  @DisplayName(
      "CNT-13: a suppressed address is opted out for everybody, and stays closed until it is taken off")
  void suppression() {
    CustomerId other = register(Registration.builder(Person.of("Rui", null)));
    CustomerId third = register(Registration.builder(Person.of("Eva", null)));
    ContactPointId mine = addReleased(customer, ONE);
    addReleased(other, ONE);
    assertThat(desk.suppressions().suppress(ONE)).containsExactlyInAnyOrder(customer, other);
    assertThat(desk.suppressions().suppress(ONE)).containsExactlyInAnyOrder(customer, other);
    assertThat(point(mine).consent().isOptedOut()).isTrue();
    assertThat(point(mine).primary()).isFalse();
    assertThat(desk.contacts().of(other).activeChannels()).isEmpty();
    assertRefused(
        ContactRefusal.Suppressed.class, () -> desk.contacts().optIn(customer, version(), mine));
    ContactPointId theirs = add(third, ONE);
    assertRefused(
        ContactRefusal.PrimaryNotReleased.class,
        () -> desk.contacts().makePrimary(third, version(third), theirs));
    assertThat(desk.suppressions().of(ONE)).isPresent();
    assertThat(desk.suppressions().of(TWO)).isEmpty();
    assertThat(desk.suppressions().lift(ONE)).isTrue();
    assertThat(desk.suppressions().lift(ONE)).isFalse();
    assertThat(point(mine).consent().isOptedOut()).isTrue();
    desk.contacts().optIn(customer, version(), mine);
    assertThat(point(mine).isReleased()).isTrue();
  }

  @Test
  @DisplayName(
      "CNT-13: after the host's key has changed, suppressed addresses are still known and can be lifted")
  void rotated() {
    desk.suppressions().suppress(ONE);
    AgentView rotated = desk(Secrets.of(TestSecrets.key(8), TestSecrets.key(7)));
    assertThat(rotated.suppressions().of(ONE)).isPresent();
    assertRefused(
        ContactRefusal.Suppressed.class,
        () ->
            rotated
                .contacts()
                .add(
                    customer,
                    version(),
                    NewContact.of(ONE).optedIn(Evidence.of("a", "b", clock.instant()))));
    assertThat(rotated.suppressions().lift(ONE)).isTrue();
    assertThat(rotated.suppressions().of(ONE)).isEmpty();
    assertThat(desk(Secrets.of(TestSecrets.key(8))).suppressions().of(ONE)).isEmpty();
  }

  @Test
  @DisplayName(
      "SRCH-4: a customer is found by a contact point as it is now: added, edited, deleted")
  void searched() {
    ContactPointId one = add(customer, ONE);
    ContactPointId mail = add(customer, Address.email("lia@exemplo.com.br"));
    assertThat(found(CustomerQuery.phone("(11) 91234-5678"))).containsExactly(customer);
    assertThat(found(CustomerQuery.email("LIA@exemplo.com.br"))).containsExactly(customer);
    desk.contacts().change(customer, version(), one, TWO);
    assertThat(found(CustomerQuery.phone("(11) 91234-5678"))).isEmpty();
    assertThat(found(CustomerQuery.phone("(21) 98765-4321"))).containsExactly(customer);
    desk.contacts().delete(customer, version(), mail);
    assertThat(found(CustomerQuery.email("lia@exemplo.com.br"))).isEmpty();
    desk.contacts().optOut(customer, one);
    assertThat(found(CustomerQuery.phone("(21) 98765-4321"))).containsExactly(customer);
  }

  private List<CustomerId> found(CustomerQuery query) {
    return desk.search().find(query).hits().stream().map(Hit::id).toList();
  }

  @Test
  @DisplayName("PRIV-3: the audit trail tells each change, without the address")
  void audit() {
    ContactPointId mine = addReleased(customer, Address.email("lia@exemplo.com.br"));
    desk.contacts().because("secreto").optOut(customer, mine);
    List<AuditEntry> entries =
        Work.in(storage, work -> storage.audit().of(work, customer, Optional.empty(), 9));
    assertThat(entries.get(0).operation()).isEqualTo("contacts.opt_out");
    assertThat(entries.get(0).happenings())
        .extracting(AuditEntry.Happening::event)
        .containsExactly("contact.star_taken", "contact.opted_out");
    assertThat(entries.toString()).doesNotContain("lia@", "exemplo", "secreto");
  }
}
