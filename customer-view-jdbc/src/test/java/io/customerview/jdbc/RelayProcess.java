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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process with a relay, whose gateway writes a line per message; it goes on until it is killed,
 * or waits at a step to be killed there.
 */
final class RelayProcess {

  /** After what it waits to be killed. */
  enum Step {
    /** Messages are taken, and none of them is begun. */
    CLAIMED,
    /** It is written down that a hand-over begins, and the gateway has nothing yet. */
    BEGUN,
    /** The gateway has the message, and nobody has written that down. */
    HANDED_OVER,
    /** That the gateway has it is written down. */
    RECORDED,
    /** It doesn't wait: it says that it has taken messages, and goes on. */
    ANY
  }

  static final Duration LEASE = Duration.ofMillis(500);

  private RelayProcess() {}

  /** Says which step it has come to, and about which message, where it is about one. */
  private record Waits(Step step, AtomicInteger left) {

    void at(Step here, String key) {
      if (step == Step.ANY && here == Step.CLAIMED) {
        System.out.println(here + " " + key);
      } else if (step == here && left.decrementAndGet() == 0) {
        System.out.println(here + " " + key);
        while (true) {
          LockSupport.park();
        }
      }
    }
  }

  /**
   * Takes the file that the gateway writes, where the database is (address, user, password), after
   * which step it waits, and at the how manieth time.
   */
  public static void main(String[] arguments) throws InterruptedException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(arguments[1]);
    source.setUser(arguments[2]);
    source.setPassword(arguments[3]);
    Waits waits =
        new Waits(Step.valueOf(arguments[4]), new AtomicInteger(Integer.parseInt(arguments[5])));
    FileGateway file = new FileGateway(Path.of(arguments[0]));
    MessageGateway gateway =
        message -> {
          waits.at(Step.BEGUN, message.key());
          Receipt receipt = file.handOver(message);
          waits.at(Step.HANDED_OVER, message.key());
          return receipt;
        };
    RelayListener says =
        new RelayListener() {
          @Override
          public void claimed(int messages) {
            waits.at(Step.CLAIMED, "-");
          }

          @Override
          public void handedOver(String channel, Duration took) {
            waits.at(Step.RECORDED, "-");
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
