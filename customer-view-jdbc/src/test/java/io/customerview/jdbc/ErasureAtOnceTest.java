package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.contact.Address;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.identity.DocumentNumber;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.MessageContent;
import io.customerview.message.MessageRow;
import io.customerview.message.Relayed;
import io.customerview.message.ReportRow;
import io.customerview.message.ResendTo;
import io.customerview.message.SentMessage;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.testkit.SegmentHost;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.MessageId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import io.customerview.spi.FileStore.Place;
import io.customerview.spi.MessageGateway;
import io.customerview.spi.Receipt;
import io.customerview.storage.Storage;
import io.customerview.testkit.FilesInMemory;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.EventTime;
import io.customerview.timeline.NewEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What others do with a customer whose erasure is half done: nothing of it comes back (PRIV-2). */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ErasureAtOnceTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  /** An erasure has taken its locks and begun to delete when it comes to this table. */
  private static final String HALF_WAY =
      "lock table customer_view.pause in share row exclusive mode";

  private static final Address EMAIL = Address.email("lia@exemplo.com.br");

  private final Storage storage = JdbcStorage.of(DATABASE.dataSource());
  private final AgentView desk = Host.desk(storage);
  private final ExecutorService hosts = Executors.newFixedThreadPool(2);

  @AfterEach
  void stop() {
    hosts.shutdownNow();
  }

  @Test
  @DisplayName("PRIV-2 EVT-1: who is erased does not take part in an event that is registered then")
  void participant() throws Exception {
    CustomerId company =
        desk.customers()
            .register(Registration.builder(Company.of("Alfa", null)).build())
            .customer();
    CustomerId erased =
        desk.customers()
            .register(Registration.builder(Person.of("Lia", null)).parent(company).build())
            .customer();
    EventTime time = EventTime.presetAt(SettableClock.START, BusinessTime.DEFAULT_ZONE);
    NewEvent call =
        NewEvent.of(
            EventDraft.builder(EventKind.CALL, time)
                .responsible(new AgentId("ana"))
                .participant(erased)
                .build());
    assertThat(whileErased(erased, () -> desk.timeline().add(company, call)))
        .isEqualTo(new ConcurrentChange());
    assertGone(erased);
    assertThat(desk.audit().check(company).isWhole()).isTrue();
  }

  @Test
  @DisplayName("PRIV-2 INT-6: a report on a message of who is erased is kept of nobody")
  void reported() throws Exception {
    CustomerId erased = person();
    MessageId message = message(erased);
    Interaction opened = Interaction.of(message, InteractionKind.OPENED, SettableClock.START);
    whileErased(
        erased,
        () ->
            desk.messageIntake()
                .report(List.of(new ReportRow(1, opened)).iterator(), outcome -> {}));
    assertGone(erased);
  }

  @Test
  @DisplayName("PRIV-2: what waits is not handed over once its customer is being erased")
  void relay_begins() throws Exception {
    CustomerId erased = person();
    CustomerView view =
        sending(
            message -> {
              throw new AssertionError("nothing is handed over");
            });
    resend(view, erased);
    assertThat(whileErased(erased, () -> view.relay().runOnce()))
        .isInstanceOfSatisfying(
            Relayed.class, relayed -> assertThat(relayed.handedOver()).isZero());
    assertGone(erased);
  }

  @Test
  @DisplayName("PRIV-2: the end of a hand-over that an erasure overtakes is noted of nobody")
  void relay_ends() throws Exception {
    CustomerId erased = person();
    try (Connection connection = DATABASE.dataSource().getConnection()) {
      stopHalfWay(connection);
      Future<?>[] erasing = new Future<?>[1];
      CustomerView view =
          sending(
              message -> {
                erasing[0] = hosts.submit(() -> desk.privacy().erase(erased));
                Host.awaitWaiting(DATABASE.dataSource(), 1);
                return Receipt.bare();
              });
      resend(view, erased);
      Future<Relayed> relaying = hosts.submit(() -> view.relay().runOnce());
      Host.awaitWaiting(DATABASE.dataSource(), 2);
      connection.rollback();
      relaying.get(30, TimeUnit.SECONDS);
      erasing[0].get(30, TimeUnit.SECONDS);
    }
    assertGone(erased);
  }

  @Test
  @DisplayName("PRIV-2 SEG-9: segments that are refreshed then have who is erased as no member")
  void segments_refreshed() throws Exception {
    SegmentHost host = new SegmentHost(storage);
    CustomerId erased = host.company("Santos");
    SegmentId segment =
        host.desk()
            .add(
                Segment.builder("S" + UUID.randomUUID())
                    .combined(Criterion.CITY.equalTo("Santos"))
                    .build());
    whileErased(erased, () -> host.desk().refresh());
    assertGone(erased);
    assertThat(host.members(segment)).doesNotContain(erased);
  }

  @Test
  @DisplayName(
      "PRIV-2 DOC-3: bytes that one process archives while another erases and sweeps are removed in the end")
  void archived() throws IOException {
    CustomerId erased = person();
    SettableClock clock = new SettableClock();
    FilesInMemory files = new FilesInMemory();
    CustomerView view =
        CustomerView.builder()
            .storage(storage)
            .clock(clock)
            .secrets(TestSecrets.SECRETS)
            .files(files)
            .build();
    AgentView system = view.as(Agent.system(new AgentId("crm")));
    NewFile pdf =
        NewFile.of("a.pdf", "application/pdf", () -> new ByteArrayInputStream(new byte[] {1}));
    NewDocument document =
        NewDocument.builder(
                DocumentId.of(UUID.randomUUID().toString()),
                erased,
                DocumentNumber.parse("NF-1"),
                "Nota fiscal",
                clock.instant())
            .file(pdf)
            .build();
    UUID file = system.documentIntake().take(document).files().get(0).id().value();
    clock.advance(Duration.ofDays(3 * 365));
    files.whileMoving(
        file,
        () ->
            finished(
                hosts.submit(
                    () -> {
                      system.privacy().erase(erased);
                      return view.fileSweep().runOnce();
                    })));
    view.fileSweep().runOnce();
    assertThat(files.placeOf(file)).as("moved after it was removed").isEqualTo(Place.ARCHIVED);
    clock.advance(Duration.ofDays(1));
    view.fileSweep().runOnce();
    assertThat(files.placeOf(file)).isEqualTo(Place.ABSENT);
    assertGone(erased);
  }

  private CustomerId person() {
    return desk.customers().register(Host.person("crm-" + UUID.randomUUID())).customer();
  }

  private MessageId message(CustomerId customer) {
    MessageId id = new MessageId(UUID.randomUUID().toString());
    SentMessage sent =
        SentMessage.builder(
                "Fatura", MessageChannel.EMAIL, new Purpose("billing"), EMAIL, SettableClock.START)
            .content(MessageContent.text("Sua fatura venceu."))
            .build();
    desk.messageIntake()
        .take(List.of(MessageRow.of(1, id, customer, sent)).iterator(), outcome -> {});
    return id;
  }

  private CustomerView sending(MessageGateway gateway) {
    return CustomerView.builder()
        .storage(storage)
        .clock(new SettableClock())
        .secrets(TestSecrets.SECRETS)
        .messages(gateway)
        .build();
  }

  private void resend(CustomerView view, CustomerId customer) {
    view.as(Agent.system(new AgentId("crm")))
        .messageSending()
        .resend(
            customer,
            message(customer),
            ResendTo.first(),
            new IdempotencyKey(UUID.randomUUID().toString()));
  }

  private static void stopHalfWay(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    connection.createStatement().execute(HALF_WAY);
  }

  /** Runs a command while an erasure is half done, and returns its result or what refused it. */
  private Object whileErased(CustomerId erased, Callable<?> command) throws Exception {
    try (Connection connection = DATABASE.dataSource().getConnection()) {
      stopHalfWay(connection);
      Future<?> erasing = hosts.submit(() -> desk.privacy().erase(erased));
      Host.awaitWaiting(DATABASE.dataSource(), 1);
      Future<?> other = hosts.submit(command);
      while (!other.isDone() && Host.waiting(DATABASE.dataSource()) < 2) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
      }
      connection.rollback();
      finished(erasing);
      return finished(other);
    }
  }

  private static Object finished(Future<?> command) {
    try {
      return command.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RefusedException refused) {
        return refused.refusal();
      }
      throw new IllegalStateException(failed);
    } catch (InterruptedException | TimeoutException late) {
      throw new IllegalStateException(late);
    }
  }

  /** No row of any table names the customer, but for the stripped entries of its trail. */
  private void assertGone(CustomerId erased) {
    assertThat(
            Catalog.tables(DATABASE.dataSource(), "customer_view").stream()
                .filter(
                    table ->
                        !Host.ask(
                                DATABASE.dataSource(),
                                "select 1 from customer_view.%s r where r::text like '%%%s%%'"
                                    .formatted(table, erased))
                            .isEmpty()))
        .containsExactly("audit_entry");
    assertThat(desk.audit().check(erased).isWhole()).isTrue();
  }
}
