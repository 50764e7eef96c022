package io.customerview.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.customerview.spi.FileStore;
import io.customerview.testkit.FileStoreContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store whose archive lies on another file system, so that it has to copy what it moves. */
class TwoDisksTest implements FileStoreContract {

  @TempDir Path folder;

  private Path other;
  private FolderStore store;

  @BeforeEach
  void open() throws IOException {
    Path memory = Path.of("/dev/shm");
    assumeTrue(
        Files.isWritable(memory) && !Files.getFileStore(memory).equals(Files.getFileStore(folder)),
        "needs a second file system");
    other = Files.createTempDirectory(memory, "archive");
    store = FolderStore.of(folder.resolve("ready"), other.resolve("archive"));
  }

  @AfterEach
  void clean() throws IOException {
    if (other != null) {
      try (Stream<Path> left = Files.walk(other)) {
        left.sorted((one, another) -> another.compareTo(one)).forEach(TwoDisksTest::delete);
      }
    }
  }

  private static void delete(Path path) {
    path.toFile().delete();
  }

  @Override
  public FileStore store() {
    return store;
  }

  @Test
  @DisplayName("DOC-3 DOC-4: two processes that move the same files between two disks lose none")
  void two_processes() throws Exception {
    List<UUID> files = IntStream.range(0, 150).mapToObj(number -> new UUID(number, 7)).toList();
    byte[] bytes = new byte[20_000];
    for (UUID file : files) {
      store.write(file, new ByteArrayInputStream(bytes));
    }
    Process one = mover();
    Process another = mover();
    assertThat(one.waitFor()).isZero();
    assertThat(another.waitFor()).isZero();
    for (UUID file : files) {
      store.restore(file);
      assertThat(store.placeOf(file)).isEqualTo(FileStore.Place.READY);
    }
  }

  private Process mover() throws IOException {
    ProcessBuilder mover =
        OwnProcess.of(TwoDisksTest.class, folder.resolve("ready").toString(), other + "/archive");
    return mover.inheritIO().start();
  }

  /** A process that moves all files there, and back, and there. */
  public static void main(String[] folders) throws IOException {
    FolderStore moving = FolderStore.of(Path.of(folders[0]), Path.of(folders[1]));
    for (int time = 0; time < 3; time++) {
      for (int number = 0; number < 150; number++) {
        if (time % 2 == 0) {
          moving.archive(new UUID(number, 7));
        } else {
          moving.restore(new UUID(number, 7));
        }
      }
    }
  }
}
