package io.customerview.document;

import io.customerview.access.Change;
import io.customerview.access.Desk;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.document.DocumentEvent.FileLost;
import io.customerview.document.Restores.Place;
import io.customerview.shared.After;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerViewException;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Repeating;
import io.customerview.shared.StorageException;
import io.customerview.shared.Wiring;
import io.customerview.spi.FileStore;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings files back from the archive that were asked for, and tells those who asked when they are
 * there (DOC-4). A store may take hours for it: every run looks whether it is done.
 *
 * <p>It may run at any time, in several processes at once, and after one that was killed; whoever
 * asked is told once for each document and run. Thread-safe.
 */
public final class FileRestores {

  private static final Logger LOG = LoggerFactory.getLogger(FileRestores.class);
  private static final Operation ARRIVED =
      new Operation("file_requests.arrived", Permission.FEED_DOCUMENTS);

  private static final Operation LOST =
      new Operation("file_requests.lost", Permission.FEED_DOCUMENTS);

  /** How long after the request a file is waited for that the store says it doesn't have. */
  static final Duration GRACE = Duration.ofDays(3);

  /** How many requests are read at once. */
  private static final int CHUNK = 200;

  private final Desk desk;
  private final DocumentOffice office;
  private final FileNotices notices;

  /**
   * Makes it.
   *
   * @param desk of the system agent under whose name files become available
   * @throws IllegalStateException if the host has set no file store
   */
  @Wiring
  public FileRestores(Desk desk, DocumentOffice office, FileNotices notices) {
    this.desk = Objects.requireNonNull(desk, "desk");
    this.office = Objects.requireNonNull(office, "office");
    office.requireStore();
    this.notices = Objects.requireNonNull(notices, "notices");
  }

  /**
   * What a run did. Immutable.
   *
   * @param available how many files became available
   * @param waiting how many are still on their way
   * @param failed how many the store failed at, or has lost: the next run tries them again, but for
   *     those that it has lost for long
   * @param untold how many agents could not be told that files of a document are there
   */
  public record Ran(int available, int waiting, int failed, int untold) {

    private Ran plus(Ran other) {
      return new Ran(
          available + other.available,
          waiting + other.waiting,
          failed + other.failed,
          untold + other.untold);
    }
  }

  /**
   * Tries each file that was asked for, once, unless its thread is interrupted: then it ends behind
   * the file that it is at.
   *
   * @throws RefusedException with {@link io.customerview.shared.CommonRefusal.InHostTransaction}
   */
  public Ran runOnce() {
    return runUntil(Thread.currentThread()::isInterrupted);
  }

  private Ran runUntil(BooleanSupplier ending) {
    return desk.run("file_restores.run", () -> bringBack(ending));
  }

  private Ran bringBack(BooleanSupplier ending) {
    Ran ran = new Ran(0, 0, 0, 0);
    Map<DocumentId, List<FileId>> ready = new LinkedHashMap<>();
    List<Restore> chunk = next(Optional.empty());
    while (!chunk.isEmpty() && !ending.getAsBoolean()) {
      for (Restore restore : chunk) {
        if (ending.getAsBoolean()) {
          break;
        }
        Optional<FileStore.Place> place = brought(restore.file());
        if (place.filter(FileStore.Place.READY::equals).isPresent()) {
          ready
              .computeIfAbsent(restore.document(), document -> new ArrayList<>())
              .add(restore.file());
        } else {
          boolean waits = place.filter(one -> one != FileStore.Place.ABSENT).isPresent();
          ran = ran.plus(new Ran(0, waits ? 1 : 0, waits ? 0 : 1, 0));
          if (place.filter(FileStore.Place.ABSENT::equals).isPresent() && isOverdue(restore)) {
            ran = ran.plus(lost(restore));
          }
        }
      }
      Restore last = chunk.get(chunk.size() - 1);
      List<FileId> goesOn = ready.remove(last.document()); // maybe in the next chunk
      ran = ran.plus(arrived(ready));
      ready.clear();
      if (goesOn != null) {
        ready.put(last.document(), goesOn);
      }
      chunk = next(Optional.of(Place.of(last)));
    }
    return ran.plus(arrived(ready));
  }

  /**
   * Runs in a thread of its own, for a host that has no scheduler, again and again until it is
   * closed, which ends a run behind the file that it is at.
   *
   * @param pause how long it waits after each run: a millisecond or more
   */
  public Repeating start(Duration pause) {
    return Repeating.start("file-restores", pause, Repeating.LONGEST_WAIT, this::runUntil);
  }

  private List<Restore> next(Optional<Place> after) {
    return desk.ask(
        ARRIVED,
        inquiry -> {
          inquiry.work().requireOwn();
          return office.restores().open(inquiry.work(), after, CHUNK);
        });
  }

  /** Has a file brought back, and tells where it is then; empty if the store failed. */
  private Optional<FileStore.Place> brought(FileId file) {
    try {
      FileStore.Place place = office.store().placeOf(file.value());
      if (place == FileStore.Place.ARCHIVED) {
        office.store().restore(file.value());
        place = office.store().placeOf(file.value());
      }
      if (place == FileStore.Place.ABSENT) {
        LOG.warn("The file store has lost file {}, which was asked for", file);
      }
      return Optional.of(place);
    } catch (IOException | RuntimeException broken) {
      LOG.warn("The file store failed at file {}: {}", file, CustomerViewException.codeOf(broken));
      return Optional.empty();
    }
  }

  private boolean isOverdue(Restore restore) {
    return !restore.requestedAt().plus(GRACE).isAfter(desk.time().now());
  }

  /** Ends a request for what is not there, and tells who asked. */
  private Ran lost(Restore restore) {
    try {
      return desk.change(LOST, change -> lost(change, restore.document(), restore.file()));
    } catch (RuntimeException failed) {
      LOG.warn(
          "A request for file {} could not be ended: {}",
          restore.file(),
          CustomerViewException.codeOf(failed));
      return new Ran(0, 0, 0, 0);
    }
  }

  private Ran lost(Change change, DocumentId id, FileId file) {
    Optional<Document> document = locked(change, id);
    Restore restore = office.restores().find(change.work(), List.of(file)).get(file);
    if (document.isEmpty() || restore == null || !restore.isOpen()) {
      return new Ran(0, 0, 0, 0);
    }
    office.restores().remove(change.work(), file);
    change.happened(document.get().customer(), new FileLost(id, file));
    int untold = 0;
    for (AgentId agent : restore.askers()) {
      untold +=
          told(() -> notices.lost(change, desk.time().zone(), document.get(), file, agent)) ? 0 : 1;
    }
    return new Ran(0, 0, 0, untold);
  }

  /** Returns a document whose customer is locked; empty if that was erased meanwhile. */
  private Optional<Document> locked(Change change, DocumentId id) {
    Optional<Document> known = office.documents().find(change.work(), id);
    if (known.isEmpty()) {
      return known;
    }
    change.lock(known.get().customer());
    Document document = office.documents().find(change.work(), id).orElseThrow();
    change.lock(document.customer());
    return Optional.of(document);
  }

  private Ran arrived(Map<DocumentId, List<FileId>> ready) {
    Ran ran = new Ran(0, 0, 0, 0);
    for (Map.Entry<DocumentId, List<FileId>> one : ready.entrySet()) {
      ran = ran.plus(arrived(one.getKey(), one.getValue()));
    }
    return ran;
  }

  private Ran arrived(DocumentId document, List<FileId> files) {
    try {
      return desk.change(ARRIVED, change -> arrived(change, document, files));
    } catch (RuntimeException failed) {
      LOG.warn(
          "Files of document {} are there, but could not be given: {}",
          document,
          CustomerViewException.codeOf(failed));
      return new Ran(0, 0, files.size(), 0);
    }
  }

  private Ran arrived(Change change, DocumentId id, List<FileId> files) {
    Optional<Document> found = locked(change, id);
    if (found.isEmpty()) {
      return new Ran(0, 0, 0, 0);
    }
    Document document = found.get();
    List<Restore> open =
        office.restores().find(change.work(), files).values().stream()
            .filter(Restore::isOpen)
            .toList();
    LocalDate again = change.today().plusDays(office.restoring().days());
    LocalDate byAge =
        office.policy().archivesOn(document.sentAt().atZone(desk.time().zone()).toLocalDate());
    Map<AgentId, Integer> told = new LinkedHashMap<>();
    for (Restore restore : open) {
      After<Restore> after = restore.arrived(again, byAge);
      office.restores().save(change.work(), after.value());
      after.events().forEach(event -> change.happened(document.customer(), event));
      restore.askers().forEach(agent -> told.merge(agent, 1, Integer::sum));
    }
    LocalDate archivesOn = Restore.later(again, byAge);
    int untold = 0;
    for (Map.Entry<AgentId, Integer> one : told.entrySet()) {
      untold +=
          told(
                  () ->
                      notices.available(
                          change,
                          desk.time().zone(),
                          document,
                          one.getKey(),
                          one.getValue(),
                          archivesOn))
              ? 0
              : 1;
    }
    return new Ran(open.size(), 0, 0, untold);
  }

  /**
   * A file is available, whoever can be told so: the host's directory and links are asked before
   * anything is written.
   */
  private static boolean told(Runnable notice) {
    try {
      notice.run();
      return true;
    } catch (StorageException failed) {
      throw failed;
    } catch (RuntimeException failed) {
      LOG.warn("An agent could not be told of a file: {}", CustomerViewException.codeOf(failed));
      return false;
    }
  }
}
