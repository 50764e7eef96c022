package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.spi.FileStore;
import io.customerview.spi.FileStore.Place;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link FileStore} promises. */
public interface FileStoreContract {

  /** Returns the store; what other tests left in it does not matter. */
  FileStore store();

  /** Waits, or lets time pass, until a file whose restoring was begun is back. */
  default void awaitRestored(UUID file) throws IOException {
    assertThat(store().placeOf(file)).isEqualTo(Place.READY);
  }

  @Test
  @DisplayName("DOC-2: what was written is read again, byte by byte, as often as it is opened")
  default void files_read_as_written() throws IOException {
    UUID file = UUID.randomUUID();
    byte[] bytes = new byte[300_000];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = (byte) (at * 31);
    }
    store().write(file, new ByteArrayInputStream(bytes));
    assertThat(store().placeOf(file)).isEqualTo(Place.READY);
    for (int time = 0; time < 2; time++) {
      try (InputStream opened = store().open(file)) {
        assertThat(opened.readAllBytes()).isEqualTo(bytes);
      }
    }
    UUID empty = UUID.randomUUID();
    store().write(empty, InputStream.nullInputStream());
    assertThat(read(empty)).isEmpty();
  }

  @Test
  @DisplayName("DOC-2: a file that was never written is absent, and can't be opened")
  default void files_absent() throws IOException {
    UUID file = UUID.randomUUID();
    assertThat(store().placeOf(file)).isEqualTo(Place.ABSENT);
    assertThatThrownBy(() -> store().open(file)).isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> store().restore(file)).isInstanceOf(FileNotFoundException.class);
    store().archive(file);
    store().delete(file);
    assertThat(store().placeOf(file)).isEqualTo(Place.ABSENT);
  }

  @Test
  @DisplayName("DOC-2: a stream that fails half-way leaves nothing, or what was there before")
  default void files_whole_or_not_at_all() throws IOException {
    UUID file = UUID.randomUUID();
    assertThatThrownBy(() -> store().write(file, breaking())).isInstanceOf(IOException.class);
    assertThat(store().placeOf(file)).isEqualTo(Place.ABSENT);
    write(file, "before");
    assertThatThrownBy(() -> store().write(file, breaking())).isInstanceOf(IOException.class);
    assertThat(read(file)).isEqualTo("before");
  }

  @Test
  @DisplayName("DOC-2: writing a file again replaces it, wherever it was")
  default void files_replaced() throws IOException {
    UUID file = UUID.randomUUID();
    write(file, "first, and longer");
    write(file, "second");
    assertThat(read(file)).isEqualTo("second");
    store().archive(file);
    write(file, "third");
    assertThat(store().placeOf(file)).isEqualTo(Place.READY);
    assertThat(read(file)).isEqualTo("third");
  }

  @Test
  @DisplayName(
      "DOC-3 DOC-4: a file goes to the archive and comes back the same, any number of times")
  default void files_archived_and_restored() throws IOException {
    UUID file = UUID.randomUUID();
    write(file, "kept");
    store().restore(file);
    assertThat(read(file)).isEqualTo("kept");
    for (int time = 0; time < 2; time++) {
      store().archive(file);
      store().archive(file);
      assertThat(store().placeOf(file)).isEqualTo(Place.ARCHIVED);
      assertThatThrownBy(() -> store().open(file)).isInstanceOf(FileNotFoundException.class);
      store().restore(file);
      store().restore(file);
      awaitRestored(file);
      assertThat(read(file)).isEqualTo("kept");
    }
  }

  @Test
  @DisplayName("DOC-5: a deleted file is absent, from the archive too, and stays so")
  default void files_deleted() throws IOException {
    UUID ready = UUID.randomUUID();
    UUID archived = UUID.randomUUID();
    write(ready, "one");
    write(archived, "two");
    store().archive(archived);
    for (UUID file : List.of(ready, archived)) {
      store().delete(file);
      store().delete(file);
      store().archive(file);
      assertThat(store().placeOf(file)).isEqualTo(Place.ABSENT);
      assertThatThrownBy(() -> store().open(file)).isInstanceOf(FileNotFoundException.class);
    }
  }

  @Test
  @DisplayName("DOC-3 DOC-4: a file that several archive and restore at once stays whole")
  default void files_at_once() throws Exception {
    UUID file = UUID.randomUUID();
    String text = "kept".repeat(50_000);
    write(file, text);
    eightAtOnce(
        () -> {
          store().archive(file);
          store().restore(file);
        });
    store().restore(file);
    awaitRestored(file);
    assertThat(read(file)).isEqualTo(text);
  }

  @Test
  @DisplayName("DOC-3 DOC-4: files that several move the same way at once get there whole")
  default void files_moved_at_once() throws Exception {
    String text = "kept".repeat(50_000);
    for (int time = 0; time < 10; time++) {
      UUID file = UUID.randomUUID();
      write(file, text);
      eightAtOnce(() -> store().archive(file));
      assertThat(store().placeOf(file)).isEqualTo(Place.ARCHIVED);
      eightAtOnce(() -> store().restore(file));
      awaitRestored(file);
      assertThat(read(file)).isEqualTo(text);
    }
  }

  private static void eightAtOnce(Step step) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> tasks = new ArrayList<>();
      for (int mover = 0; mover < 8; mover++) {
        tasks.add(
            threads.submit(
                () -> {
                  step.run();
                  return null;
                }));
      }
      for (Future<?> task : tasks) {
        task.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @DisplayName(
      "DOC-5 PRIV-2: whatever moves a file while it is deleted, after another deletion it is nowhere")
  default void files_deleted_at_once() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      for (int time = 0; time < 50; time++) {
        UUID file = UUID.randomUUID();
        write(file, "kept".repeat(10_000));
        if (time % 2 == 1) {
          store().archive(file);
        }
        List<Future<?>> tasks =
            List.of(
                threads.submit(() -> done(() -> store().archive(file))),
                threads.submit(() -> done(() -> store().restore(file))),
                threads.submit(() -> done(() -> store().delete(file))));
        for (Future<?> task : tasks) {
          task.get();
        }
        store().delete(file);
        assertThat(store().placeOf(file)).isEqualTo(Place.ABSENT);
        assertThatThrownBy(() -> store().open(file)).isInstanceOf(FileNotFoundException.class);
        assertThatThrownBy(() -> store().restore(file)).isInstanceOf(FileNotFoundException.class);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** What is deleted meanwhile can't be brought back. */
  private static boolean done(Step step) throws IOException {
    try {
      step.run();
      return true;
    } catch (FileNotFoundException deleted) {
      return false;
    }
  }

  /** A call of a store. */
  interface Step {
    void run() throws IOException;
  }

  private void write(UUID file, String text) throws IOException {
    store().write(file, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private String read(UUID file) throws IOException {
    try (InputStream opened = store().open(file)) {
      return new String(opened.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A stream that gives some bytes, and then fails. */
  private static InputStream breaking() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the line went dead");
          }
        };
    return new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), failing);
  }
}
