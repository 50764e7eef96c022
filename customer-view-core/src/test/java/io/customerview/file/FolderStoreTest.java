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
        .startsWith(
            folder, folder.resolve("made"), folder.resolve("made/for"), root, root.resolve("ready"))
        .endsWith(root.resolve("ready").resolve(shelf));
    forced.clear();
    noting.write(file, new ByteArrayInputStream(new byte[] {2}));
    assertThat(forced).containsExactly(root.resolve("ready").resolve(shelf));
    forced.clear();
    noting.archive(file);
    assertThat(forced)
        .containsExactly(root, root.resolve("archive"), root.resolve("archive").resolve(shelf));
  }

  @Test
  @DisplayName("DOC-3: the archive may lie elsewhere, but not within what can be read")
  void folders_apart() {
    assertThatThrownBy(() -> FolderStore.of(folder, folder))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FolderStore.of(folder, folder.resolve("archive")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FolderStore.of(folder.resolve("a/../b/ready"), folder.resolve("b")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("DOC-3: the archive may lie on another disk")
  void another_disk() throws IOException {
    Path memory = Path.of("/dev/shm");
    assumeTrue(
        Files.isWritable(memory) && !Files.getFileStore(memory).equals(Files.getFileStore(folder)),
        "needs a second file system");
    Path archive = Files.createTempDirectory(memory, "archive");
    FolderStore apart = FolderStore.of(folder, archive);
    UUID file = UUID.randomUUID();
    apart.write(file, new ByteArrayInputStream(new byte[] {1, 2, 3}));
    apart.archive(file);
    assertThat(apart.placeOf(file)).isEqualTo(FileStore.Place.ARCHIVED);
    assertThat(files()).isEmpty();
    apart.restore(file);
    try (InputStream bytes = apart.open(file)) {
      assertThat(bytes.readAllBytes()).containsExactly(1, 2, 3);
    }
    apart.delete(file);
    for (Path left :
        List.of(
            archive.resolve("unfinished"),
            archive.resolve(file.toString().substring(0, 2)),
            archive)) {
      Files.delete(left);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
