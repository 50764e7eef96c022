package io.customerview.examples.quickstart.story;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.contact.Address;
import io.customerview.contact.Evidence;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registered;
import io.customerview.customer.Registration;
import io.customerview.file.FolderStore;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Secrets;
import io.customerview.spi.AgentDirectory.Mailbox;
import io.customerview.spi.MessageCatalogue;
import io.customerview.spi.OutgoingMessage;
import io.customerview.spi.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A customer view of its own for the chapter on documents: in memory, with its files in a folder
 * that goes with it, and a clock that can be moved. Not thread-safe.
 */
final class DocumentWorld implements AutoCloseable {

  /** Who asks and sends. */
  static final AgentId ANA = new AgentId("ana");

  private final MovedClock clock;
  private final Path folder;
  private final CustomerView view;
  private final List<OutgoingMessage> mails = new ArrayList<>();
  private final CustomerId customer;

  DocumentWorld(Instant now, ZoneId zone, Locale language) {
    this.clock = new MovedClock(now, zone);
    this.folder = newFolder();
    this.view =
        CustomerView.builder()
            .storage(InMemoryStorage.create())
            .secrets(Secrets.of(new byte[32])) // of a world that ends with the program
            .clock(clock)
            .zone(zone)
            .files(FolderStore.of(folder))
            .messages(this::send)
            .messageCatalogue(new PolicyMails())
            .agentDirectory(agent -> Optional.of(new Mailbox(agent + "@loja.example", language)))
            .links(document -> Optional.of(URI.create("https://crm.loja.example/documents")))
            .build();
    this.customer = register();
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("quickstart-documents");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Receipt send(OutgoingMessage message) {
    mails.add(message);
    return Receipt.bare();
  }

  private CustomerId register() {
    Registered maria =
        host()
            .customers()
            .register(Registration.builder(Person.of("Maria Clara", "de Souza")).build());
    Evidence evidence = Evidence.of("site", "form", clock.instant());
    host()
        .contacts()
        .add(
            maria.customer(),
            maria.version(),
            NewContact.of(Address.email("maria@exemplo.com.br")).optedIn(evidence));
    return maria.customer();
  }

  CustomerId customer() {
    return customer;
  }

  CustomerView view() {
    return view;
  }

  /** The host's systems. */
  AgentView host() {
    return view.as(Agent.system(new AgentId("dms")));
  }

  /** The agent at the desk. */
  AgentView desk() {
    return view.as(Agent.of(ANA, AccessProfile.ANALYST));
  }

  Instant now() {
    return clock.instant();
  }

  void pass(Duration time) {
    clock.now = clock.now.plus(time);
  }

  /** Sends what waits, and returns what went out since the last time. */
  List<OutgoingMessage> relay() {
    mails.clear();
    view.relay().runOnce();
    return List.copyOf(mails);
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The messages that the host can send documents again with. */
  private static final class PolicyMails implements MessageCatalogue {

    @Override
    public List<Automation> automations() {
      return List.of(new Automation("policies", "Apólices", List.of("3")));
    }

    @Override
    public List<Template> messages(String automation, String version, String channel) {
      return channel.equals(MessageChannel.EMAIL.code())
          ? List.of(new Template("again", "Sua apólice", "billing"))
          : List.of();
    }

    @Override
    public Text write(
        String automation, String version, String message, UUID customer, UUID document) {
      return new Text(
          "text/html",
          Optional.of("Sua apólice"),
          "<p>Segue a sua apólice.</p>",
          Optional.of("Loja"));
    }
  }

  /** A clock that moves when it is told to. */
  private static final class MovedClock extends Clock {

    private final ZoneId zone;
    private Instant now;

    MovedClock(Instant now, ZoneId zone) {
      this.now = now;
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new MovedClock(now, other);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
