package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.acceptance.Acceptance;
import io.customerview.acceptance.AcceptanceEntry;
import io.customerview.acceptance.AcceptanceEvent.FinalVersionDeleted;
import io.customerview.acceptance.AcceptanceRefusal.AcceptanceExpired;
import io.customerview.acceptance.AcceptanceRefusal.AcceptanceNotAsked;
import io.customerview.acceptance.AcceptanceRefusal.AlreadyAccepted;
import io.customerview.acceptance.AcceptanceRefusal.FinalVersionDiffers;
import io.customerview.acceptance.AcceptanceRefusal.FinalVersionMissing;
import io.customerview.acceptance.AcceptanceRefusal.NotAccepted;
import io.customerview.acceptance.AcceptanceStatus;
import io.customerview.acceptance.NewAcceptance;
import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal.NotPermitted;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.document.DocumentRefusal.DocumentUnknown;
import io.customerview.document.DocumentRefusal.FileDamaged;
import io.customerview.document.FileContent;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.identity.DocumentNumber;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CommonRefusal.MomentUnlikely;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.FileStoreException;
import io.customerview.shared.Page;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.spi.FileStore.Place;
import io.customerview.storage.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What acceptances promise, whatever the storage (ACC). */
public interface AcceptancesContract {

  /** When acceptances here are asked for. */
  Instant START = SettableClock.START;

  /** Until when they can be given. */
  Instant DEADLINE = START.plus(Duration.ofDays(7));

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("ACC-1: awaiting until the deadline and at it, expired after it, by the clock alone")
  default void acceptances_by_the_clock() {
    AcceptanceWorld world = new AcceptanceWorld(storage());
    DocumentId late = world.document("late");
    DocumentId atIt = world.document("at it");
    for (DocumentId document : List.of(late, atIt)) {
      world.take(NewAcceptance.of(document, DEADLINE));
    }
    world.clock.set(DEADLINE);
    assertThat(world.status(late)).isEqualTo(AcceptanceStatus.AWAITING);
    assertThat(world.desk().acceptanceIntake().accept(atIt).acceptedAt()).contains(DEADLINE);
    world.clock.set(DEADLINE.plusNanos(1_000));
    assertThat(world.status(late)).isEqualTo(AcceptanceStatus.EXPIRED);
    Version version = world.version();
    world.refused(
        () -> world.desk().acceptanceIntake().accept(late), new AcceptanceExpired(late, DEADLINE));
    assertThat(world.version()).isEqualTo(version);
    world.clock.advance(Duration.ofDays(3_000));
    assertThat(world.status(atIt))
        .as("accepted never expires")
        .isEqualTo(AcceptanceStatus.ACCEPTED);
    assertThat(world.desk().acceptanceIntake().accept(atIt).acceptedAt()).contains(DEADLINE);
    assertThat(world.version()).as("again").isEqualTo(version);
  }

  @Test
  @DisplayName(
      "ACC-1: the same again changes nothing, the deadline moves while nothing is accepted")
  default void acceptances_idempotent() {
    AcceptanceWorld world = new AcceptanceWorld(storage());
    DocumentId document = world.document("d");
    NewAcceptance asked = NewAcceptance.of(document, DEADLINE.plusNanos(999));
    assertThat(world.take(asked).deadline()).as("in microseconds").isEqualTo(DEADLINE);
    Version version = world.version();
    world.take(asked);
    assertThat(world.version()).isEqualTo(version);
    world.clock.set(DEADLINE.plusSeconds(1));
    Instant moved = DEADLINE.plus(Duration.ofDays(1));
    assertThat(world.take(NewAcceptance.of(document, moved)).askedAt()).isEqualTo(START);
    assertThat(world.status(document)).isEqualTo(AcceptanceStatus.AWAITING);
    Instant now = world.clock.instant();
    NewAcceptance accepted = NewAcceptance.of(document, moved).acceptedAt(now.minusSeconds(9));
    assertThat(world.take(accepted).acceptedAt()).contains(now.minusSeconds(9));
    assertThat(world.take(accepted).acceptedAt()).contains(now.minusSeconds(9));
    assertThat(world.take(NewAcceptance.of(document, moved)).acceptedAt()).isPresent();
    for (NewAcceptance other :
        List.of(
            NewAcceptance.of(document, DEADLINE),
            NewAcceptance.of(document, moved).acceptedAt(now))) {
      world.refused(() -> world.take(other), new AlreadyAccepted(document));
    }
    assertThat(world.events())
        .containsExactly(
            "acceptance.accepted",
            "acceptance.deadline_moved",
            "acceptance.asked",
            "document.added",
            "customer.registered");
  }

  @Test
  @DisplayName("ACC-1: what the host has recorded counts, but never late, ahead, or of nothing")
  default void acceptances_recorded() {
    AcceptanceWorld world = new AcceptanceWorld(storage());
    DocumentId document = world.document("d");
    Instant before = START.minus(Duration.ofDays(90));
    world.refused(
        () -> NewAcceptance.of(document, before).acceptedAt(before.plusNanos(1_000)),
        new AcceptanceExpired(document, before));
    world.refused(
        () -> world.take(NewAcceptance.of(document, DEADLINE).acceptedAt(START.plusSeconds(1))),
        new MomentUnlikely("acceptedAt"));
    world.refused(() -> NewAcceptance.of(document, Instant.MAX), new MomentUnlikely("deadline"));
    DocumentId nothing = new DocumentId(UUID.randomUUID());
    world.refused(
        () -> world.take(NewAcceptance.of(nothing, DEADLINE)), new DocumentUnknown(nothing));
    world.refused(
        () -> world.desk().acceptanceIntake().accept(nothing), new DocumentUnknown(nothing));
    world.refused(
        () -> world.desk().acceptanceIntake().accept(document), new AcceptanceNotAsked(document));
    world.refused(() -> world.desk().acceptances().of(nothing), new DocumentUnknown(nothing));
    assertThat(world.desk().acceptances().of(document)).isEmpty();
    world.take(NewAcceptance.of(document, before).acceptedAt(before));
    assertThat(world.status(document)).isEqualTo(AcceptanceStatus.ACCEPTED);
  }

  @Test
  @DisplayName("ACC-2 DOC-11: the final version with the report is opened only when accepted")
  default void acceptances_final_version() throws IOException {
    AcceptanceWorld world = new AcceptanceWorld(storage());
    DocumentId document = world.document("d");
    NewFile report = world.file("laudo.pdf", "final, with report");
    world.refused(() -> world.open(document), new AcceptanceNotAsked(document));
    world.refused(() -> world.finish(document, report), new AcceptanceNotAsked(document));
    world.take(NewAcceptance.of(document, DEADLINE));
    NotAccepted awaited = new NotAccepted(document, DEADLINE);
    world.refused(() -> world.open(document), awaited);
    world.refused(() -> world.finish(document, report), awaited);
    world.clock.set(DEADLINE.plusSeconds(1));
    AcceptanceExpired expired = new AcceptanceExpired(document, DEADLINE);
    world.refused(() -> world.open(document), expired);
    world.refused(() -> world.finish(document, report), expired);
    world.clock.set(DEADLINE);
    world.desk().acceptanceIntake().accept(document);
    assertThat(world.entry(document).hasReport()).isFalse();
    world.refused(() -> world.open(document), new FinalVersionMissing(document));
    world.clock.set(DEADLINE.plus(Duration.ofDays(2)));
    Acceptance finished = world.finish(document, report);
    assertThat(world.read(document)).isEqualTo("final, with report");
    assertThat(world.entry(document).hasReport()).isTrue();
    assertThat(finished.finalVersion().orElseThrow().name().text()).isEqualTo("laudo.pdf");
    assertThat(world.files.count()).as("the document, and its final version").isEqualTo(2);
    world.clock.advance(Duration.ofDays(3_000));
    world.view().fileSweep().runOnce();
    assertThat(world.read(document)).as("it is not archived").isEqualTo("final, with report");
  }

  @Test
  @DisplayName("ACC-2: a final version is taken once, whole, and does not change")
  default void acceptances_final_version_once() throws IOException {
    AcceptanceWorld world = new AcceptanceWorld(storage());
    DocumentId document = world.document("d");
    world.take(NewAcceptance.of(document, DEADLINE).acceptedAt(START));
    NewFile report = world.file("laudo.pdf", "report");
    NewFile damaged = report.withSha256("0".repeat(64));
    world.refused(() -> world.finish(document, damaged), new FileDamaged(1));
    world.files.writable(false);
    assertThatThrownBy(() -> world.finish(document, report)).isInstanceOf(FileStoreException.class);
    world.files.writable(true);
    assertThat(world.files.count()).as("nothing is kept").isEqualTo(1);
    Acceptance finished = world.finish(document, report);
    Version version = world.version();
    assertThat(world.finish(document, report)).isEqualTo(finished);
    assertThat(world.version()).isEqualTo(version);
    for (NewFile other : List.of(world.file("outro.pdf", "report"), damaged)) {
      world.refused(() -> world.finish(document, other), new FinalVersionDiffers(document));
    }
    assertThat(world.files.count()).isEqualTo(2);
    world.clock.advance(Duration.ofDays(2));
    world.view().fileSweep().runOnce();
    assertThat(world.read(document)).as("nothing of it is to be removed").isEqualTo("report");
  }

  @Test
  @DisplayName("ACC-2: a final version that was the wrong file is deleted, and the right one comes")
  default void acceptances_final_version_deleted() throws IOException {
    AcceptanceWorld world = new AcceptanceWorld(storage());
    DocumentId document = world.document("d");
    FileId unknown = new FileId(UUID.randomUUID());
    world.refused(() -> world.delete(document, unknown), new AcceptanceNotAsked(document));
    world.take(NewAcceptance.of(document, DEADLINE).acceptedAt(START));
    FileId wrong = world.finished(document, "somebody else's");
    Version before = world.version();
    assertThat(world.delete(document, unknown).finalVersion()).isPresent();
    assertThat(world.version()).isEqualTo(before);
    assertThat(world.delete(document, wrong).acceptedAt()).contains(START);
    assertThat(world.version()).isNotEqualTo(before);
    assertThat(world.entry(document).hasReport()).isFalse();
    world.refused(() -> world.open(document), new FinalVersionMissing(document));
    assertThat(world.events()).contains(new FinalVersionDeleted(document, wrong).name());
    FileId right = world.finished(document, "this one's");
    world.delete(document, wrong);
    world.clock.advance(Duration.ofDays(2));
    world.view().fileSweep().runOnce();
    assertThat(world.files.placeOf(wrong.value())).isEqualTo(Place.ABSENT);
    assertThat(world.files.placeOf(right.value())).isEqualTo(Place.READY);
    assertThat(world.read(document)).isEqualTo("this one's");
  }

  @Test
  @DisplayName("ACC-1: acceptances are listed, the one that was asked for last first, in pages")
  default void acceptances_pages() {
    AcceptanceWorld world = new AcceptanceWorld(storage());
    for (String name : List.of("a", "b", "c", "d", "e")) {
      if (name.equals("c")) {
        world.clock.advance(Duration.ofMinutes(1));
      }
      world.take(NewAcceptance.of(world.document(name), DEADLINE));
    }
    List<AcceptanceEntry> all = world.pages(200);
    assertThat(all).extracting(AcceptanceEntry::documentName).hasSize(5);
    assertThat(all.subList(0, 3))
        .extracting(AcceptanceEntry::documentName)
        .containsExactlyInAnyOrder("Contrato c", "Contrato d", "Contrato e");
    for (int limit = 1; limit <= 5; limit++) {
      assertThat(world.pages(limit)).isEqualTo(all);
    }
    Optional<String> next =
        world.desk().acceptances().of(world.customer, Optional.empty(), 2).next();
    CustomerId other = world.person();
    world.refused(() -> world.desk().acceptances().of(other, next, 2), new CursorInvalid());
    assertThat(world.desk().acceptances().of(other, Optional.empty(), 2).items()).isEmpty();
  }

  @Test
  @DisplayName("ACS-1 ACC-1: acceptances are fed by the host's systems, and read by agents")
  default void acceptances_permissions() {
    AcceptanceWorld world = new AcceptanceWorld(storage());
    DocumentId document = world.document("d");
    NewFile report = world.file("laudo.pdf", "report");
    NotPermitted feeding = new NotPermitted(Permission.FEED_DOCUMENTS);
    for (AccessProfile profile : AccessProfile.values()) {
      AgentView desk = world.view().as(Agent.of(new AgentId("ana"), profile));
      world.refused(
          () -> desk.acceptanceIntake().take(NewAcceptance.of(document, DEADLINE)), feeding);
      world.refused(() -> desk.acceptanceIntake().accept(document), feeding);
      world.refused(() -> desk.acceptanceIntake().finish(document, report), feeding);
      world.refused(
          () -> desk.acceptanceIntake().deleteFinalVersion(document, new FileId(UUID.randomUUID())),
          feeding);
    }
    AgentView none = world.view().as(Agent.of(new AgentId("ana"), AccessProfile.NONE));
    world.refused(
        () -> none.acceptances().openFinalVersion(document),
        new NotPermitted(Permission.READ_CUSTOMERS));
  }

  @Test
  @DisplayName("PRIV-1 PRIV-2: acceptances are exported, handed over and erased with their bytes")
  default void acceptances_owned() throws IOException {
    AcceptanceWorld world = new AcceptanceWorld(storage());
    DocumentId document = world.document("d");
    world.take(NewAcceptance.of(document, DEADLINE).acceptedAt(START));
    Acceptance finished = world.finish(document, world.file("laudo.pdf", "report"));
    CustomerId other = world.person();
    List<Map<String, Object>> records = new ArrayList<>();
    Work.run(
        storage(),
        work -> {
          storage().acceptances().reassign(work, world.customer, other);
          storage().acceptances().export(work, world.customer, records::add);
          assertThat(records).isEmpty();
          storage().acceptances().export(work, other, records::add);
        });
    assertThat(records).containsExactly(finished.reassignedTo(other).toRecord());
    Work.run(storage(), work -> storage().acceptances().erase(work, other));
    assertThat(world.desk().acceptances().of(document)).isEmpty();
    world.view().fileSweep().runOnce();
    assertThat(world.files.placeOf(finished.finalVersion().orElseThrow().id().value()))
        .isEqualTo(Place.ABSENT);
  }

  /** A customer with documents of its own in a storage that others use too. */
  final class AcceptanceWorld {

    private final Storage storage;
    private final String prefix = UUID.randomUUID() + "/";
    private final FilesInMemory files = new FilesInMemory();
    private final SettableClock clock = new SettableClock();
    private final CustomerId customer;

    AcceptanceWorld(Storage storage) {
      this.storage = storage;
      this.customer = person();
    }

    CustomerView view() {
      return CustomerView.builder()
          .storage(storage)
          .files(files)
          .clock(clock)
          .secrets(TestSecrets.SECRETS)
          .build();
    }

    AgentView desk() {
      return view().as(Agent.system(new AgentId("dms")));
    }

    CustomerId person() {
      return desk()
          .customers()
          .register(Registration.builder(Person.of("Lia", null)).build())
          .customer();
    }

    DocumentId document(String name) {
      return desk()
          .documentIntake()
          .take(
              NewDocument.builder(
                      DocumentId.of(prefix + name),
                      customer,
                      DocumentNumber.parse(prefix + name),
                      "Contrato " + name,
                      START)
                  .file(file("um.pdf", "one"))
                  .build())
          .id();
    }

    NewFile file(String name, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return NewFile.of(name, "application/pdf", () -> new ByteArrayInputStream(bytes));
    }

    Acceptance take(NewAcceptance given) {
      return desk().acceptanceIntake().take(given);
    }

    Acceptance finish(DocumentId document, NewFile file) {
      return desk().acceptanceIntake().finish(document, file);
    }

    FileId finished(DocumentId document, String text) {
      return finish(document, file("laudo.pdf", text)).finalVersion().orElseThrow().id();
    }

    Acceptance delete(DocumentId document, FileId file) {
      return desk().acceptanceIntake().deleteFinalVersion(document, file);
    }

    AcceptanceEntry entry(DocumentId document) {
      return desk().acceptances().of(document).orElseThrow();
    }

    AcceptanceStatus status(DocumentId document) {
      return entry(document).status();
    }

    FileContent open(DocumentId document) {
      return desk().acceptances().openFinalVersion(document);
    }

    String read(DocumentId document) throws IOException {
      try (FileContent opened = open(document)) {
        return new String(opened.bytes().readAllBytes(), StandardCharsets.UTF_8);
      }
    }

    List<AcceptanceEntry> pages(int limit) {
      List<AcceptanceEntry> all = new ArrayList<>();
      Optional<String> cursor = Optional.empty();
      do {
        Page<AcceptanceEntry> page = desk().acceptances().of(customer, cursor, limit);
        assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
        all.addAll(page.items());
        cursor = page.next();
      } while (cursor.isPresent());
      return all;
    }

    Version version() {
      return desk().customers().find(customer).version();
    }

    List<String> events() {
      return Work.in(
          storage,
          work ->
              storage.audit().of(work, customer, Optional.empty(), 100).stream()
                  .flatMap(entry -> entry.happenings().stream())
                  .map(happening -> happening.event())
                  .toList());
    }

    void refused(ThrowingCallable call, Refusal refusal) {
      assertThatThrownBy(call)
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }
  }
}
