package io.customerview.document;

import io.customerview.access.Desk;
import io.customerview.document.Documents.DueFile;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CustomerViewException;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.Repeating;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.UnitsOfWork;
import io.customerview.shared.Wiring;
import io.customerview.spi.FileStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the bytes of files that are old enough to the archive, those of restored ones once their
 * days are over, and removes those of files that are deleted (DOC-3 to DOC-5). Whether a file
 * <em>is</em> archived or deleted does not hang on it: it may run now and then, at any hour, in
 * several processes at once, and after one that was killed. A file whose bytes it has removed is
 * looked at again a day later, and so on until there are none: a store may give back what it was
 * moving meanwhile.
 *
 * <p>It changes no customer, and so stands in no audit trail. Thread-safe.
 */
public final class FileSweep {

  private static final Logger LOG = LoggerFactory.getLogger(FileSweep.class);

  /** How many files are read at once. */
  private static final int CHUNK = 200;

  /** When a file whose bytes were removed is looked at again: by then a store has done with it. */
  static final Duration LATE = Duration.ofDays(1);

  private final Desk.Office shared;
  private final UnitsOfWork storage;
  private final DocumentOffice office;
  private final BusinessTime time;

  /**
   * Makes it.
   *
   * @param shared what it has in common with every desk
   * @throws IllegalStateException if the host has set no file store
   */
  @Wiring
  public FileSweep(Desk.Office shared, DocumentOffice office) {
    office.requireStore();
    this.shared = shared;
    this.storage = shared.storage();
    this.office = office;
    this.time = shared.time();
  }

  /**
   * Tries each file that is due, once, unless its thread is interrupted: then it ends behind the
   * file that it is at.
   *
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal.InHostTransaction}: a roll-back would bring files back
   *     whose bytes are gone
   */
  public Swept runOnce() {
    return runUntil(Thread.currentThread()::isInterrupted);
  }

  private Swept runUntil(BooleanSupplier ending) {
    return shared.run("file_sweep.run", () -> sweep(ending));
  }

  private Swept sweep(BooleanSupplier ending) {
    write(UnitOfWork::requireOwn);
    Instant now = time.now();
    LocalDate last = office.policy().archivedThrough(time.dayOf(now));
    Instant sentBefore = last.plusDays(1).atStartOfDay(time.zone()).toInstant();
    LocalDate today = time.dayOf(now);
    Documents documents = office.documents();
    Restores restores = office.restores();
    Removing removing = new Removing();
    Pass removals =
        pass(
            ending,
            after -> read(work -> documents.toRemove(work, now, after, CHUNK)),
            removing::at,
            removing::save);
    keepYoung(today, sentBefore);
    Pass again =
        pass(
            ending,
            after -> read(work -> over(work, today, after)),
            due -> office.store().archive(due.file().value()),
            done -> {
              write(work -> restores.removeOver(work, files(done), today));
              bringBack(files(done));
            });
    Pass archiving =
        pass(
            ending,
            after -> read(work -> documents.toArchive(work, sentBefore, after, CHUNK)),
            due -> office.store().archive(due.file().value()),
            done -> {
              write(work -> documents.archived(work, files(done)));
              bringBack(files(done));
            });
    return new Swept(
        archiving.done() + again.done(),
        removing.removed,
        archiving.failed() + again.failed() + removals.failed());
  }

  /** Removes the bytes of files, and has those looked at again that there were any of. */
  private final class Removing {

    private int removed;

    void at(DueFile due) throws IOException {
      FileId file = due.file();
      if (office.store().placeOf(file.value()) == FileStore.Place.ABSENT) {
        office.store().delete(file.value()); // what a killed writer has left
      } else {
        // Before they are removed: whoever is killed meanwhile has them looked at again too.
        due(file, time.now().plus(LATE));
        try {
          office.store().delete(file.value());
        } catch (IOException | RuntimeException failed) {
          due(file, due.since());
          throw failed;
        }
        removed++;
      }
    }

    private void due(FileId file, Instant from) {
      write(work -> office.documents().removeLater(work, List.of(file), from));
    }

    void save(List<DueFile> done) {
      write(work -> office.documents().removed(work, done));
    }
  }

  /**
   * Runs in a thread of its own, for a host that has no scheduler, again and again until it is
   * closed, which ends a run behind the file that it is at.
   *
   * @param pause how long it waits after each run: a millisecond or more
   */
  public Repeating start(Duration pause) {
    return Repeating.start("file-sweep", pause, Repeating.LONGEST_WAIT, this::runUntil);
  }

  /** Ends the restores that are over of files that by their age are not archived any more. */
  private void keepYoung(LocalDate today, Instant sentBefore) {
    Optional<FileId> after = Optional.empty();
    do {
      Optional<FileId> last = after;
      after =
          storage.write(
              time.now(),
              work -> {
                List<FileId> page = office.restores().over(work, today, last, CHUNK);
                List<DueFile> young = young(work, page, sentBefore);
                office.documents().unarchived(work, young);
                office.restores().removeOver(work, files(young), today);
                return page.isEmpty() ? Optional.empty() : Optional.of(page.get(page.size() - 1));
              });
    } while (after.isPresent());
  }

  private List<DueFile> young(UnitOfWork work, List<FileId> files, Instant sentBefore) {
    Collection<Restore> restores = office.restores().find(work, files).values();
    List<DocumentId> ids = restores.stream().map(Restore::document).distinct().toList();
    Map<DocumentId, Document> documents = office.documents().find(work, ids);
    List<DueFile> young = new ArrayList<>();
    for (Restore restore : restores) {
      Document document = documents.get(restore.document());
      if (document != null && !document.sentAt().isBefore(sentBefore)) {
        young.add(new DueFile(document.sentAt(), restore.file()));
      }
    }
    return young;
  }

  private static List<FileId> files(List<DueFile> due) {
    return due.stream().map(DueFile::file).toList();
  }

  private List<DueFile> over(UnitOfWork work, LocalDate today, Optional<DueFile> after) {
    return office.restores().over(work, today, after.map(DueFile::file), CHUNK).stream()
        .map(file -> new DueFile(work.moment(), file))
        .toList();
  }

  /** What somebody asked for while its bytes were moved is not to stay in the archive. */
  private void bringBack(List<FileId> moved) {
    for (FileId file : read(work -> List.copyOf(office.restores().find(work, moved).keySet()))) {
      try {
        office.store().restore(file.value());
      } catch (IOException | RuntimeException broken) {
        LOG.warn(
            "The file store failed at file {}: {}", file, CustomerViewException.codeOf(broken));
      }
    }
  }

  private record Pass(int done, int failed) {}

  private interface Step {
    void at(DueFile due) throws IOException;
  }

  private interface Saving {
    void of(List<DueFile> done);
  }

  private static Pass pass(
      BooleanSupplier ending,
      Function<Optional<DueFile>, List<DueFile>> next,
      Step step,
      Saving saving) {
    int count = 0;
    int failed = 0;
    List<DueFile> chunk = next.apply(Optional.empty());
    while (!chunk.isEmpty() && !ending.getAsBoolean()) {
      List<DueFile> done = new ArrayList<>();
      for (DueFile due : chunk) {
        if (ending.getAsBoolean()) {
          break;
        }
        try {
          step.at(due);
          done.add(due);
        } catch (IOException | RuntimeException broken) {
          if (!Thread.currentThread().isInterrupted()) { // else it is tried by the next run
            failed++;
            LOG.warn(
                "The file store failed at file {}: {}",
                due.file(),
                CustomerViewException.codeOf(broken));
          }
        }
      }
      if (!done.isEmpty()) {
        Repeating.undisturbed(() -> saving.of(done)); // nobody else knows it
      }
      count += done.size();
      chunk =
          ending.getAsBoolean() ? List.of() : next.apply(Optional.of(chunk.get(chunk.size() - 1)));
    }
    return new Pass(count, failed);
  }

  private <T> T read(Function<UnitOfWork, T> question) {
    return storage.read(time.now(), question);
  }

  private void write(Consumer<UnitOfWork> step) {
    storage.write(
        time.now(),
        work -> {
          step.accept(work);
          return true;
        });
  }
}
