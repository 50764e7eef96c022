package io.customerview.testkit;

import io.customerview.spi.FileStore;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A file store for tests: it holds the bytes, and can be told to fail. */
public final class FilesInMemory implements FileStore {

  private final Map<UUID, byte[]> ready = new ConcurrentHashMap<>();
  private final Map<UUID, byte[]> archive = new ConcurrentHashMap<>();
  private final Map<UUID, byte[]> restoring = new ConcurrentHashMap<>();
  private final Set<UUID> broken = ConcurrentHashMap.newKeySet();
  private volatile boolean writable = true;
  private volatile boolean cold;
  private final Map<UUID, Runnable> whileMoving = new ConcurrentHashMap<>();
  private final Map<UUID, Runnable> onDeleting = new ConcurrentHashMap<>();
  private Runnable onArchiving = () -> {};
  private Runnable onLooking = () -> {};

  /** Makes an empty store. */
  public FilesInMemory() {}

  /** Lets every call with this file fail, or work again. */
  public void breaks(UUID file, boolean fails) {
    if (fails) {
      broken.add(file);
    } else {
      broken.remove(file);
    }
  }

  /** Lets writing fail, or work again. */
  public void writable(boolean works) {
    writable = works;
  }

  /** Lets the archive take its time until {@link #thaw}, as that of an object store does. */
  public void cold(boolean takesTime) {
    cold = takesTime;
  }

  /** Lets something happen once, before the next file goes to the archive. */
  public synchronized void onArchiving(Runnable step) {
    onArchiving = step;
  }

  /**
   * Lets a file be moved once as object stores do it: it is copied, then something happens, and
   * then it is taken from where it was.
   */
  public void whileMoving(UUID file, Runnable step) {
    whileMoving.put(file, step);
  }

  /** Lets something happen once, when a file is deleted. */
  public void onDeleting(UUID file, Runnable step) {
    onDeleting.put(file, step);
  }

  /** Lets something happen once, after it was told where the next file is. */
  public synchronized void onLooking(Runnable step) {
    onLooking = step;
  }

  /** Lets the copy of a file arrive in the archive, whatever became of the file meanwhile. */
  public void copied(UUID file) {
    archive.put(file, new byte[] {1});
  }

  /**
   * Gives back what is on its way from the archive, also what was deleted meanwhile: object stores
   * end what they have begun.
   */
  public synchronized void thaw() {
    ready.putAll(restoring);
    archive.keySet().removeAll(restoring.keySet());
    restoring.clear();
  }

  /** Changes a byte of a file. */
  public void damage(UUID file) {
    ready.computeIfPresent(
        file,
        (id, bytes) -> {
          byte[] other = bytes.clone();
          other[other.length / 2] ^= 1;
          return other;
        });
  }

  /** Returns how many files there are, with those in the archive. */
  public int count() {
    return ready.size() + archive.size();
  }

  @Override
  public void write(UUID file, InputStream bytes) throws IOException {
    check(file);
    byte[] all = bytes.readAllBytes();
    if (!writable) {
      throw new IOException("the disk is full");
    }
    ready.put(file, all);
    archive.remove(file);
  }

  @Override
  public InputStream open(UUID file) throws IOException {
    check(file);
    byte[] bytes = ready.get(file);
    if (bytes == null) {
      throw new FileNotFoundException("no file " + file);
    }
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public synchronized Place placeOf(UUID file) throws IOException {
    check(file);
    Place place = place(file);
    Runnable step = onLooking;
    onLooking = () -> {};
    step.run();
    return place;
  }

  private Place place(UUID file) {
    if (ready.containsKey(file)) {
      return Place.READY;
    }
    if (!archive.containsKey(file)) {
      return Place.ABSENT;
    }
    return restoring.containsKey(file) ? Place.RESTORING : Place.ARCHIVED;
  }

  @Override
  public void archive(UUID file) throws IOException {
    check(file);
    if (!isCopied(file, ready, archive)) {
      archiveAtOnce(file);
    }
  }

  private synchronized void archiveAtOnce(UUID file) {
    Runnable step = onArchiving;
    onArchiving = () -> {};
    step.run();
    move(file, ready, archive);
  }

  @Override
  public void restore(UUID file) throws IOException {
    check(file);
    if (!isCopied(file, archive, ready)) {
      restoreAtOnce(file);
    }
  }

  private boolean isCopied(UUID file, Map<UUID, byte[]> from, Map<UUID, byte[]> to) {
    byte[] bytes = from.get(file);
    Runnable step = bytes == null ? null : whileMoving.remove(file);
    if (step == null) {
      return false;
    }
    step.run();
    to.put(file, bytes);
    from.remove(file);
    return true;
  }

  private synchronized void restoreAtOnce(UUID file) throws IOException {
    if (place(file) == Place.ABSENT) {
      throw new FileNotFoundException("no file " + file);
    }
    byte[] frozen = cold ? archive.get(file) : null;
    if (frozen != null) {
      restoring.put(file, frozen);
    } else {
      move(file, archive, ready);
    }
  }

  @Override
  public synchronized void delete(UUID file) throws IOException {
    check(file);
    ready.remove(file);
    archive.remove(file);
    Runnable step = onDeleting.remove(file);
    if (step != null) {
      step.run();
    }
  }

  private static void move(UUID file, Map<UUID, byte[]> from, Map<UUID, byte[]> to) {
    byte[] bytes = from.remove(file);
    if (bytes != null) {
      to.put(file, bytes);
    }
  }

  private void check(UUID file) throws IOException {
    if (broken.contains(file)) {
      throw new IOException("the store is out of order");
    }
  }
}
