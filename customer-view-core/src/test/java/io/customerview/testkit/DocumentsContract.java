package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal.NotPermitted;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.audit.AuditEntry;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.document.ArchivePolicy;
import io.customerview.document.Document;
import io.customerview.document.DocumentEntry;
import io.customerview.document.DocumentFile;
import io.customerview.document.DocumentRefusal.DocumentDiffers;
import io.customerview.document.DocumentRefusal.DocumentUnknown;
import io.customerview.document.DocumentRefusal.FileArchived;
import io.customerview.document.DocumentRefusal.FileDamaged;
import io.customerview.document.DocumentRefusal.FileDeleted;
import io.customerview.document.DocumentRefusal.FileUnknown;
import io.customerview.document.FileContent;
import io.customerview.document.FileStatus;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.document.SentBy;
import io.customerview.document.Swept;
import io.customerview.identity.DocumentNumber;
import io.customerview.search.CustomerQuery;
import io.customerview.search.Hit;
import io.customerview.search.MatchedField;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CommonRefusal.ExternalIdUnknown;
import io.customerview.shared.CommonRefusal.MomentUnlikely;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.DocumentId;
import io.customerview.shared.ExternalId;
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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What documents promise, whatever the storage (DOC). */
public interface DocumentsContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName(
      "DOC-1 DOC-2: a document is taken in once, and its files are read as they were given")
  default void documents_idempotent() throws IOException {
    DocumentWorld world = new DocumentWorld(storage());
    CustomerId alfa = world.company();
    NewDocument given =
        world
            .document("d", alfa, SettableClock.START)
            .sentBy(new SentBy("a-7", "Renovação", "3"))
            .file(world.file("um.pdf", "one"))
            .file(world.file("dois.pdf", ""))
            .build();
    Document taken = world.desk().documentIntake().take(given);
    Version version = world.version(alfa);
    assertThat(world.desk().documentIntake().take(given)).isEqualTo(taken);
    assertThat(world.version(alfa)).isEqualTo(version);
    assertThat(world.files.count()).isEqualTo(2);
    assertThat(world.desk().documents().find(taken.id()).document()).isEqualTo(taken);
    assertThat(taken.files()).extracting(DocumentFile::size).containsExactly(3L, 0L);
    assertThat(world.read(taken, 0)).isEqualTo("one");
    assertThat(world.read(taken, 1)).isEmpty();
    AuditEntry entry = world.trail(alfa).get(0);
    assertThat(entry.operation()).isEqualTo("document_intake.take");
    assertThat(entry.happenings()).extracting("event").containsExactly("document.added");
    assertThat(entry.toString()).doesNotContain("um.pdf", "Contrato", "Renovação");
  }

  @Test
  @DisplayName("DOC-1: what was sent does not change: the same id with another content is refused")
  default void documents_differ() {
    DocumentWorld world = new DocumentWorld(storage());
    CustomerId alfa = world.company();
    NewFile file = world.file("um.pdf", "one");
    Document taken =
        world
            .desk()
            .documentIntake()
            .take(world.document("d", alfa, SettableClock.START).file(file).build());
    Instant later = SettableClock.START.plusSeconds(1);
    SentBy sentBy = new SentBy("a", "A", "1");
    String otherHash = "0".repeat(64);
    for (NewDocument other :
        List.of(
            world.document("d", alfa, later).file(file).build(),
            world.document("d", alfa, SettableClock.START).sentBy(sentBy).file(file).build(),
            world.document("d", alfa, SettableClock.START).file(file).file(file).build(),
            world.document("d", alfa, SettableClock.START).file(file.withSha256(otherHash)).build(),
            world
                .document("d", alfa, SettableClock.START)
                .file(world.file("dois.pdf", "one"))
                .build(),
            world.document("d", world.company(), SettableClock.START).file(file).build())) {
      world.refused(
          () -> world.desk().documentIntake().take(other), new DocumentDiffers(taken.id()));
    }
    assertThat(world.files.count()).isEqualTo(1);
  }

  @Test
  @DisplayName("DOC-1: a time that no document has is refused, before anything is written")
  default void documents_unlikely_moment() {
    DocumentWorld world = new DocumentWorld(storage());
    CustomerId alfa = world.company();
    for (Instant never :
        List.of(
            Instant.MAX,
            Instant.MIN,
            Instant.parse("+20240-05-05T12:00:00Z"),
            Instant.parse("0000-12-31T23:59:59Z"))) {
      world.refused(
          () -> world.document("d", alfa, never).file(world.file("um.pdf", "one")).build(),
          new MomentUnlikely("sentAt"));
    }
    Instant ahead = SettableClock.START.plus(Duration.ofDays(1));
    NewFile unread =
        NewFile.of(
            "um.pdf",
            "application/pdf",
            () -> {
              throw new AssertionError("nothing is read");
            });
    NewDocument later = world.document("d", alfa, ahead.plusNanos(1_000)).file(unread).build();
    world.refused(() -> world.desk().documentIntake().take(later), new MomentUnlikely("sentAt"));
    assertThat(world.files.count()).isZero();
    assertThat(world.taken("d", alfa, ahead).sentAt()).as("clocks differ").isEqualTo(ahead);
  }

  @Test
  @DisplayName("DOC-2: bytes other than those that were announced are refused, and nothing is kept")
  default void documents_announced() {
    DocumentWorld world = new DocumentWorld(storage());
    CustomerId alfa = world.company();
    Version version = world.version(alfa);
    NewDocument given =
        world
            .document("d", alfa, SettableClock.START)
            .file(world.file("um.pdf", "one"))
            .file(world.file("dois.pdf", "two").withSha256("0".repeat(64)))
            .build();
    world.refused(() -> world.desk().documentIntake().take(given), new FileDamaged(2));
    world.refused(() -> world.desk().documents().find(given.id()), new DocumentUnknown(given.id()));
    assertThat(world.files.count()).isZero();
    assertThat(world.version(alfa)).isEqualTo(version);
  }

  @Test
  @DisplayName("DOC-2: a store or a stream that fails half-way leaves nothing behind")
  default void documents_failing_store() {
    DocumentWorld world = new DocumentWorld(storage());
    CustomerId alfa = world.company();
    NewFile breaking =
        NewFile.of(
            "dois.pdf",
            "application/pdf",
            () ->
                new InputStream() {
                  @Override
                  public int read() throws IOException {
                    throw new IOException("Maria's disk went dead");
                  }
                });
    NewDocument given =
        world
            .document("d", alfa, SettableClock.START)
            .file(world.file("um.pdf", "one"))
            .file(breaking)
            .build();
    assertThatThrownBy(() -> world.desk().documentIntake().take(given))
        .isInstanceOfSatisfying(
            FileStoreException.class,
            failed -> {
              assertThat(failed.code()).isEqualTo(FileStoreException.FAILED);
              assertThat(failed.getMessage()).doesNotContain("Maria", "dois.pdf");
            });
    assertThat(world.files.count()).isZero();
    world.files.writable(false);
    NewDocument whole =
        world.document("d", alfa, SettableClock.START).file(world.file("um.pdf", "one")).build();
    assertThatThrownBy(() -> world.desk().documentIntake().take(whole))
        .isInstanceOf(FileStoreException.class);
    world.files.writable(true);
    Document taken = world.desk().documentIntake().take(whole);
    assertThat(world.list(alfa)).containsExactly(taken);
  }

  @Test
  @DisplayName(
      "DOC-2: what a killed writer left in the store is removed a day later, and not before")
  default void documents_left_behind() throws IOException {
    DocumentWorld world = new DocumentWorld(storage());
    UUID file = UUID.randomUUID();
    world.files.write(file, new ByteArrayInputStream(new byte[] {1}));
    Instant due = SettableClock.START.plus(Duration.ofDays(1));
    Work.run(
        storage(), work -> storage().documents().removeLater(work, List.of(new FileId(file)), due));
    world.clock.set(due.minusSeconds(1));
    world.view().fileSweep().runOnce();
    assertThat(world.files.placeOf(file)).isEqualTo(Place.READY);
    world.clock.set(due);
    world.view().fileSweep().runOnce();
    assertThat(world.files.placeOf(file)).isEqualTo(Place.ABSENT);
  }

  @Test
  @DisplayName("DOC-2: writing that takes half a day is given up, before the sweep could remove it")
  default void documents_too_slow() {
    DocumentWorld world = new DocumentWorld(storage());
    CustomerId alfa = world.company();
    NewFile slow =
        NewFile.of(
            "um.pdf",
            "application/pdf",
            () -> {
              world.clock.set(SettableClock.START.plus(Duration.ofHours(12)).plusSeconds(1));
              return new ByteArrayInputStream(new byte[] {1});
            });
    NewDocument given = world.document("d", alfa, SettableClock.START).file(slow).build();
    assertThatThrownBy(() -> world.desk().documentIntake().take(given))
        .isInstanceOfSatisfying(
            FileStoreException.class,
            failed -> assertThat(failed.code()).isEqualTo(FileStoreException.TOO_SLOW));
    assertThat(world.files.count()).isZero();
    assertThat(world.list(alfa)).isEmpty();
  }

  @Test
  @DisplayName("DOC-2: bytes that have changed in the store are told when they are read")
  default void documents_damaged() throws IOException {
    DocumentWorld world = new DocumentWorld(storage());
    Document taken = world.taken("d", world.company(), SettableClock.START);
    FileId file = taken.files().get(0).id();
    world.files.damage(file.value());
    try (FileContent opened = world.desk().documents().open(taken.id(), file)) {
      assertThatThrownBy(() -> opened.bytes().readAllBytes())
          .isInstanceOfSatisfying(
              FileStoreException.class,
              failed -> {
                assertThat(failed.code()).isEqualTo(FileStoreException.DAMAGED);
                assertThat(failed.file()).isEqualTo(file);
              });
    }
    world.files.delete(file.value());
    assertThatThrownBy(() -> world.desk().documents().open(taken.id(), file))
        .isInstanceOfSatisfying(
            FileStoreException.class,
            failed -> assertThat(failed.code()).isEqualTo(FileStoreException.MISSING));
  }

  @Test
  @DisplayName("DOC-1 PRF-2: documents are listed newest first, in pages, for a range of days")
  default void documents_pages() {
    DocumentWorld world = new DocumentWorld(storage());
    CustomerId alfa = world.company();
    for (int day : new int[] {3, 1, 2, 2, 2}) {
      world.taken("p" + world.list(alfa).size(), alfa, world.at(day));
    }
    List<Document> all = world.list(alfa);
    assertThat(all).hasSize(5).isSortedAccordingTo(Document.NEWEST_FIRST);
    for (int limit = 1; limit <= 5; limit++) {
      assertThat(world.pages(alfa, DateRange.ALL, limit)).isEqualTo(all);
    }
    LocalDate second = LocalDate.of(2026, 11, 2);
    DateRange onSecond = DateRange.of(second, second);
    assertThat(world.pages(alfa, onSecond, 2)).isEqualTo(all.subList(1, 4));
    assertThat(world.pages(alfa, DateRange.from(second), 2)).isEqualTo(all.subList(0, 4));
    assertThat(world.pages(alfa, DateRange.to(second), 2)).isEqualTo(all.subList(1, 5));
    Optional<String> next = world.page(alfa, DateRange.ALL, Optional.empty(), 2).next();
    world.refused(() -> world.page(alfa, onSecond, next, 2), new CursorInvalid());
    world.refused(() -> world.page(world.company(), DateRange.ALL, next, 2), new CursorInvalid());
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    world.refused(
        () -> world.page(nobody, DateRange.ALL, Optional.empty(), 2), new CustomerUnknown(nobody));
  }

  @Test
  @DisplayName("DOC-1: a document of an unknown customer is refused, by its id or the host's")
  default void documents_of_nobody() {
    DocumentWorld world = new DocumentWorld(storage());
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    NewDocument ours =
        world.document("d", nobody, SettableClock.START).file(world.file("a", "b")).build();
    world.refused(() -> world.desk().documentIntake().take(ours), new CustomerUnknown(nobody));
    NewDocument hosts =
        NewDocument.builder(
                world.id("d"),
                new ExternalId(UUID.randomUUID().toString()),
                DocumentNumber.parse("1"),
                "Contrato",
                SettableClock.START)
            .file(world.file("a", "b"))
            .build();
    world.refused(() -> world.desk().documentIntake().take(hosts), new ExternalIdUnknown());
    assertThat(world.files.count()).isZero();
  }

  @Test
  @DisplayName("SRCH-6: a document is found by its number, and the hit names it")
  default void documents_found() {
    DocumentWorld world = new DocumentWorld(storage());
    CustomerId alfa = world.company();
    Document first = world.taken("d1", alfa, SettableClock.START);
    Document second = world.taken("d2", alfa, SettableClock.START);
    for (Document document : List.of(first, second)) {
      List<Hit> hits =
          world.desk().search().find(CustomerQuery.any(document.number().formatted())).hits();
      assertThat(hits).extracting(Hit::id).containsExactly(alfa);
      assertThat(hits.get(0).matched())
          .extracting(MatchedField::document)
          .contains(Optional.of(document.id()));
    }
  }

  @Test
  @DisplayName("DOC-3 DOC-4: a file is archived at one year, by the clock, wherever its bytes are")
  default void documents_archived() throws IOException {
    DocumentWorld world = new DocumentWorld(storage());
    CustomerId alfa = world.company();
    Instant sent = Instant.parse("2024-03-01T02:59:59Z"); // 29 February in São Paulo
    Document taken = world.taken("d", alfa, sent);
    FileId file = taken.files().get(0).id();
    LocalDate due = LocalDate.of(2025, 3, 1);
    world.clock.set(Instant.parse("2025-03-01T02:59:59Z"));
    assertThat(world.status(taken)).isEqualTo(new FileStatus.Available(due));
    world.view().fileSweep().runOnce();
    assertThat(world.files.placeOf(file.value())).isEqualTo(Place.READY);
    assertThat(world.read(taken, 0)).isEqualTo("one");

    world.clock.set(Instant.parse("2025-03-01T03:00:00Z"));
    assertThat(world.status(taken)).isEqualTo(new FileStatus.Archived(due));
    world.refused(
        () -> world.desk().documents().open(taken.id(), file), new FileArchived(file, due));
    world.view().fileSweep().runOnce();
    assertThat(world.files.placeOf(file.value())).isEqualTo(Place.ARCHIVED);
    assertThat(world.view().fileSweep().runOnce().archived()).as("again").isZero();
    world.refused(
        () -> world.desk().documents().open(taken.id(), file), new FileArchived(file, due));
  }

  @Test
  @DisplayName("DOC-3: the age is a policy")
  default void documents_other_age() {
    DocumentWorld world = new DocumentWorld(storage());
    CustomerId alfa = world.company();
    Document taken = world.taken("d", alfa, SettableClock.START);
    AgentView other =
        world
            .builder()
            .archive(new ArchivePolicy(Period.ofDays(1)))
            .build()
            .as(Agent.of(new AgentId("ana"), AccessProfile.READ_ONLY));
    LocalDate sent = LocalDate.of(2026, 11, 22);
    assertThat(world.status(taken)).isEqualTo(new FileStatus.Available(sent.plusYears(1)));
    assertThat(other.documents().find(taken.id()).status(taken.files().get(0).id()))
        .isEqualTo(new FileStatus.Available(sent.plusDays(1)));
  }

  @Test
  @DisplayName("DOC-3: with a longer age, a file whose bytes were moved is told as archived still")
  default void documents_longer_age() {
    DocumentWorld world = new DocumentWorld(storage());
    Document taken = world.taken("d", world.company(), Instant.parse("2025-11-01T12:00:00Z"));
    FileId file = taken.files().get(0).id();
    world.view().fileSweep().runOnce();
    AgentView longer =
        world
            .builder()
            .archive(new ArchivePolicy(Period.ofYears(5)))
            .build()
            .as(Agent.of(new AgentId("ana"), AccessProfile.READ_ONLY));
    world.refused(
        () -> longer.documents().open(taken.id(), file),
        new FileArchived(file, LocalDate.of(2026, 11, 22)));
  }

  @Test
  @DisplayName("DOC-3: a store that fails at one file doesn't stop the others, and is asked again")
  default void documents_sweep_goes_on() throws IOException {
    DocumentWorld world = new DocumentWorld(storage());
    CustomerId alfa = world.company();
    Instant sent = Instant.parse("2021-05-05T12:00:00Z");
    List<FileId> files = new ArrayList<>();
    for (int at = 0; at < 3; at++) {
      files.add(world.taken("d" + at, alfa, sent).files().get(0).id());
    }
    world.files.breaks(files.get(1).value(), true);
    Swept swept = world.view().fileSweep().runOnce();
    assertThat(swept.archived()).isGreaterThanOrEqualTo(2);
    assertThat(swept.failed()).isGreaterThanOrEqualTo(1);
    assertThat(world.files.placeOf(files.get(0).value())).isEqualTo(Place.ARCHIVED);
    assertThat(world.files.placeOf(files.get(2).value())).isEqualTo(Place.ARCHIVED);
    world.files.breaks(files.get(1).value(), false);
    world.view().fileSweep().runOnce();
    assertThat(world.files.placeOf(files.get(1).value())).isEqualTo(Place.ARCHIVED);
  }

  @Test
  @DisplayName("DOC-5 DOC-3: a deleted file leaves a tombstone, also when it is archived")
  default void documents_deleted() throws IOException {
    DocumentWorld world = new DocumentWorld(storage());
    CustomerId alfa = world.company();
    Document taken =
        world
            .desk()
            .documentIntake()
            .take(
                world
                    .document("d", alfa, Instant.parse("2021-05-05T12:00:00Z"))
                    .file(world.file("um.pdf", "one"))
                    .file(world.file("dois.pdf", "two"))
                    .build());
    FileId file = taken.files().get(1).id();
    Document after = world.desk().documentIntake().deleteFile(taken.id(), file);
    assertThat(after.files().get(1).deletedAt()).contains(SettableClock.START);
    assertThat(after.files().get(0)).isEqualTo(taken.files().get(0));
    assertThat(world.desk().documents().find(taken.id()).document()).isEqualTo(after);
    assertThat(world.desk().documents().find(taken.id()).status(file))
        .isEqualTo(new FileStatus.Deleted(SettableClock.START));
    world.refused(
        () -> world.desk().documents().open(taken.id(), file),
        new FileDeleted(file, LocalDate.of(2026, 11, 22)));
    Version version = world.version(alfa);
    world.clock.set(SettableClock.START.plusSeconds(60));
    assertThat(world.desk().documentIntake().deleteFile(taken.id(), file)).isEqualTo(after);
    assertThat(world.version(alfa)).isEqualTo(version);
    assertThat(world.trail(alfa).get(0).happenings())
        .extracting("event")
        .containsExactly("document.file_deleted");
    world.view().fileSweep().runOnce();
    assertThat(world.files.placeOf(file.value())).isEqualTo(Place.ABSENT);
    assertThat(world.files.placeOf(taken.files().get(0).id().value())).isEqualTo(Place.ARCHIVED);
    FileId unknown = new FileId(UUID.randomUUID());
    world.refused(
        () -> world.desk().documentIntake().deleteFile(taken.id(), unknown),
        new FileUnknown(taken.id(), unknown));
    DocumentId nothing = new DocumentId(UUID.randomUUID());
    world.refused(
        () -> world.desk().documentIntake().deleteFile(nothing, file),
        new DocumentUnknown(nothing));
  }

  @Test
  @DisplayName(
      "ACS-1 DOC-1: documents are read by who reads customers, and fed by the host's systems")
  default void documents_permissions() {
    DocumentWorld world = new DocumentWorld(storage());
    CustomerId alfa = world.company();
    Document taken = world.taken("d", alfa, SettableClock.START);
    FileId file = taken.files().get(0).id();
    NewDocument more =
        world.document("e", alfa, SettableClock.START).file(world.file("a", "b")).build();
    for (AccessProfile profile : AccessProfile.values()) {
      AgentView desk = world.view().as(Agent.of(new AgentId("ana"), profile));
      world.refused(
          () -> desk.documentIntake().take(more), new NotPermitted(Permission.FEED_DOCUMENTS));
      world.refused(
          () -> desk.documentIntake().deleteFile(taken.id(), file),
          new NotPermitted(Permission.FEED_DOCUMENTS));
    }
    AgentView none = world.view().as(Agent.of(new AgentId("ana"), AccessProfile.NONE));
    NotPermitted missing = new NotPermitted(Permission.READ_CUSTOMERS);
    world.refused(() -> none.documents().open(taken.id(), file), missing);
    world.refused(() -> none.documents().find(taken.id()), missing);
    world.refused(() -> none.documents().of(alfa, DateRange.ALL, Optional.empty(), 1), missing);
    assertThat(world.files.count()).isEqualTo(1);
  }

  @Test
  @DisplayName("PRIV-1 PRIV-2: documents are exported, handed over and erased with their bytes")
  default void documents_owned() throws IOException {
    DocumentWorld world = new DocumentWorld(storage());
    CustomerId alfa = world.company();
    CustomerId beta = world.company();
    Document taken = world.taken("d", alfa, SettableClock.START);
    List<Map<String, Object>> records = new ArrayList<>();
    Work.run(
        storage(),
        work -> {
          storage().documents().reassign(work, alfa, beta);
          storage().documents().export(work, alfa, records::add);
          assertThat(records).isEmpty();
          storage().documents().export(work, beta, records::add);
        });
    assertThat(records).isEqualTo(taken.reassignedTo(beta).toRecords());
    assertThat(world.list(beta)).containsExactly(taken.reassignedTo(beta));
    assertThat(world.list(alfa)).isEmpty();
    Work.run(storage(), work -> storage().documents().erase(work, beta));
    assertThat(world.list(beta)).isEmpty();
    world.view().fileSweep().runOnce();
    assertThat(world.files.placeOf(taken.files().get(0).id().value())).isEqualTo(Place.ABSENT);
  }

  @Test
  @DisplayName("DOC-1: an id is taken once in the storage itself")
  default void documents_taken_once() {
    DocumentWorld world = new DocumentWorld(storage());
    Document taken = world.taken("d", world.company(), SettableClock.START);
    world.refused(
        () -> Work.run(storage(), work -> storage().documents().add(work, taken)),
        new ConcurrentChange());
  }

  /** Customers with documents of their own in a storage that others use too. */
  final class DocumentWorld {

    private final Storage storage;
    private final String prefix = UUID.randomUUID() + "/";
    private final FilesInMemory files = new FilesInMemory();
    private final SettableClock clock = new SettableClock();

    DocumentWorld(Storage storage) {
      this.storage = storage;
    }

    CustomerView.Builder builder() {
      return CustomerView.builder()
          .storage(storage)
          .files(files)
          .clock(clock)
          .secrets(TestSecrets.SECRETS);
    }

    CustomerView view() {
      return builder().build();
    }

    AgentView desk() {
      return view().as(Agent.system(new AgentId("dms")));
    }

    CustomerId company() {
      return desk()
          .customers()
          .register(Registration.builder(Company.of("Alfa", null)).build())
          .customer();
    }

    DocumentId id(String document) {
      return DocumentId.of(prefix + document);
    }

    NewDocument.Builder document(String document, CustomerId customer, Instant sentAt) {
      return NewDocument.builder(
          id(document),
          customer,
          DocumentNumber.parse(prefix + document),
          "Contrato " + document,
          sentAt);
    }

    NewFile file(String name, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return NewFile.of(name, "application/pdf", () -> new ByteArrayInputStream(bytes));
    }

    Document taken(String document, CustomerId customer, Instant sentAt) {
      return desk()
          .documentIntake()
          .take(document(document, customer, sentAt).file(file("um.pdf", "one")).build());
    }

    Instant at(int day) {
      return LocalDate.of(2026, 11, day).atTime(12, 0).atZone(clock.getZone()).toInstant();
    }

    FileStatus status(Document document) {
      return desk().documents().find(document.id()).status(document.files().get(0).id());
    }

    String read(Document document, int file) throws IOException {
      try (FileContent opened =
          desk().documents().open(document.id(), document.files().get(file).id())) {
        return new String(opened.bytes().readAllBytes(), StandardCharsets.UTF_8);
      }
    }

    List<Document> list(CustomerId customer) {
      return Work.in(storage, work -> storage.documents().of(work, customer));
    }

    Page<DocumentEntry> page(
        CustomerId customer, DateRange days, Optional<String> cursor, int limit) {
      return desk().documents().of(customer, days, cursor, limit);
    }

    List<Document> pages(CustomerId customer, DateRange days, int limit) {
      List<Document> all = new ArrayList<>();
      Optional<String> cursor = Optional.empty();
      do {
        Page<DocumentEntry> page = page(customer, days, cursor, limit);
        assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
        page.items().forEach(entry -> all.add(entry.document()));
        cursor = page.next();
      } while (cursor.isPresent());
      return all;
    }

    Version version(CustomerId customer) {
      return desk().customers().find(customer).version();
    }

    List<AuditEntry> trail(CustomerId customer) {
      return Work.in(storage, work -> storage.audit().of(work, customer, Optional.empty(), 100));
    }

    void refused(ThrowingCallable call, Refusal refusal) {
      assertThatThrownBy(call)
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }
  }
}
