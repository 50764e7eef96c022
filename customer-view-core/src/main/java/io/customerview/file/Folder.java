package io.customerview.file;

import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.UUID;

/**
 * One of the two folders of a store: each file on the shelf that its id begins with, and a mark by
 * which an empty folder differs from one that is not there.
 */
final class Folder {

  private static final String MARK = "store";
  private static final String BEGUN = "begun";

  private final Path path;
  private final Forcing forcing;

  Folder(Path path, Forcing forcing) {
    this.path = path;
    this.forcing = forcing;
  }

  /** Makes what was changed in a folder last through a power cut. */
  interface Forcing {

    void force(Path folder) throws IOException;
  }

  /** Returns where a file lies, if it is here. */
  Path of(UUID file) {
    return shelf(file).resolve(file.toString());
  }

  /** Spreads the files over 256 folders, so that none grows beyond what file systems like. */
  private Path shelf(UUID file) {
    return path.resolve(shelfName(file));
  }

  private static String shelfName(UUID file) {
    return file.toString().substring(0, 2);
  }

  /** Where files are written, each by a name that begins with its id. */
  private Path unfinished() {
    return path.resolve("unfinished");
  }

  /** Returns whether a file is here. */
  boolean has(UUID file) throws IOException {
    return exists(of(file));
  }

  /** A disk that fails is no file that is not there. */
  private static boolean exists(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).isRegularFile();
    } catch (NoSuchFileException absent) {
      return false;
    }
  }

  boolean isMarked() throws IOException {
    return exists(path.resolve(MARK));
  }

  boolean isBegun() throws IOException {
    return exists(path.resolve(BEGUN));
  }

  /**
   * Makes the folder, unless it is there, and notes that it is not {@linkplain #mark marked} yet.
   */
  void begin() throws IOException {
    prepare(path);
    note(BEGUN);
  }

  /** Marks the folder as one that is there. */
  void mark() throws IOException {
    prepare(path);
    note(MARK);
    Files.deleteIfExists(path.resolve(BEGUN));
  }

  private void note(String name) throws IOException {
    try {
      Files.createFile(path.resolve(name));
      forcing.force(path);
    } catch (FileAlreadyExistsException noted) {
      return; // by another process
    }
  }

  /** Takes a file from where it is to its place here, in one step. */
  void take(Path from, UUID file) throws IOException {
    prepare(shelf(file));
    Files.move(from, of(file), StandardCopyOption.ATOMIC_MOVE);
    forcing.force(shelf(file));
  }

  /** Writes a file beside its place, and takes it there. */
  void write(InputStream bytes, UUID file) throws IOException {
    prepare(unfinished());
    Path part = Files.createTempFile(unfinished(), file.toString(), "");
    try {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        ByteStreams.copy(bytes, Channels.newOutputStream(channel));
        channel.force(true);
      }
      take(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Keeps others from copying a file that is on this shelf, until it is closed. */
  ShelfLock lock(UUID file) throws IOException {
    prepare(unfinished());
    return ShelfLock.of(unfinished().resolve("lock-" + shelfName(file)));
  }

  /** Deletes a file, and what an interrupted writing has left of it. */
  void delete(UUID file) throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(unfinished(), file + "*")) {
      for (Path part : parts) {
        Files.deleteIfExists(part);
      }
    } catch (NoSuchFileException none) {
      // nothing was ever written here
    }
    Files.deleteIfExists(of(file));
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

  /** Forces a folder to the disk, where that can be done. */
  static void force(Path folder) throws IOException {
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
