package io.customerview.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.Uninterruptibles;
import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal.NotPermitted;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.document.ArchivePolicy;
import io.customerview.document.Document;
import io.customerview.document.DocumentFile;
import io.customerview.document.DocumentRefusal.AgentUnreachable;
import io.customerview.document.DocumentRefusal.FileArchived;
import io.customerview.document.DocumentRefusal.FileDeleted;
import io.customerview.document.DocumentRefusal.FileNotDeleted;
import io.customerview.document.DocumentRefusal.FileUnknown;
import io.customerview.document.DocumentRefusal.NoDownloadPage;
import io.customerview.document.DocumentRefusal.NoSupport;
import io.customerview.document.FileContent;
import io.customerview.document.FileRestores.Ran;
import io.customerview.document.FileStatus.Archived;
import io.customerview.document.FileStatus.Available;
import io.customerview.document.FileStatus.Requested;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.document.Restore;
import io.customerview.document.RestorePolicy;
import io.customerview.document.Restores;
import io.customerview.document.Swept;
import io.customerview.identity.DocumentNumber;
import io.customerview.message.MessageRefusal.NothingSent;
import io.customerview.message.OutboxEntry;
import io.customerview.message.OutboxLine;
import io.customerview.message.Outgoing;
import io.customerview.message.OutgoingState;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Repeating;
import io.customerview.shared.Secrets;
import io.customerview.shared.Version;
import io.customerview.spi.AgentDirectory;
import io.customerview.spi.AgentDirectory.Mailbox;
import io.customerview.spi.FileStore.Place;
import io.customerview.spi.LinkFactory;
import io.customerview.spi.MessageGateway;
import io.customerview.spi.Receipt;
import io.customerview.storage.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What asking for files promises that can't be opened, whatever the storage (DOC-4, DOC-5). */
public interface RestoresContract {

  /** The day on which tests begin, in São Paulo. */
  LocalDate TODAY = LocalDate.of(2026, 11, 22);

  /** When the archived documents were sent. */
  Instant OLD = Instant.parse("2021-05-05T12:00:00Z");

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName(
      "DOC-4: an archived file is asked for, comes back, is available for its days, and is archived"
          + " again")
  default void restores_from_request_to_archive() throws IOException {
    RestoreWorld world = new RestoreWorld(storage());
    FileId file = world.archived("d", 1).files().get(0).id();
    world.files.cold(true);
    LocalDate since = LocalDate.of(2022, 5, 5);
    assertThat(world.status("d", file)).isEqualTo(new Archived(since));
    world.as("ana").fileRequests().restore(world.id("d"), file);
    Requested requested = new Requested(since, SettableClock.START);
    assertThat(world.status("d", file)).isEqualTo(requested);
    world.refused(() -> world.open("d", file), new FileArchived(file, since));

    assertThat(world.run()).isEqualTo(new Ran(0, 1, 0, 0));
    assertThat(world.files.placeOf(file.value())).isEqualTo(Place.RESTORING);
    assertThat(world.run()).isEqualTo(new Ran(0, 1, 0, 0));
    assertThat(world.status("d", file)).isEqualTo(requested);
    assertThat(world.mails()).isEmpty();

    world.clock.advance(Duration.ofHours(5));
    world.files.thaw();
    assertThat(world.run()).isEqualTo(new Ran(1, 0, 0, 0));
    assertThat(world.status("d", file)).isEqualTo(new Available(TODAY.plusDays(7)));
    assertThat(world.read("d", file)).isEqualTo("file 0");
    assertThat(world.mails()).hasSize(1);
    assertThat(world.run()).as("each is told once").isEqualTo(new Ran(0, 0, 0, 0));
    assertThat(world.mails()).hasSize(1);

    world.sweep();
    assertThat(world.files.placeOf(file.value())).as("not archived").isEqualTo(Place.READY);
    world.day(TODAY.plusDays(6));
    world.sweep();
    assertThat(world.read("d", file)).isEqualTo("file 0");

    world.day(TODAY.plusDays(7));
    assertThat(world.status("d", file)).as("by the clock").isEqualTo(new Archived(since));
    world.refused(() -> world.open("d", file), new FileArchived(file, since));
    world.sweep();
    assertThat(world.files.placeOf(file.value())).isEqualTo(Place.ARCHIVED);
    assertThat(world.restore(file)).isEmpty();
    assertThat(world.events())
        .startsWith("message.queued", "document.file_restored", "document.file_requested");
  }

  @Test
  @DisplayName(
      "DOC-4: asking again while a request is open makes no second one, but each who asked is told")
  default void restores_asked_by_several() {
    RestoreWorld world = new RestoreWorld(storage());
    FileId file = world.archived("d", 1).files().get(0).id();
    world.files.cold(true);
    world.as("ana").fileRequests().restore(world.id("d"), file);
    Version version = world.version();
    world.clock.advance(Duration.ofMinutes(9));
    world.as("ana").fileRequests().restore(world.id("d"), file);
    assertThat(world.version()).as("she has asked already").isEqualTo(version);
    world.run();
    world.as("bia").fileRequests().restore(world.id("d"), file);
    Restore open = world.restore(file).orElseThrow();
    assertThat(open.askers()).containsExactly(new AgentId("ana"), new AgentId("bia"));
    assertThat(open.requestedAt()).isEqualTo(SettableClock.START);
    world.files.thaw();
    world.run();
    assertThat(world.mails())
        .extracting(mail -> mail.get("to"))
        .containsExactlyInAnyOrder("ana@corp.example", "bia@corp.example");
    world.as("caio").fileRequests().restore(world.id("d"), file);
    assertThat(world.run()).as("it is there already").isEqualTo(new Ran(0, 0, 0, 0));
    assertThat(world.mails()).hasSize(2);
  }

  @Test
  @DisplayName(
      "DOC-4: the notice goes to the agent's own e-mail, in the agent's language, and leads to the"
          + " download page")
  default void restores_notice() {
    RestoreWorld world = new RestoreWorld(storage());
    world.archived("d", 3);
    world.as("ana").fileRequests().restoreAll(world.id("d"));
    world.as("bia").fileRequests().restoreAll(world.id("d"));
    world.run();
    assertThat(world.mails()).hasSize(2);
    for (Map<String, Object> mail : world.mails()) {
      boolean portuguese = mail.get("to").equals("ana@corp.example");
      assertThat(String.valueOf(mail.get("subject")))
          .isEqualTo(
              portuguese
                  ? "Arquivos que você solicitou estão disponíveis"
                  : "Files that you asked for are available");
      assertThat(String.valueOf(mail.get("body")))
          .contains(
              "<a href=\"https://crm.example/download/" + world.id("d") + "?a=1&amp;b=2\"",
              "Contrato &lt;d&gt; &amp; anexo",
              portuguese ? "Os 3 arquivos" : "The 3 files",
              portuguese ? "29 de novembro de 2026" : "November 29, 2026");
      assertThat(mail.get("recipient")).isEqualTo("AGENT");
    }
  }

  @Test
  @DisplayName(
      "DOC-4 INT-1: a notice to an agent needs no opt-in of the customer's, and no address")
  default void restores_exempt() {
    RestoreWorld world = new RestoreWorld(storage());
    world.archived("d", 1);
    world.as("ana").fileRequests().restoreAll(world.id("d"));
    assertThat(world.run().untold()).isZero();
    assertThat(world.mails()).hasSize(1);
  }

  @Test
  @DisplayName("DOC-4: who can't be told is refused before anything is asked for")
  default void restores_unreachable() {
    RestoreWorld world = new RestoreWorld(storage());
    FileId file = world.archived("d", 1).files().get(0).id();
    Version version = world.version();
    Agent ana = Agent.of(new AgentId("ana"), AccessProfile.ANALYST);
    Agent nobody = Agent.of(new AgentId("nobody"), AccessProfile.ANALYST);
    Agent broken = Agent.of(new AgentId("broken"), AccessProfile.ANALYST);
    world.refused(
        () -> world.view().as(nobody).fileRequests().restore(world.id("d"), file),
        new AgentUnreachable());
    world.refused(
        () -> world.view().as(broken).fileRequests().restore(world.id("d"), file),
        new AgentUnreachable());
    world.refused(
        () ->
            world
                .builder()
                .agentDirectory(AgentDirectory.none())
                .build()
                .as(ana)
                .fileRequests()
                .restore(world.id("d"), file),
        new AgentUnreachable());
    world.refused(
        () ->
            world
                .builder()
                .links(LinkFactory.none())
                .build()
                .as(ana)
                .fileRequests()
                .restore(world.id("d"), file),
        new NoDownloadPage());
    world.refused(
        () ->
            world
                .builder()
                .messages(MessageGateway.none())
                .build()
                .as(ana)
                .fileRequests()
                .restore(world.id("d"), file),
        new NothingSent());
    assertThat(world.version()).isEqualTo(version);
    assertThat(world.restore(file)).isEmpty();
  }

  @Test
  @DisplayName("DOC-4: a file becomes available also where who asked is gone")
  default void restores_untold() {
    RestoreWorld world = new RestoreWorld(storage());
    FileId file = world.archived("d", 1).files().get(0).id();
    world.as("ana").fileRequests().restore(world.id("d"), file);
    CustomerView without = world.builder().agentDirectory(AgentDirectory.none()).build();
    assertThat(without.fileRestores().runOnce()).isEqualTo(new Ran(1, 0, 0, 1));
    assertThat(world.status("d", file)).isInstanceOf(Available.class);
    assertThat(world.mails()).isEmpty();
  }

  @Test
  @DisplayName("DOC-4: a host's directory that breaks at one agent keeps no file from coming back")
  default void restores_broken_directory() {
    RestoreWorld world = new RestoreWorld(storage());
    List<FileId> files = new ArrayList<>();
    for (String document : List.of("a", "b", "c")) {
      files.add(world.archived(document, 1).files().get(0).id());
      world.as(document.equals("b") ? "bia" : "ana").fileRequests().restoreAll(world.id(document));
    }
    CustomerView breaking =
        world
            .builder()
            .agentDirectory(
                agent -> {
                  if (agent.equals("ana")) {
                    throw new IllegalStateException("no such user");
                  }
                  return RestoreWorld.mailbox(agent);
                })
            .build();
    assertThat(world.run(breaking)).isEqualTo(new Ran(3, 0, 0, 2));
    assertThat(world.mails())
        .extracting(mail -> mail.get("to"))
        .containsExactly("bia@corp.example");
    assertThat(world.status("a", files.get(0))).isInstanceOf(Available.class);
  }

  @Test
  @DisplayName("DOC-4: a host's listener that breaks at one document stands in no other's way")
  default void restores_broken_listener() throws IOException {
    RestoreWorld world = new RestoreWorld(storage());
    FileId lost = world.archived("lost", 1).files().get(0).id();
    world.as("ana").fileRequests().restoreAll(world.id("lost"));
    world.files.delete(lost.value());
    world.clock.advance(Duration.ofDays(3));
    for (String document : List.of("a", "b", "c")) {
      world.archived(document, 1);
      world.as("ana").fileRequests().restoreAll(world.id(document));
    }
    List<String> heard = new ArrayList<>();
    CustomerView breaking =
        world
            .builder()
            .onChange(
                (work, customer, version, events) -> {
                  heard.add(events.get(0).name());
                  if (heard.size() <= 2) {
                    throw new IllegalStateException("not with this host");
                  }
                })
            .build();
    assertThat(world.run(breaking)).isEqualTo(new Ran(2, 0, 2, 0));
    assertThat(heard)
        .containsExactly(
            "document.file_lost",
            "document.file_restored",
            "document.file_restored",
            "document.file_restored");
    assertThat(world.run()).isEqualTo(new Ran(1, 0, 1, 0));
  }

  @Test
  @DisplayName(
      "DOC-4: a store that fails at one file, or has lost it, doesn't stop the others, and is asked"
          + " again")
  default void restores_failing_store() throws IOException {
    RestoreWorld world = new RestoreWorld(storage());
    List<DocumentFile> kit = world.archived("d", 3).files();
    world.as("ana").fileRequests().restoreAll(world.id("d"));
    world.files.breaks(kit.get(0).id().value(), true);
    byte[] lost = "file 1".getBytes(UTF_8);
    world.files.delete(kit.get(1).id().value());
    assertThat(world.run()).isEqualTo(new Ran(1, 0, 2, 0));
    assertThat(world.status("d", kit.get(2).id())).isInstanceOf(Available.class);
    assertThat(world.status("d", kit.get(0).id())).isInstanceOf(Requested.class);
    world.files.breaks(kit.get(0).id().value(), false);
    world.files.write(kit.get(1).id().value(), new ByteArrayInputStream(lost));
    assertThat(world.run()).isEqualTo(new Ran(2, 0, 0, 0));
    assertThat(world.read("d", kit.get(1).id())).isEqualTo("file 1");
  }

  @Test
  @DisplayName(
      "DOC-4: a file that the store has lost is waited for three days, then its request ends, and"
          + " who asked is told")
  default void restores_lost() throws IOException {
    RestoreWorld world = new RestoreWorld(storage());
    List<DocumentFile> kit = world.archived("d", 2).files();
    FileId lost = kit.get(0).id();
    world.files.cold(true);
    world.as("ana").fileRequests().restoreAll(world.id("d"));
    world.as("bia").fileRequests().restore(world.id("d"), lost);
    world.files.delete(lost.value());
    world.clock.advance(Duration.ofDays(3).minusNanos(1000));
    assertThat(world.run()).isEqualTo(new Ran(0, 1, 1, 0));
    assertThat(world.status("d", lost)).isInstanceOf(Requested.class);
    world.clock.advance(Duration.ofNanos(1000));
    assertThat(world.run()).isEqualTo(new Ran(0, 1, 1, 0));
    assertThat(world.status("d", lost)).isInstanceOf(Archived.class);
    assertThat(world.restore(kit.get(1).id()).orElseThrow().isOpen())
        .as("one that is on its way takes as long as the store does")
        .isTrue();
    assertThat(world.mails())
        .extracting(mail -> mail.get("to"))
        .containsExactlyInAnyOrder("ana@corp.example", "bia@corp.example");
    assertThat(world.mails().get(0).get("subject"))
        .isEqualTo("Um arquivo que você solicitou não pôde ser recuperado");
    assertThat(world.run()).isEqualTo(new Ran(0, 1, 0, 0));
  }

  @Test
  @DisplayName("DOC-4 DOC-5: a deleted file is not asked for, and a request for it ends")
  default void restores_deleted() {
    RestoreWorld world = new RestoreWorld(storage());
    List<DocumentFile> kit = world.archived("d", 2).files();
    FileId file = kit.get(0).id();
    world.as("ana").fileRequests().restoreAll(world.id("d"));
    world.desk().documentIntake().deleteFile(world.id("d"), file);
    assertThat(world.restore(file)).isEmpty();
    assertThat(world.run()).isEqualTo(new Ran(1, 0, 0, 0));
    world.refused(
        () -> world.as("ana").fileRequests().restore(world.id("d"), file),
        new FileDeleted(file, TODAY));
    Version version = world.version();
    world.as("ana").fileRequests().restoreAll(world.id("d"));
    assertThat(world.version()).as("deleted, or there").isEqualTo(version);
    FileId unknown = new FileId(UUID.randomUUID());
    world.refused(
        () -> world.as("ana").fileRequests().restore(world.id("d"), unknown),
        new FileUnknown(world.id("d"), unknown));
  }

  @Test
  @DisplayName("DOC-3 DOC-4: what is asked for before its bytes were moved is not moved any more")
  default void restores_before_sweep() throws IOException {
    RestoreWorld world = new RestoreWorld(storage());
    world.files.cold(true);
    FileId file = world.taken("d", OLD, 1).files().get(0).id();
    world.as("ana").fileRequests().restore(world.id("d"), file);
    world.sweep();
    assertThat(world.files.placeOf(file.value())).isEqualTo(Place.READY);
    assertThat(world.run()).isEqualTo(new Ran(1, 0, 0, 0));
    world.sweep();
    assertThat(world.read("d", file)).isEqualTo("file 0");
    world.day(TODAY.plusDays(7));
    world.sweep();
    assertThat(world.files.placeOf(file.value())).isEqualTo(Place.ARCHIVED);
  }

  @Test
  @DisplayName("DOC-4: asked for anew after its days, while its bytes are there still")
  default void restores_anew() {
    RestoreWorld world = new RestoreWorld(storage());
    FileId file = world.archived("d", 1).files().get(0).id();
    world.as("ana").fileRequests().restore(world.id("d"), file);
    world.run();
    world.day(TODAY.plusDays(7));
    world.as("bia").fileRequests().restore(world.id("d"), file);
    assertThat(world.status("d", file)).isInstanceOf(Requested.class);
    Work.run(
        storage(), work -> storage().restores().removeOver(work, List.of(file), TODAY.plusDays(7)));
    assertThat(world.restore(file)).as("a sweep that was at it").isPresent();
    assertThat(world.run()).isEqualTo(new Ran(1, 0, 0, 0));
    assertThat(world.status("d", file)).isEqualTo(new Available(TODAY.plusDays(14)));
    assertThat(world.mails()).hasSize(2);
  }

  @Test
  @DisplayName("DOC-3 DOC-4: what is asked for while the sweep moves its bytes comes back at once")
  default void restores_during_sweep() throws IOException {
    RestoreWorld world = new RestoreWorld(storage());
    FileId file = world.archived("d", 1).files().get(0).id();
    world.as("ana").fileRequests().restore(world.id("d"), file);
    world.run();
    world.day(TODAY.plusDays(7));
    world.files.onArchiving(
        () -> {
          world.as("bia").fileRequests().restore(world.id("d"), file);
          world.run();
        });
    world.sweep();
    assertThat(world.status("d", file)).isEqualTo(new Available(TODAY.plusDays(14)));
    assertThat(world.read("d", file)).isEqualTo("file 0");
  }

  @Test
  @DisplayName(
      "DOC-3: a sweep that is interrupted ends behind its file, counts no failure, and notes what"
          + " it moved")
  default void restores_sweep_interrupted() throws IOException {
    RestoreWorld world = new RestoreWorld(storage());
    world.sweep();
    Document document = world.taken("d", OLD, 3);
    world.files.onArchiving(() -> Thread.currentThread().interrupt());
    Swept swept = world.view().fileSweep().runOnce();
    assertThat(Thread.interrupted()).as("and its thread knows it").isTrue();
    assertThat(swept.failed()).isZero();
    assertThat(world.inArchive(document)).isLessThanOrEqualTo(1);
    world.sweep();
    assertThat(world.inArchive(document)).isEqualTo(3);
  }

  @Test
  @DisplayName("DOC-3: closing a sweep ends it behind the file that it is at")
  default void restores_sweep_closed() throws IOException, InterruptedException {
    RestoreWorld world = new RestoreWorld(storage());
    world.sweep();
    Document document = world.taken("d", OLD, 3);
    AtomicReference<Repeating> running = new AtomicReference<>();
    CountDownLatch started = new CountDownLatch(1);
    Thread closing = new Thread(() -> running.get().close());
    world.files.onArchiving(
        () -> {
          Uninterruptibles.awaitUninterruptibly(started);
          closing.start();
          while (closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait(); // until it waits for this run
          }
        });
    running.set(world.view().fileSweep().start(Duration.ofDays(1)));
    started.countDown();
    closing.join(30_000);
    running.get().close();
    assertThat(world.inArchive(document)).isLessThanOrEqualTo(1);
  }

  @Test
  @DisplayName("DOC-4: an interrupted run of restores ends behind the file that it is at")
  default void restores_interrupted() {
    RestoreWorld world = new RestoreWorld(storage());
    List<DocumentFile> files = world.archived("d", 3).files();
    files.forEach(file -> world.as("ana").fileRequests().restore(world.id("d"), file.id()));
    world.files.onLooking(() -> Thread.currentThread().interrupt());
    Ran ran = world.run();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ran).isEqualTo(new Ran(1, 0, 0, 0));
    assertThat(world.run()).isEqualTo(new Ran(2, 0, 0, 0));
  }

  @Test
  @DisplayName("DOC-4: of two who bring files back at once, one tells who asked")
  default void restores_two_at_once() {
    RestoreWorld world = new RestoreWorld(storage());
    FileId file = world.taken("d", OLD, 1).files().get(0).id();
    world.as("ana").fileRequests().restore(world.id("d"), file);
    List<Ran> other = new ArrayList<>();
    world.files.onLooking(() -> other.add(world.run()));
    assertThat(world.run()).isEqualTo(new Ran(0, 0, 0, 0));
    assertThat(other).containsExactly(new Ran(1, 0, 0, 0));
    assertThat(world.mails()).hasSize(1);
  }

  @Test
  @DisplayName("DOC-4: with a longer age, a file whose bytes were moved can be asked for too")
  default void restores_longer_age() throws IOException {
    RestoreWorld world = new RestoreWorld(storage());
    FileId file = world.archived("d", 1).files().get(0).id();
    CustomerView longer =
        world
            .builder()
            .archive(new ArchivePolicy(Period.ofYears(20)))
            .restoredFiles(new RestorePolicy(3))
            .build();
    AgentView ana = longer.as(Agent.of(new AgentId("ana"), AccessProfile.ANALYST));
    world.refused(() -> ana.documents().open(world.id("d"), file), new FileArchived(file, TODAY));
    assertThat(ana.fileRequests().restore(world.id("d"), file).status(file))
        .isEqualTo(new Requested(TODAY, SettableClock.START));
    longer.fileRestores().runOnce();
    assertThat(ana.documents().find(world.id("d")).status(file))
        .isEqualTo(new Available(LocalDate.of(2041, 5, 5)));
    assertThat(world.mails())
        .singleElement()
        .satisfies(
            mail ->
                assertThat(String.valueOf(mail.get("body")))
                    .as("the day on which it is archived")
                    .contains("5 de maio de 2041"));
    assertThat(world.details("document.file_restored")).containsEntry("archivesOn", "2041-05-05");

    world.day(TODAY.plusDays(3));
    longer.fileSweep().runOnce();
    assertThat(world.files.placeOf(file.value())).as("by its age").isEqualTo(Place.READY);
    assertThat(world.restore(file)).isEmpty();
    assertThat(ana.documents().find(world.id("d")).status(file))
        .isEqualTo(new Available(LocalDate.of(2041, 5, 5)));
    world.sweep();
    assertThat(world.files.placeOf(file.value())).as("once it is due").isEqualTo(Place.ARCHIVED);
  }

  @Test
  @DisplayName("DOC-5: access to a deleted file is asked of the support, once a day per request")
  default void restores_access() {
    RestoreWorld world = new RestoreWorld(storage());
    FileId file = world.archived("d", 1).files().get(0).id();
    Optional<String> note = Optional.of("Audit <2021> & more");
    world.refused(
        () -> world.as("ana").fileRequests().access(world.id("d"), file, note),
        new FileNotDeleted(file));
    world.desk().documentIntake().deleteFile(world.id("d"), file);
    world.as("ana").fileRequests().access(world.id("d"), file, note);
    Version version = world.version();
    world.as("ana").fileRequests().access(world.id("d"), file, note);
    assertThat(world.version()).isEqualTo(version);
    assertThat(world.mails()).hasSize(1);
    Map<String, Object> mail = world.mails().get(0);
    assertThat(mail.get("to")).isEqualTo("suporte@corp.example");
    assertThat(mail.get("recipient")).isEqualTo("SUPPORT");
    assertThat(mail.get("subject")).isEqualTo("Pedido de acesso a um arquivo excluído");
    assertThat(String.valueOf(mail.get("body")))
        .contains(
            "ana (ana@corp.example)",
            "Contrato &lt;d&gt;",
            "0.pdf",
            "22 de novembro de 2026",
            "Audit &lt;2021&gt; &amp; more",
            file.toString());
    assertThat(world.events()).contains("document.access_requested");
    List<Map<String, Object>> exported = new ArrayList<>();
    Work.run(storage(), work -> storage().outbox().export(work, world.customer, exported::add));
    assertThat(exported).as("PRIV-1: of the customer, not of the agent").isNotEmpty();
    assertThat(exported.toString()).doesNotContain("corp.example", "Audit");
    world.day(TODAY.plusDays(1));
    world.as("ana").fileRequests().access(world.id("d"), file, note);
    world.as("bia").fileRequests().access(world.id("d"), file, Optional.empty());
    assertThat(world.mails()).hasSize(3);
    CustomerView without =
        CustomerView.builder()
            .storage(storage())
            .clock(world.clock)
            .secrets(TestSecrets.SECRETS)
            .messages(message -> Receipt.bare())
            .build();
    world.refused(
        () ->
            without
                .as(Agent.of(new AgentId("ana"), AccessProfile.ANALYST))
                .fileRequests()
                .access(world.id("d"), file, Optional.empty()),
        new NoSupport());
  }

  @Test
  @DisplayName("DOC-5 PRIV-3: a request is known by the host's key, so nobody can guess its note")
  default void restores_access_keyed() {
    RestoreWorld world = new RestoreWorld(storage());
    FileId file = world.archived("d", 1).files().get(0).id();
    world.desk().documentIntake().deleteFile(world.id("d"), file);
    Optional<String> note = Optional.of("Auditoria");
    world.as("ana").fileRequests().access(world.id("d"), file, note);
    AgentView otherKey =
        world
            .builder()
            .secrets(Secrets.of("another key of another host, long enough".getBytes(UTF_8)))
            .build()
            .as(Agent.of(new AgentId("ana"), AccessProfile.ANALYST));
    otherKey.fileRequests().access(world.id("d"), file, note);
    assertThat(world.mails()).as("not the same request").hasSize(2);
    otherKey.fileRequests().access(world.id("d"), file, note);
    assertThat(world.mails()).hasSize(2);
  }

  @Test
  @DisplayName("DOC-5: a request is known again by the former key too, and sent once")
  default void restores_access_changed_key() {
    RestoreWorld world = new RestoreWorld(storage());
    FileId file = world.archived("d", 1).files().get(0).id();
    world.desk().documentIntake().deleteFile(world.id("d"), file);
    byte[] key = "the key of this host, long enough to be one".getBytes(UTF_8);
    byte[] newKey = "the next key of this host, long enough as well".getBytes(UTF_8);
    for (Secrets secrets :
        List.of(Secrets.of(key), Secrets.of(newKey, key), Secrets.of(key, newKey))) {
      world
          .builder()
          .secrets(secrets)
          .build()
          .as(Agent.of(new AgentId("ana"), AccessProfile.ANALYST))
          .fileRequests()
          .access(world.id("d"), file, Optional.of("Auditoria"));
      assertThat(world.mails()).hasSize(1);
    }
  }

  @Test
  @DisplayName("ACS-1 DOC-4 DOC-5: files are asked for by who may, and not by who only reads")
  default void restores_permissions() {
    RestoreWorld world = new RestoreWorld(storage());
    FileId file = world.archived("d", 1).files().get(0).id();
    NotPermitted missing = new NotPermitted(Permission.REQUEST_FILES);
    for (AccessProfile profile : List.of(AccessProfile.READ_ONLY, AccessProfile.NONE)) {
      AgentView desk = world.view().as(Agent.of(new AgentId("ana"), profile));
      world.refused(() -> desk.fileRequests().restore(world.id("d"), file), missing);
      world.refused(() -> desk.fileRequests().restoreAll(world.id("d")), missing);
      world.refused(
          () -> desk.fileRequests().access(world.id("d"), file, Optional.empty()), missing);
    }
  }

  @Test
  @DisplayName("DOC-4: who asked is told once for each document and run, however many files wait")
  default void restores_told_once() {
    RestoreWorld world = new RestoreWorld(storage());
    for (String document : List.of("a", "b", "c")) {
      world.archived(document, 75);
      world.as("ana").fileRequests().restoreAll(world.id(document));
    }
    assertThat(world.run()).isEqualTo(new Ran(225, 0, 0, 0));
    assertThat(world.mails()).hasSize(3);
  }

  @Test
  @DisplayName("DOC-4: open requests are gone through in pages, each once")
  default void restores_pages() {
    RestoreWorld world = new RestoreWorld(storage());
    for (String document : List.of("a", "b", "c")) {
      world.archived(document, 2);
      world.as("ana").fileRequests().restoreAll(world.id(document));
    }
    List<Restore> all = new ArrayList<>();
    Optional<Restores.Place> after = Optional.empty();
    do {
      Optional<Restores.Place> from = after;
      List<Restore> page = Work.in(storage(), work -> storage().restores().open(work, from, 2));
      all.addAll(page);
      after =
          page.isEmpty()
              ? Optional.empty()
              : Optional.of(Restores.Place.of(page.get(page.size() - 1)));
    } while (after.isPresent());
    assertThat(all).extracting(Restores.Place::of).isSorted().doesNotHaveDuplicates();
    assertThat(all.stream().filter(one -> one.customer().equals(world.customer))).hasSize(6);
    world.run();
    LocalDate over = TODAY.plusDays(7);
    List<FileId> files = new ArrayList<>();
    Optional<FileId> last = Optional.empty();
    do {
      Optional<FileId> from = last;
      List<FileId> page =
          Work.in(storage(), work -> storage().restores().over(work, over, from, 4));
      files.addAll(page);
      last = page.isEmpty() ? Optional.empty() : Optional.of(page.get(page.size() - 1));
    } while (last.isPresent());
    List<FileId> own =
        all.stream()
            .filter(one -> one.customer().equals(world.customer))
            .map(Restore::file)
            .toList();
    assertThat(files).isSorted().containsAll(own);
    List<FileId> before =
        Work.in(
            storage(),
            work -> storage().restores().over(work, over.minusDays(1), Optional.empty(), 1_000));
    assertThat(before).doesNotContainAnyElementsOf(own);
  }

  @Test
  @DisplayName("PRIV-1 PRIV-2: restores are exported, handed over and erased")
  default void restores_owned() {
    RestoreWorld world = new RestoreWorld(storage());
    FileId file = world.archived("d", 1).files().get(0).id();
    world.as("ana").fileRequests().restore(world.id("d"), file);
    CustomerId other = world.person();
    Restore open = world.restore(file).orElseThrow();
    List<Map<String, Object>> records = new ArrayList<>();
    Work.run(
        storage(),
        work -> {
          storage().restores().reassign(work, world.customer, other);
          storage().restores().export(work, world.customer, records::add);
          assertThat(records).isEmpty();
          storage().restores().export(work, other, records::add);
        });
    assertThat(records).containsExactly(open.reassignedTo(other).toRecord());
    Work.run(storage(), work -> storage().restores().erase(work, other));
    assertThat(world.restore(file)).isEmpty();
  }

  /** A customer with documents of its own in a storage that others use too. */
  final class RestoreWorld {

    private final Storage storage;
    private final String prefix = UUID.randomUUID() + "/";
    private final FilesInMemory files = new FilesInMemory();
    private final SettableClock clock = new SettableClock();
    private final CustomerId customer;

    RestoreWorld(Storage storage) {
      this.storage = storage;
      this.customer = person();
    }

    CustomerView.Builder builder() {
      return CustomerView.builder()
          .storage(storage)
          .files(files)
          .clock(clock)
          .secrets(TestSecrets.SECRETS)
          .messages(message -> Receipt.bare())
          .agentDirectory(RestoreWorld::mailbox)
          .links(
              document ->
                  Optional.of(URI.create("https://crm.example/download/" + document + "?a=1&b=2")))
          .support("suporte@corp.example", Locale.forLanguageTag("pt"));
    }

    private static Optional<Mailbox> mailbox(String agent) {
      Locale language = Locale.forLanguageTag(agent.equals("ana") ? "pt-BR" : "en");
      return switch (agent) {
        case "nobody" -> Optional.empty();
        case "broken" -> Optional.of(new Mailbox("no address", language));
        default -> Optional.of(new Mailbox(agent + "@corp.example", language));
      };
    }

    CustomerView view() {
      return builder().build();
    }

    AgentView desk() {
      return view().as(Agent.system(new AgentId("dms")));
    }

    AgentView as(String agent) {
      return view().as(Agent.of(new AgentId(agent), AccessProfile.ANALYST));
    }

    CustomerId person() {
      return desk()
          .customers()
          .register(Registration.builder(Person.of("Lia", null)).build())
          .customer();
    }

    DocumentId id(String document) {
      return DocumentId.of(prefix + document);
    }

    Document taken(String name, Instant sentAt, int count) {
      NewDocument.Builder document =
          NewDocument.builder(
              id(name),
              customer,
              DocumentNumber.parse(prefix + name),
              "Contrato <" + name + "> & anexo",
              sentAt);
      for (int at = 0; at < count; at++) {
        byte[] bytes = ("file " + at).getBytes(UTF_8);
        document.file(
            NewFile.of(at + ".pdf", "application/pdf", () -> new ByteArrayInputStream(bytes)));
      }
      return desk().documentIntake().take(document.build());
    }

    Document archived(String name, int count) {
      Document document = taken(name, OLD, count);
      sweep();
      return document;
    }

    /** Other tests' files may lie in other stores, and fail there. */
    void sweep() {
      view().fileSweep().runOnce();
    }

    /** Runs once other tests' open requests are gone, whose files lie in other stores. */
    Ran run() {
      return run(view());
    }

    Ran run(CustomerView view) {
      Work.run(
          storage,
          work ->
              storage.restores().open(work, Optional.empty(), 10_000).stream()
                  .filter(one -> !one.customer().equals(customer))
                  .forEach(one -> storage.restores().remove(work, one.file())));
      return view.fileRestores().runOnce();
    }

    void day(LocalDate day) {
      clock.set(day.atTime(12, 0).atZone(clock.getZone()).toInstant());
    }

    long inArchive(Document document) throws IOException {
      long count = 0;
      for (DocumentFile file : document.files()) {
        count += files.placeOf(file.id().value()) == Place.ARCHIVED ? 1 : 0;
      }
      return count;
    }

    Object status(String document, FileId file) {
      return as("ana").documents().find(id(document)).status(file);
    }

    FileContent open(String document, FileId file) {
      return as("ana").documents().open(id(document), file);
    }

    String read(String document, FileId file) throws IOException {
      try (FileContent opened = open(document, file)) {
        return new String(opened.bytes().readAllBytes(), UTF_8);
      }
    }

    Optional<Restore> restore(FileId file) {
      return Optional.ofNullable(
          Work.in(storage, work -> storage.restores().find(work, List.of(file))).get(file));
    }

    /** What waits to be sent about this customer, in the order in which it was queued. */
    List<Map<String, Object>> mails() {
      List<Map<String, Object>> mails = new ArrayList<>();
      for (OutboxEntry entry : queued()) {
        Outgoing message = entry.message();
        mails.add(
            Map.of(
                "to", message.intended().destination().orElseThrow().display(),
                "recipient", message.intended().recipient().name(),
                "subject", message.content().subject().orElseThrow(),
                "body", message.content().body()));
      }
      return mails;
    }

    private List<OutboxEntry> queued() {
      List<OutgoingId> theirs = new ArrayList<>();
      List<OutboxLine> page;
      long after = 0;
      do {
        long from = after;
        page =
            Work.in(
                storage,
                work -> storage.outbox().list(work, OutgoingState.Kind.WAITING, from, 100));
        page.stream()
            .filter(line -> line.customer().equals(customer))
            .map(OutboxLine::id)
            .forEach(theirs::add);
        after = page.isEmpty() ? after : page.get(page.size() - 1).place();
      } while (!page.isEmpty());
      return Work.in(storage, work -> List.copyOf(storage.outbox().find(work, theirs).values()))
          .stream()
          .sorted(Comparator.comparing(OutboxEntry::place))
          .toList();
    }

    Version version() {
      return desk().customers().find(customer).version();
    }

    /** Returns what the trail tells of the last event of a name. */
    Map<String, String> details(String event) {
      return Work.in(storage, work -> storage.audit().of(work, customer, Optional.empty(), 100))
          .stream()
          .flatMap(entry -> entry.happenings().stream())
          .filter(happening -> happening.event().equals(event))
          .findFirst()
          .orElseThrow()
          .details();
    }

    List<String> events() {
      return Work.in(
          storage,
          work ->
              storage.audit().of(work, customer, Optional.empty(), 100).stream()
                  .flatMap(
                      entry ->
                          entry.happenings().stream()
                              .map(happening -> happening.event())
                              .sorted((one, other) -> other.compareTo(one)))
                  .toList());
    }

    void refused(ThrowingCallable call, Refusal refusal) {
      assertThatThrownBy(call)
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }
  }
}
