package io.customerview.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.identity.DocumentNumber;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileStoreException;
import io.customerview.spi.FileStore.Place;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store that fails half-way, for real: in a process that the operating system lets write no file
 * beyond 64 KB.
 */
class HalfWayTest {

  private static final int LIMIT = 64;
  private static final byte[] BEYOND = new byte[4 * LIMIT * 1024];
  private static final UUID MOVED = new UUID(1, 2);

  @TempDir Path folder;

  @Test
  @DisplayName("DOC-2: a document whose second file can't be written whole is not kept at all")
  void taking_in() throws IOException, InterruptedException {
    assertThat(limited("take", folder)).isEqualTo("file_store.failed 0");
    assertThat(files(folder)).isEmpty();
  }

  @Test
  @DisplayName("DOC-3: a file that can't be copied whole to another disk stays where it was")
  void moving() throws IOException, InterruptedException {
    Path memory = Path.of("/dev/shm");
    assumeTrue(
        Files.isWritable(memory) && !Files.getFileStore(memory).equals(Files.getFileStore(folder)),
        "needs a second file system");
    Path archive = Files.createTempDirectory(memory, "archive");
    FolderStore store = FolderStore.of(folder, archive);
    store.write(MOVED, new ByteArrayInputStream(BEYOND));
    assertThat(limited("archive", folder, archive)).isEqualTo("failed READY");
    assertThat(files(archive)).isEmpty();
    try (InputStream kept = store.open(MOVED)) {
      assertThat(kept.readAllBytes()).isEqualTo(BEYOND);
    }
    store.archive(MOVED);
    assertThat(store.placeOf(MOVED)).as("once there is room").isEqualTo(Place.ARCHIVED);
    store.delete(MOVED);
    try (Stream<Path> left = Files.walk(archive)) {
      left.sorted((one, other) -> other.compareTo(one)).forEach(path -> path.toFile().delete());
    }
  }

  /** Runs a step in a process of its own, and returns what it said. */
  private static String limited(String step, Path... folders)
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell that can limit a process");
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f $0 && exec \"$@\""));
    command.add(Integer.toString(LIMIT * 2)); // in blocks of 512 bytes
    command.addAll(OwnProcess.command(HalfWayTest.class));
    command.add(step);
    ProcessBuilder limited = new ProcessBuilder(command);
    Stream.of(folders).map(Path::toString).forEach(limited.command()::add);
    Process process = limited.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.lines().filter(line -> line.startsWith("> ")).findFirst().orElse(said).substring(2);
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("store")) // the marks
          .toList();
    }
  }

  /** The process that can't write much. */
  public static void main(String[] arguments) throws IOException {
    List<Path> folders = Arrays.stream(arguments).skip(1).map(Path::of).toList();
    System.out.println(
        "> "
            + (arguments[0].equals("take")
                ? take(FolderStore.of(folders.get(0)))
                : archive(FolderStore.of(folders.get(0), folders.get(1)))));
  }

  private static String take(FolderStore store) {
    AgentView desk =
        CustomerView.builder()
            .storage(InMemoryStorage.create())
            .files(store)
            .clock(new SettableClock())
            .secrets(TestSecrets.SECRETS)
            .build()
            .as(Agent.system(new AgentId("dms")));
    CustomerId customer =
        desk.customers()
            .register(Registration.builder(Company.of("Alfa", null)).build())
            .customer();
    NewDocument.Builder document =
        NewDocument.builder(
            DocumentId.of("d"),
            customer,
            DocumentNumber.parse("1"),
            "Contrato",
            SettableClock.START);
    for (byte[] bytes : List.of(new byte[] {7}, BEYOND)) {
      document.file(NewFile.of("a.pdf", "application/pdf", () -> new ByteArrayInputStream(bytes)));
    }
    String end = "taken";
    try {
      desk.documentIntake().take(document.build());
    } catch (FileStoreException failed) {
      end = failed.code();
    }
    int kept = desk.documents().of(customer, DateRange.ALL, Optional.empty(), 10).items().size();
    return end + " " + kept;
  }

  private static String archive(FolderStore store) throws IOException {
    String end = "moved";
    try {
      store.archive(MOVED);
    } catch (IOException failed) {
      end = "failed";
    }
    return end + " " + store.placeOf(MOVED);
  }
}
