package io.customerview.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/**
 * Keeps the bytes of the files that were sent to customers: a folder, an object store with a cold
 * tier, or what a host has (DOC-2, DOC-3, DOC-4).
 *
 * <p>Bytes are streamed both ways and never held whole. Every method may be called twice, by
 * several processes at once, and after one that failed; no method is called while a transaction is
 * open, save one that a host has opened itself around a call of the library. Must be thread-safe.
 * Whoever writes a store runs {@code FileStoreContract} of the test kit against it.
 *
 * <p>An {@link IOException} says that the store could not do what was asked; its message is logged
 * nowhere, since it may name a path of the host's.
 */
public interface FileStore {

  /** Where the bytes of a file are. */
  enum Place {
    /** They can be read at once. */
    READY,
    /** In the archive, which gives them back on demand and perhaps hours later. */
    ARCHIVED,
    /** On the way back from the archive. */
    RESTORING,
    /** Nowhere: never written whole, or deleted. */
    ABSENT
  }

  /**
   * Writes a file, which is {@link Place#READY} then: all of it or nothing, also where the stream
   * fails half-way or the process is killed. A file that is there already is replaced. The stream
   * is read to its end, and left open.
   *
   * <p>An id is never used for two files, so nobody else is at a file while it is written.
   *
   * @throws IOException if the stream or the store fails; what was there before still is
   */
  void write(UUID file, InputStream bytes) throws IOException;

  /**
   * Opens a file that is {@link Place#READY}, at its first byte; the caller closes it. What happens
   * to the file meanwhile never makes the stream give bytes of another one.
   *
   * @throws java.io.FileNotFoundException if the file is not {@link Place#READY}
   */
  InputStream open(UUID file) throws IOException;

  /** Tells where a file is. */
  Place placeOf(UUID file) throws IOException;

  /** Moves a file to the archive. One that is there, or {@link Place#ABSENT}, stays as it is. */
  void archive(UUID file) throws IOException;

  /**
   * Begins to bring a file back from the archive; {@link #placeOf} tells when it is {@link
   * Place#READY}. One that is on its way, or there, stays as it is.
   *
   * @throws java.io.FileNotFoundException if the file is {@link Place#ABSENT}
   */
  void restore(UUID file) throws IOException;

  /**
   * Deletes a file wherever it is, and what an interrupted writing or moving of it has left. A file
   * that is moved at the same time, by a store that copies it first, or that comes back from the
   * archive, may turn up where it goes to afterwards: {@link #placeOf} is asked a day later, and it
   * is deleted once more then, and so on until it is {@link Place#ABSENT}. A store that may take
   * longer tells such a file as {@link Place#RESTORING} meanwhile.
   */
  void delete(UUID file) throws IOException;

  /** Returns the store of a process that has none: it fails at everything. */
  static FileStore none() {
    return NoFiles.STORE;
  }
}
