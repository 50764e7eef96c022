package io.customerview.file;

import com.google.common.io.ByteStreams;
import io.customerview.spi.FileStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
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
 * <p>Thread-safe, also for several processes on one folder.
 */
public final class FolderStore implements FileStore {

  /** How often a file is looked for in both folders: it may be moved while it is. */
  private static final int LOOKS = 3;

  private final Path ready;
  private final Path archive;
  private final Forcing forcing;

  FolderStore(Path ready, Path archive, Forcing forcing) {
    this.ready = ready;
    this.archive = archive;
    this.forcing = forcing;
  }

  /** Makes what was changed in a folder last through a power cut. */
  interface Forcing {

    void force(Path folder) throws IOException;
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
      throw new IllegalArgumentException("the archive is a folder of its own");
    }
    return new FolderStore(hot, cold, FolderStore::force);
  }

  @Override
  public void write(UUID file, InputStream bytes) throws IOException {
    put(bytes, file, ready);
    Files.deleteIfExists(in(archive, file));
  }

  @Override
  public InputStream open(UUID file) throws IOException {
    try {
      return Files.newInputStream(in(ready, file));
    } catch (NoSuchFileException absent) {
      throw new FileNotFoundException("no file " + file + " that can be read");
    }
  }

  @Override
  public Place placeOf(UUID file) {
    for (int look = 0; look < LOOKS; look++) {
      if (Files.isRegularFile(in(ready, file))) {
        return Place.READY;
      }
      if (Files.isRegularFile(in(archive, file))) {
        return Place.ARCHIVED;
      }
    }
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
    for (Path folder : new Path[] {ready, archive}) {
      Path unfinished = unfinished(folder);
      if (Files.isDirectory(unfinished)) {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(unfinished, file + "*")) {
          for (Path part : parts) {
            Files.deleteIfExists(part);
          }
        }
      }
      Files.deleteIfExists(in(folder, file));
    }
  }

  private static Path in(Path folder, UUID file) {
    return shelf(folder, file).resolve(file.toString());
  }

  /** Spreads the files over 256 folders, so that none grows beyond what file systems like. */
  private static Path shelf(Path folder, UUID file) {
    return folder.resolve(file.toString().substring(0, 2));
  }

  /** Where files are written, each by a name that begins with its id. */
  private static Path unfinished(Path folder) {
    return folder.resolve("unfinished");
  }

  /** Moves a file from one folder to the other, and tells whether there was one. */
  private boolean move(UUID file, Path source, Path target) throws IOException {
    Path from = in(source, file);
    if (!Files.isRegularFile(from)) {
      return false;
    }
    prepare(shelf(target, file));
    try {
      Files.move(from, in(target, file), StandardCopyOption.ATOMIC_MOVE);
      forcing.force(shelf(target, file));
    } catch (NoSuchFileException gone) {
      return false; // another process was quicker
    } catch (AtomicMoveNotSupportedException otherDisk) {
      try (InputStream bytes = Files.newInputStream(from)) {
        put(bytes, file, target);
      }
      if (!Files.deleteIfExists(from)) {
        Files.deleteIfExists(in(target, file)); // it was deleted while it was copied
      }
    }
    return true;
  }

  private void put(InputStream bytes, UUID file, Path folder) throws IOException {
    prepare(shelf(folder, file));
    prepare(unfinished(folder));
    Path part = Files.createTempFile(unfinished(folder), file.toString(), "");
    try {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        ByteStreams.copy(bytes, Channels.newOutputStream(channel));
        channel.force(true);
      }
      Files.move(part, in(folder, file), StandardCopyOption.ATOMIC_MOVE);
      forcing.force(shelf(folder, file));
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Makes a folder with those above it, and lets what they were made in last. */
  private void prepare(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path above = Objects.requireNonNull(folder.getParent(), "the root is a folder");
      prepare(above);
      try {
        Files.createDirectory(folder, attributes(folder));
      } catch (FileAlreadyExistsException made) {
        if (!Files.isDirectory(folder)) {
          throw made;
        }
      }
      forcing.force(above);
    }
  }

  private static FileAttribute<?>[] attributes(Path folder) {
    return isPosix(folder)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (FileSystemException unsupported) {
      if (isPosix(folder)) {
        throw unsupported;
      }
      return; // Windows opens no folder, and orders its moves itself
    }
  }
}
