package io.customerview.file;

import com.google.common.util.concurrent.Striped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.Lock;

/**
 * Held by who copies a file of a shelf from one folder to the other, so that nobody else does it at
 * the same time, in this process or in another one. The lock of a process that is killed is free.
 */
final class ShelfLock {

  /** By the names of shelves: a process must not lock a file twice. */
  private static final Striped<Lock> WITHIN = Striped.lock(256);

  private final Lock within;
  private final FileChannel channel;

  private ShelfLock(Lock within, FileChannel channel) {
    this.within = within;
    this.channel = channel;
  }

  /** Waits for the lock of a shelf, which is a file that stays. */
  static ShelfLock of(Path file) throws IOException {
    Lock within = WITHIN.get(file.getFileName().toString());
    within.lock();
    try {
      return new ShelfLock(within, locked(file));
    } catch (IOException | RuntimeException failed) {
      within.unlock();
      throw failed;
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      channel.lock();
      return channel;
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }

  void close() throws IOException {
    try {
      channel.close();
    } finally {
      within.unlock();
    }
  }
}
