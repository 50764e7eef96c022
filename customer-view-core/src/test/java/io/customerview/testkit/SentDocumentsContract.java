package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.contact.Address;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.document.Document;
import io.customerview.document.DocumentRefusal.DocumentUnknown;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.identity.DocumentNumber;
import io.customerview.message.Activity;
import io.customerview.message.ActivityQuery;
import io.customerview.message.AutomationVersion;
import io.customerview.message.DigitalReceipt;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.MessageRow;
import io.customerview.message.MessageStatus;
import io.customerview.message.ReportRow;
import io.customerview.message.Sending;
import io.customerview.message.SentMessage;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.DocumentId;
import io.customerview.shared.MessageId;
import io.customerview.shared.Page;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.storage.Storage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What became of documents that were sent, whatever the storage (DOC-9 to DOC-11). */
public interface SentDocumentsContract {

  /** When messages here are sent: at noon in São Paulo. */
  Instant NOON = SettableClock.START;

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName(
      "DOC-9: the send history has a row per sending: when, by whom, delivered to which address, latest status")
  default void sent_documents_history() {
    SentWorld world = new SentWorld(storage());
    AutomationVersion flow = new AutomationVersion("a-1", "Cobrança", "3");
    world.take("automated", world.email(NOON.minusSeconds(60)).automation(flow));
    world.take("by hand", world.sms(NOON).agent(new AgentId("ana")));
    world.takeFor(world.person(), "to another", world.email(NOON.minusSeconds(30)));
    world.take(
        "of another document",
        world.email(NOON).document(DocumentId.of(world.prefix + "e"), List.of()));
    world.report("automated", InteractionKind.SENT, 1);
    world.report("by hand", InteractionKind.DELIVERED, 5);
    world.report("by hand", InteractionKind.OPENED, 9);
    world.report("by hand", InteractionKind.SENT, 2);
    List<Sending> history = world.sendings(false);
    assertThat(history)
        .extracting(Sending::message)
        .containsExactly(world.id("by hand"), world.id("to another"), world.id("automated"));
    Sending byHand = history.get(0);
    assertThat(byHand.at()).isEqualTo(NOON);
    assertThat(byHand.agent()).contains(new AgentId("ana"));
    assertThat(byHand.automation()).isEmpty();
    assertThat(byHand.channel()).isEqualTo(MessageChannel.SMS);
    assertThat(byHand.deliveredTo()).contains(SentWorld.PHONE);
    assertThat(byHand.latest())
        .contains(new MessageStatus(InteractionKind.OPENED, NOON.plusSeconds(9)));
    Sending automated = history.get(2);
    assertThat(automated.agent()).isEmpty();
    assertThat(automated.automation()).contains(flow);
    assertThat(automated.deliveredTo()).as("sent is not delivered").isEmpty();
    assertThat(history.get(1).latest()).isEmpty();
    assertThat(byHand.toString()).doesNotContain("91234");
  }

  @Test
  @DisplayName("DOC-9: what proves a delivery says where it went, what went wrong doesn't")
  default void sent_documents_delivered() {
    for (InteractionKind kind : InteractionKind.values()) {
      if (kind != InteractionKind.INBOUND) {
        SentWorld world = new SentWorld(storage());
        world.take("a", world.email(NOON));
        world.report("a", kind, 5);
        assertThat(world.sendings(false).get(0).deliveredTo().isPresent())
            .as(kind.name())
            .isEqualTo(
                List.of(
                        InteractionKind.DELIVERED,
                        InteractionKind.RECEIVED,
                        InteractionKind.OPENED,
                        InteractionKind.CLICKED,
                        InteractionKind.REPLIED)
                    .contains(kind));
      }
    }
  }

  @Test
  @DisplayName("DOC-10: the activities of a document, by event and by channel, the latest first")
  default void sent_documents_activities() {
    SentWorld world = new SentWorld(storage());
    world.take("a", world.email(NOON));
    world.take("b", world.sms(NOON));
    world.take("c", world.email(NOON).document(DocumentId.of(world.prefix + "e"), List.of()));
    world.report("a", InteractionKind.SENT, 1);
    world.report("a", InteractionKind.OPENED, 8);
    world.report("b", InteractionKind.SENT, 2);
    world.report("b", InteractionKind.DELIVERED, 2);
    world.report("b", InteractionKind.OPENED, 4);
    world.report("c", InteractionKind.OPENED, 5);
    assertThat(world.activities(ActivityQuery.ALL))
        .containsExactly("a OPENED", "b OPENED", "b DELIVERED", "b SENT", "a SENT");
    assertThat(world.activities(ActivityQuery.ALL.event(InteractionKind.OPENED)))
        .containsExactly("a OPENED", "b OPENED");
    assertThat(world.activities(ActivityQuery.ALL.on(MessageChannel.SMS)))
        .containsExactly("b OPENED", "b DELIVERED", "b SENT");
    assertThat(
            world.activities(
                ActivityQuery.ALL.event(InteractionKind.SENT).on(MessageChannel.EMAIL)))
        .containsExactly("a SENT");
    assertThat(world.activities(ActivityQuery.ALL.on(MessageChannel.WHATSAPP))).isEmpty();
  }

  @Test
  @DisplayName("DOC-11 INT-8: the AR digital of a document has its certified messages only")
  default void sent_documents_receipts() {
    SentWorld world = new SentWorld(storage());
    URI link = URI.create("https://example.org/certificate");
    world.take("a", world.email(NOON).certificate(link));
    world.take("b", world.email(NOON));
    world.report("a", InteractionKind.DELIVERED, 5);
    world.report("a", InteractionKind.OPENED, 7);
    List<DigitalReceipt> receipts =
        world
            .desk()
            .documents()
            .receipts(world.document(), DateRange.ALL, false, Optional.empty(), 10)
            .items();
    assertThat(receipts).hasSize(1);
    assertThat(receipts.get(0).message()).isEqualTo(world.id("a"));
    assertThat(receipts.get(0).certificate()).isEqualTo(link);
    assertThat(receipts.get(0).delivered()).contains(NOON.plusSeconds(5));
    assertThat(receipts.get(0).opened()).contains(NOON.plusSeconds(7));
    assertThat(receipts.get(0).received()).isEmpty();
  }

  @Test
  @DisplayName("DOC-9 DOC-10 INT-5: what was sent in test mode is left out unless asked for")
  default void sent_documents_test_mode() {
    SentWorld world = new SentWorld(storage());
    world.take("a", world.email(NOON).certificate(URI.create("https://example.org/a")).test());
    world.report("a", InteractionKind.OPENED, 5);
    assertThat(world.sendings(false)).isEmpty();
    assertThat(world.sendings(true)).hasSize(1);
    assertThat(world.activities(ActivityQuery.ALL)).isEmpty();
    assertThat(world.activities(ActivityQuery.ALL.includingTest())).containsExactly("a OPENED");
    for (boolean withTest : new boolean[] {false, true}) {
      assertThat(
              world
                  .desk()
                  .documents()
                  .receipts(world.document(), DateRange.ALL, withTest, Optional.empty(), 10)
                  .items())
          .hasSize(withTest ? 1 : 0);
    }
  }

  @Test
  @DisplayName("DOC-9 DOC-10: pages go on where the last one ended, whatever has the same moment")
  default void sent_documents_pages() {
    SentWorld world = new SentWorld(storage());
    for (String name : List.of("a", "b", "c", "d", "e")) {
      world.take(name, world.email(NOON.minusSeconds(name.equals("c") ? 60 : 0)));
      for (InteractionKind kind : List.of(InteractionKind.OPENED, InteractionKind.SENT)) {
        world.report(Interaction.of(world.id(name), kind, NOON).event("e-1 " + kind));
        world.report(Interaction.of(world.id(name), kind, NOON));
        world.report(name, kind, 1);
      }
    }
    List<Sending> all = world.sendings(false);
    List<Activity> activities =
        pages(
            cursor ->
                world
                    .desk()
                    .documents()
                    .activities(world.document(), ActivityQuery.ALL, cursor, 200));
    assertThat(all).hasSize(5);
    assertThat(activities)
        .hasSize(30)
        .isSortedAccordingTo(
            (one, other) -> Activity.NEWEST_FIRST.compare(one.interaction(), other.interaction()));
    for (int limit = 1; limit <= 7; limit++) {
      int size = limit;
      assertThat(
              pages(
                  cursor ->
                      world
                          .desk()
                          .documents()
                          .sendings(world.document(), DateRange.ALL, false, cursor, size)))
          .isEqualTo(all);
      assertThat(
              pages(
                  cursor ->
                      world
                          .desk()
                          .documents()
                          .activities(world.document(), ActivityQuery.ALL, cursor, size)))
          .isEqualTo(activities);
    }
    Optional<String> next =
        world
            .desk()
            .documents()
            .sendings(world.document(), DateRange.ALL, false, Optional.empty(), 2)
            .next();
    world.refused(
        () -> world.desk().documents().sendings(world.document(), DateRange.ALL, true, next, 2),
        new CursorInvalid());
    world.refused(
        () -> world.desk().documents().activities(world.document(), ActivityQuery.ALL, next, 2),
        new CursorInvalid());
    DocumentId nothing = new DocumentId(UUID.randomUUID());
    world.refused(
        () -> world.desk().documents().sendings(nothing, DateRange.ALL, true, Optional.empty(), 2),
        new DocumentUnknown(nothing));
  }

  @Test
  @DisplayName(
      "PRF-2 DOC-9 DOC-10 DOC-11: sendings, receipts and activities of some days of the business zone")
  default void sent_documents_days() {
    SentWorld world = new SentWorld(storage());
    LocalDate day = LocalDate.ofInstant(NOON, BusinessTime.DEFAULT_ZONE).minusDays(2);
    Instant midnight = day.atStartOfDay(BusinessTime.DEFAULT_ZONE).toInstant();
    world.take("before", world.certified(midnight.minusMillis(1)));
    world.take("first", world.certified(midnight));
    world.take("last", world.certified(midnight.plus(Duration.ofDays(1)).minusMillis(1)));
    world.take("after", world.certified(midnight.plus(Duration.ofDays(1))));
    for (Sending sent : world.sendings(false)) {
      world.report(Interaction.of(sent.message(), InteractionKind.SENT, sent.at()));
    }
    DateRange days = DateRange.of(day, day);
    assertThat(
            pages(
                cursor ->
                    world.desk().documents().sendings(world.document(), days, false, cursor, 1)))
        .extracting(Sending::message)
        .containsExactly(world.id("last"), world.id("first"));
    assertThat(
            pages(
                cursor ->
                    world.desk().documents().receipts(world.document(), days, false, cursor, 1)))
        .extracting(DigitalReceipt::message)
        .containsExactly(world.id("last"), world.id("first"));
    assertThat(world.activities(ActivityQuery.ALL.within(days)))
        .containsExactly("last SENT", "first SENT");
    Optional<String> next =
        world
            .desk()
            .documents()
            .sendings(world.document(), days, false, Optional.empty(), 1)
            .next();
    world.refused(
        () -> world.desk().documents().sendings(world.document(), DateRange.ALL, false, next, 1),
        new CursorInvalid());
  }

  @Test
  @DisplayName("DOC-10 INT-5: pages of one event, of one channel and of both hold nothing else")
  default void sent_documents_pages_of_some() {
    SentWorld world = new SentWorld(storage());
    for (int number = 0; number < 12; number++) {
      SentMessage.Builder sent = number % 3 == 0 ? world.sms(NOON) : world.email(NOON);
      world.take("m" + number, number % 4 == 0 ? sent.test() : sent);
      for (InteractionKind kind : List.of(InteractionKind.SENT, InteractionKind.OPENED)) {
        world.report("m" + number, kind, number / 5);
      }
    }
    for (ActivityQuery query :
        List.of(
            ActivityQuery.ALL,
            ActivityQuery.ALL.event(InteractionKind.SENT),
            ActivityQuery.ALL.on(MessageChannel.SMS),
            ActivityQuery.ALL.on(MessageChannel.SMS).event(InteractionKind.OPENED))) {
      for (ActivityQuery asked : List.of(query, query.includingTest())) {
        List<Activity> expected =
            world.all().stream()
                .filter(one -> asked.takes(one, BusinessTime.DEFAULT_ZONE))
                .toList();
        assertThat(
                pages(
                    cursor ->
                        world.desk().documents().activities(world.document(), asked, cursor, 2)))
            .as(asked.toString())
            .isEqualTo(expected);
      }
    }
  }

  @Test
  @DisplayName("DOC-10 INT-6: an event that is told again, as earlier, stands where it happened")
  default void sent_documents_told_again() {
    SentWorld world = new SentWorld(storage());
    world.take("a", world.email(NOON));
    world.report("a", InteractionKind.SENT, 3);
    world.report(opened(world, 5));
    assertThat(world.activities(ActivityQuery.ALL)).containsExactly("a OPENED", "a SENT");
    world.report(opened(world, 1));
    assertThat(world.activities(ActivityQuery.ALL)).containsExactly("a SENT", "a OPENED");
    world.report(opened(world, 4));
    assertThat(world.activities(ActivityQuery.ALL)).containsExactly("a SENT", "a OPENED");
  }

  private static Interaction opened(SentWorld world, int seconds) {
    return Interaction.of(world.id("a"), InteractionKind.OPENED, NOON.plusSeconds(seconds))
        .event("e-1");
  }

  @Test
  @DisplayName("DOC-9 PRIV-2: an erasure takes the sendings along, a merge hands them over")
  default void sent_documents_owned() {
    SentWorld world = new SentWorld(storage());
    world.take("a", world.email(NOON));
    world.report("a", InteractionKind.OPENED, 5);
    CustomerId other = world.person();
    Work.run(storage(), work -> storage().messages().reassign(work, world.customer, other));
    assertThat(world.sendings(false)).hasSize(1);
    assertThat(world.activities(ActivityQuery.ALL)).hasSize(1);
    Work.run(storage(), work -> storage().messages().erase(work, other));
    assertThat(world.sendings(true)).isEmpty();
    assertThat(world.activities(ActivityQuery.ALL.includingTest())).isEmpty();
  }

  private static <T> List<T> pages(Function<Optional<String>, Page<T>> list) {
    List<T> all = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<T> page = list.apply(cursor);
      all.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    return all;
  }

  /** A document of a customer, and messages that carried it, in a storage that others use too. */
  final class SentWorld {

    private static final Address PHONE = Address.phone("(11) 91234-5678");

    private final Storage storage;
    private final String prefix = UUID.randomUUID() + "/";
    private final FilesInMemory files = new FilesInMemory();
    private final CustomerId customer;
    private final Document document;

    SentWorld(Storage storage) {
      this.storage = storage;
      this.customer = person();
      this.document =
          desk()
              .documentIntake()
              .take(
                  NewDocument.builder(
                          DocumentId.of(prefix + "d"),
                          customer,
                          DocumentNumber.parse(prefix + "d"),
                          "Contrato",
                          NOON)
                      .file(
                          NewFile.of(
                              "um.pdf",
                              "application/pdf",
                              () -> new ByteArrayInputStream(new byte[] {1})))
                      .build());
    }

    AgentView desk() {
      return CustomerView.builder()
          .storage(storage)
          .files(files)
          .clock(new SettableClock())
          .secrets(TestSecrets.SECRETS)
          .build()
          .as(Agent.system(new AgentId("dms")));
    }

    CustomerId person() {
      return desk()
          .customers()
          .register(Registration.builder(Person.of("Lia", null)).build())
          .customer();
    }

    DocumentId document() {
      return document.id();
    }

    MessageId id(String message) {
      return new MessageId(prefix + message);
    }

    SentMessage.Builder email(Instant at) {
      Address address = Address.email("lia@exemplo.com.br");
      return sent(MessageChannel.EMAIL, address, at);
    }

    SentMessage.Builder certified(Instant at) {
      return email(at).certificate(URI.create("https://example.org/a"));
    }

    SentMessage.Builder sms(Instant at) {
      return sent(MessageChannel.SMS, PHONE, at);
    }

    private SentMessage.Builder sent(MessageChannel channel, Address address, Instant at) {
      return SentMessage.builder("Contrato", channel, new Purpose("billing"), address, at)
          .document(document(), List.of(document.files().get(0).id()));
    }

    void take(String message, SentMessage.Builder sent) {
      takeFor(customer, message, sent);
    }

    void takeFor(CustomerId whom, String message, SentMessage.Builder sent) {
      var totals =
          desk()
              .messageIntake()
              .take(
                  List.of(MessageRow.of(1, id(message), whom, sent.build())).iterator(),
                  outcome -> {});
      assertThat(totals.refused()).isZero();
    }

    void report(String message, InteractionKind kind, int seconds) {
      report(Interaction.of(id(message), kind, NOON.plusSeconds(seconds)));
    }

    void report(Interaction one) {
      desk().messageIntake().report(List.of(new ReportRow(1, one)).iterator(), outcome -> {});
    }

    List<Sending> sendings(boolean withTest) {
      return desk()
          .documents()
          .sendings(document(), DateRange.ALL, withTest, Optional.empty(), 100)
          .items();
    }

    List<Activity> all() {
      return desk()
          .documents()
          .activities(document(), ActivityQuery.ALL.includingTest(), Optional.empty(), 100)
          .items();
    }

    List<String> activities(ActivityQuery query) {
      return desk()
          .documents()
          .activities(document(), query, Optional.empty(), 100)
          .items()
          .stream()
          .map(
              one ->
                  one.message().id().value().substring(prefix.length())
                      + " "
                      + one.interaction().kind())
          .toList();
    }

    void refused(ThrowingCallable call, Refusal refusal) {
      assertThatThrownBy(call)
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }
  }
}
