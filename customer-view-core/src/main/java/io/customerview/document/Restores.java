package io.customerview.document;

import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.UnitOfWork;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A storage port: the archived files that were asked for, one restore per file at most. Every
 * method runs in the caller's unit of work, and takes and gives present ids of customers. Who saves
 * or removes has locked the customer, save for {@link #removeOver}.
 */
public interface Restores extends CustomerOwned {

  /**
   * Where an open request stands among all: those of one document follow each other.
   *
   * @param document the document
   * @param file the file
   */
  record Place(DocumentId document, FileId file) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::document).thenComparing(Place::file);

    /** Returns the place of a restore. */
    public static Place of(Restore restore) {
      return new Place(restore.document(), restore.file());
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /** Puts this in the place of what is stored for its file, if anything is. */
  void save(UnitOfWork work, Restore restore);

  /** Returns those that there are, by file. */
  Map<FileId, Restore> find(UnitOfWork work, Collection<FileId> files);

  /**
   * Returns open requests in their order, at most so many.
   *
   * @param after that after which they begin; none for the first
   */
  List<Restore> open(UnitOfWork work, Optional<Place> after, int limit);

  /**
   * Returns files whose day has come on which they are archived again, by id, at most so many.
   *
   * @param after that after which they begin; none for the first
   */
  List<FileId> over(UnitOfWork work, LocalDate today, Optional<FileId> after, int limit);

  /**
   * Removes the restores of these files that are over: their bytes are in the archive again, or are
   * to stay where they are. One that was asked for anew meanwhile stays.
   */
  void removeOver(UnitOfWork work, Collection<FileId> files, LocalDate today);

  /** Removes the restore of a file, if there is one. */
  void remove(UnitOfWork work, FileId file);

  /** Removes all restores of a customer's files. */
  @Override
  void erase(UnitOfWork work, CustomerId customer);
}
