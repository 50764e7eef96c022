package io.customerview.file;

import io.customerview.spi.FileStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;

/**
 * Files in two folders: those that can be read, and the archive, which may lie on a slower disk
 * (DOC-2, DOC-3).
 *
 * <p>A file is named after its id alone, so no name that somebody typed ever becomes a path. It is
 * written beside its place, forced to the disk and moved there in one step. Where the file system
 * knows owners, only the owner can read what is in it. A restored file is there at once.
 *
 * <p>Between two file systems a file is copied, under a lock of the file system that {@code ready}
 * lies on; one that knows no locks can't have its archive elsewhere.
 *
 * <p>Each folder is marked by a file, {@code store}, when it is made. One that has lost its mark
 * while the other has it, or since this store has seen it, is a disk that is not mounted, and no
 * empty folder: the store fails with {@link FolderMissingException} then, and makes nothing. A host
 * with both folders on one disk starts after that is mounted.
 *
 * <p>Thread-safe, also for several processes on one folder.
 */
public final class FolderStore implements FileStore {

  /** How often is looked again: what is looked for may be moved, or made, meanwhile. */
  private static final int LOOKS = 3;

  private final Folder ready;
  private final Folder archive;
  private volatile boolean made;

  FolderStore(Path ready, Path archive, Folder.Forcing forcing) {
    this.ready = new Folder(ready, forcing);
    this.archive = new Folder(archive, forcing);
  }

  /** Obtains a store with both folders under one, {@code ready} and {@code archive}. */
  public static FolderStore of(Path folder) {
    return of(folder.resolve("ready"), folder.resolve("archive"));
  }

  /**
   * Obtains a store of two folders, which are made when they are needed.
   *
   * @throws IllegalArgumentException if one lies within the other, or they are the same
   */
  public static FolderStore of(Path ready, Path archive) {
    Path hot = Objects.requireNonNull(ready, "ready").toAbsolutePath().normalize();
    Path cold = Objects.requireNonNull(archive, "archive").toAbsolutePath().normalize();
    if (hot.startsWith(cold) || cold.startsWith(hot)) {
      throw new IllegalArgumentException(
          "the archive must be a folder outside of the other one: "
              + cold
              + " and "
              + hot
              + " are not apart");
    }
    return new FolderStore(hot, cold, Folder::force);
  }

  @Override
  public void write(UUID file, InputStream bytes) throws IOException {
    make();
    ready.write(bytes, file);
    Files.deleteIfExists(archive.of(file));
  }

  @Override
  public InputStream open(UUID file) throws IOException {
    try {
      return Files.newInputStream(ready.of(file));
    } catch (NoSuchFileException absent) {
      requireFolders();
      throw new FileNotFoundException("no file " + file + " that can be read");
    }
  }

  @Override
  public Place placeOf(UUID file) throws IOException {
    for (int look = 0; look < LOOKS; look++) {
      if (ready.has(file)) {
        return Place.READY;
      }
      if (archive.has(file)) {
        return Place.ARCHIVED;
      }
    }
    requireFolders();
    return Place.ABSENT;
  }

  @Override
  public void archive(UUID file) throws IOException {
    move(file, ready, archive);
  }

  @Override
  public void restore(UUID file) throws IOException {
    if (!move(file, archive, ready) && placeOf(file) == Place.ABSENT) {
      throw new FileNotFoundException("no file " + file);
    }
  }

  @Override
  public void delete(UUID file) throws IOException {
    ready.delete(file);
    archive.delete(file);
    requireFolders();
  }

  /** Moves a file from one folder to the other, and tells whether there was one. */
  private boolean move(UUID file, Folder source, Folder target) throws IOException {
    for (int look = 0; look < LOOKS; look++) {
      if (!source.has(file)) {
        requireFolders();
        return false;
      }
      make();
      if (isMoved(file, source, target)) {
        return true;
      }
    }
    throw new IOException("file " + file + " could not be moved");
  }

  private boolean isMoved(UUID file, Folder source, Folder target) throws IOException {
    try {
      target.take(source.of(file), file);
      return true;
    } catch (AtomicMoveNotSupportedException otherDisk) {
      return isCopied(file, source, target);
    } catch (NoSuchFileException gone) {
      return false; // another process was quicker
    }
  }

  /** What is deleted while it is copied may be left: it is deleted once more then. */
  private boolean isCopied(UUID file, Folder source, Folder target) throws IOException {
    ShelfLock alone = ready.lock(file);
    try {
      try (InputStream bytes = Files.newInputStream(source.of(file))) {
        target.write(bytes, file);
      }
      Files.deleteIfExists(source.of(file));
      return true;
    } catch (NoSuchFileException gone) {
      return false; // another process was quicker, or deletes it
    } finally {
      alone.close();
    }
  }

  private void make() throws IOException {
    if (!isMade()) {
      archive.begin();
      ready.mark();
      archive.mark();
    }
    made = true;
  }

  /** What is not there is absent only where the folders are, or nothing was ever written. */
  private void requireFolders() throws IOException {
    if (isMade()) {
      made = true;
    }
  }

  /**
   * Returns whether the folders are there; they are not, if nobody has made them, or has done so to
   * the end.
   */
  private boolean isMade() throws IOException {
    for (int look = 0; look < LOOKS; look++) {
      boolean cold = archive.isMarked(); // first, since it is marked last
      boolean hot = ready.isMarked();
      if (cold && hot) {
        return true;
      }
      if (cold) {
        throw new FolderMissingException("ready");
      }
      if (hot ? archive.isBegun() : !made) {
        return false;
      }
    }
    throw new FolderMissingException("archived");
  }
}
