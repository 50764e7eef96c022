package io.customerview.jdbc;

import io.customerview.CustomerView;
import io.customerview.message.RelaySettings;
import io.customerview.spi.MessageGateway;
import io.customerview.spi.OutgoingMessage;
import io.customerview.spi.Receipt;
import io.customerview.spi.RelayListener;
import io.customerview.testkit.TestSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process with a relay, whose gateway writes a line per message; it goes on until it is killed.
 */
final class RelayProcess {

  /** What it says whenever it has taken messages. */
  static final String BEGUN = "begun";

  static final Duration LEASE = Duration.ofMillis(500);

  private RelayProcess() {}

  /** Takes the file that the gateway writes, and where the database is: address, user, password. */
  public static void main(String[] arguments) throws InterruptedException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(arguments[1]);
    source.setUser(arguments[2]);
    source.setPassword(arguments[3]);
    FileGateway gateway = new FileGateway(Path.of(arguments[0]));
    RelayListener says =
        new RelayListener() {
          @Override
          public void claimed(int messages) {
            System.out.println(BEGUN);
          }
        };
    var relay = view(source, gateway).relay(settings(), says);
    while (true) {
      relay.runOnce();
      Thread.sleep(1);
    }
  }

  static CustomerView view(javax.sql.DataSource source, MessageGateway gateway) {
    return CustomerView.builder()
        .storage(JdbcStorage.of(source))
        .clock(Clock.systemUTC())
        .secrets(TestSecrets.SECRETS)
        .messages(gateway)
        .build();
  }

  /** Whoever is killed is no reason to set a message aside here. */
  static RelaySettings settings() {
    return RelaySettings.builder().lease(LEASE).batch(5).attempts(1_000).build();
  }

  /** Appends name and key of a message to a file, each as one write. */
  static final class FileGateway implements MessageGateway {

    private final Path file;

    FileGateway(Path file) {
      this.file = file;
    }

    @Override
    public synchronized Receipt handOver(OutgoingMessage message) {
      try {
        Files.write(
            file,
            (message.name() + ' ' + message.key() + '\n').getBytes(StandardCharsets.UTF_8),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      return Receipt.bare();
    }
  }
}
