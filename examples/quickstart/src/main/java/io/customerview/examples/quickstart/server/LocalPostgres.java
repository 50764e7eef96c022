package io.customerview.examples.quickstart.server;

import io.customerview.examples.quickstart.text.StopException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A PostgreSQL in the process, whose data are kept in a folder between starts. For trying things,
 * not for production: whoever reaches its port on this machine may do everything.
 */
public final class LocalPostgres implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final FolderLock lock;
  private final EmbeddedPostgres server;

  private LocalPostgres(FolderLock lock, EmbeddedPostgres server) {
    this.lock = lock;
    this.server = server;
  }

  /**
   * Starts the server.
   *
   * @param folder where its data are kept
   * @param reset whether to begin with no data
   * @throws StopException if another program uses the folder, or the server does not start
   */
  public static LocalPostgres start(Path folder, boolean reset) {
    FolderLock lock = FolderLock.take(folder);
    try {
      Path data = folder.resolve("postgres");
      stopLeftOver(data);
      if (reset || !Files.exists(data.resolve("PG_VERSION"))) {
        // Without its version the folder is what an interrupted first start left.
        delete(data);
      }
      return new LocalPostgres(lock, server(data));
    } catch (RuntimeException | IOException e) {
      close(lock);
      throw e instanceof StopException stop ? stop : failed(folder, e);
    }
  }

  private static EmbeddedPostgres server(Path data) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPGStartupWait(PATIENCE)
        .start();
  }

  /** A program that was killed leaves its server behind, which would keep the folder for ever. */
  private static void stopLeftOver(Path data) throws IOException {
    Path note = data.resolve("postmaster.pid");
    if (!Files.exists(note)) {
      return;
    }
    List<String> lines = Files.readAllLines(note);
    Optional<ProcessHandle> server =
        lines.isEmpty()
            ? Optional.empty()
            : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> process.info().command().orElse("").contains("postgres"));
    if (server.isPresent()) {
      server.get().destroy();
      try {
        server.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (TimeoutException | ExecutionException e) {
        throw new StopException("server.left_over", Long.toString(server.get().pid()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StopException("server.left_over", Long.toString(server.get().pid()));
      }
    }
  }

  private static StopException failed(Path folder, Exception cause) {
    if (isRoot() && !succeeds("unshare", "-U", "true")) {
      return new StopException("server.root");
    }
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    StopException stop =
        new StopException("server.failed", folder, String.valueOf(root.getMessage()));
    stop.initCause(cause);
    return stop;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static boolean succeeds(String... command) {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }

  /** Returns connections to the database. */
  public DataSource dataSource() {
    return server.getPostgresDatabase();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      close(lock);
    }
  }

  private static void close(FolderLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
