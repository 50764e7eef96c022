package io.customerview.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.customerview.spi.FileStore;
import io.customerview.testkit.FileStoreContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest implements FileStoreContract {

  @TempDir Path folder;

  private FolderStore store;

  @BeforeEach
  void open() {
    store = FolderStore.of(folder);
  }

  @Override
  public FileStore store() {
    return store;
  }

  @Test
  @DisplayName("DOC-2: a stream that fails leaves no file behind, not even a part")
  void nothing_is_left() throws IOException {
    UUID file = UUID.randomUUID();
    InputStream failing =
        new InputStream() {
          private int given;

          @Override
          public int read() throws IOException {
            if (given++ > 10_000) {
              throw new IOException("the line went dead");
            }
            return 'x';
          }
        };
    assertThatThrownBy(() -> store.write(file, failing)).isInstanceOf(IOException.class);
    assertThat(files()).isEmpty();
  }

  @Test
  @DisplayName("DOC-5: deleting takes along what a killed writer has left")
  void parts_are_deleted() throws IOException {
    UUID file = UUID.randomUUID();
    Path unfinished = Files.createDirectories(folder.resolve("ready/unfinished"));
    Files.writeString(unfinished.resolve(file + "17"), "half of a file");
    UUID other = UUID.randomUUID();
    Path kept = Files.writeString(unfinished.resolve(other + "17"), "half of another");
    store.delete(file);
    assertThat(files()).containsExactly(kept);
  }

  @Test
  @DisplayName("DOC-2: only the owner can read what is in the folders")
  void owner_only() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    UUID file = UUID.randomUUID();
    store.write(file, new ByteArrayInputStream(new byte[] {1}));
    Path written = files().get(0);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  @DisplayName("DOC-2 DOC-3: each folder that is made, and each move, is forced to the disk")
  void forced() throws IOException {
    List<Path> forced = new ArrayList<>();
    Path root = folder.resolve("made/for/files");
    FolderStore noting =
        new FolderStore(root.resolve("ready"), root.resolve("archive"), forced::add);
    UUID file = UUID.randomUUID();
    String shelf = file.toString().substring(0, 2);
    noting.write(file, new ByteArrayInputStream(new byte[] {1}));
    assertThat(forced)
        .as("what holds a folder that was made, from above; then what the file was moved to")
        .startsWith(folder, folder.resolve("made"), folder.resolve("made/for"), root)
        .contains(root.resolve("ready"), root.resolve("archive"))
        .endsWith(root.resolve("ready").resolve(shelf));
    forced.clear();
    noting.write(file, new ByteArrayInputStream(new byte[] {2}));
    assertThat(forced).containsExactly(root.resolve("ready").resolve(shelf));
    forced.clear();
    noting.archive(file);
    assertThat(forced)
        .containsExactly(root.resolve("archive"), root.resolve("archive").resolve(shelf));
  }

  @Test
  @DisplayName("DOC-3 DOC-5 PRIV-2: a folder that is not mounted is no store that is empty")
  void not_mounted() throws IOException {
    UUID archived = UUID.randomUUID();
    UUID kept = UUID.randomUUID();
    store.write(archived, new ByteArrayInputStream(new byte[] {1}));
    store.write(kept, new ByteArrayInputStream(new byte[] {2}));
    store.archive(archived);
    away("archive", archived, kept);
    assertThat(store.placeOf(archived)).isEqualTo(FileStore.Place.ARCHIVED);
    away("ready", kept, archived);
    assertThat(store.placeOf(kept)).isEqualTo(FileStore.Place.READY);
  }

  /** Takes a folder away, and brings it back. */
  private void away(String name, UUID within, UUID elsewhere) throws IOException {
    Path mounted = folder.resolve(name);
    Path away = folder.resolve("away");
    Files.move(mounted, away);
    for (boolean isMountPoint : new boolean[] {false, true}) {
      if (isMountPoint) {
        Files.createDirectory(mounted);
      }
      for (FolderStore one : List.of(store, FolderStore.of(folder))) {
        fails(() -> one.delete(within));
        fails(() -> one.placeOf(within));
        fails(() -> one.archive(within));
        fails(() -> one.restore(within));
        fails(() -> one.open(within));
        fails(() -> one.write(UUID.randomUUID(), InputStream.nullInputStream()));
        Step other = name.equals("ready") ? one::restore : one::archive;
        fails(() -> other.of(elsewhere));
      }
    }
    Files.delete(mounted); // nothing was made in it
    Files.move(away, mounted);
  }

  private interface Step {
    void of(UUID file) throws IOException;
  }

  private static void fails(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(FolderMissingException.class);
  }

  @Test
  @DisplayName("DOC-3 PRIV-2: a running store knows that both its folders were there")
  void neither_mounted() throws IOException {
    UUID file = UUID.randomUUID();
    store.write(file, new ByteArrayInputStream(new byte[] {1}));
    Path away = folder.resolveSibling(folder.getFileName() + "-away");
    Files.move(folder, away);
    fails(() -> store.delete(file));
    fails(() -> store.placeOf(file));
    fails(() -> store.write(file, InputStream.nullInputStream()));
    Files.move(away, folder);
    assertThat(store.placeOf(file)).isEqualTo(FileStore.Place.READY);
  }

  @Test
  @DisplayName("DOC-2: a store whose making was cut short is made to its end")
  void made_to_the_end() throws IOException {
    List<Path> forced = new ArrayList<>();
    for (int step = 1; ; step++) {
      Path root = folder.resolve("cut" + step);
      int cut = step;
      forced.clear();
      Folder.Forcing cutting =
          made -> {
            forced.add(made);
            if (forced.size() == cut) {
              throw new IOException("the power was cut");
            }
          };
      FolderStore one = new FolderStore(root.resolve("ready"), root.resolve("archive"), cutting);
      UUID file = UUID.randomUUID();
      try {
        one.write(file, new ByteArrayInputStream(new byte[] {1}));
        assertThat(step).as("steps of making a store").isGreaterThan(6);
        return;
      } catch (IOException powerCut) {
        FolderStore again = FolderStore.of(root);
        again.delete(file);
        again.write(file, new ByteArrayInputStream(new byte[] {2}));
        again.archive(file);
        assertThat(again.placeOf(file)).isEqualTo(FileStore.Place.ARCHIVED);
      }
    }
  }

  @Test
  @DisplayName("DOC-3: the archive may lie elsewhere, but not within what can be read")
  void folders_apart() {
    assertThatThrownBy(() -> FolderStore.of(folder, folder))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FolderStore.of(folder, folder.resolve("archive")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(folder.resolve("archive").toString());
    assertThatThrownBy(() -> FolderStore.of(folder.resolve("a/../b/ready"), folder.resolve("b")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("store")) // the marks
          .toList();
    }
  }
}
