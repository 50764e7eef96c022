package io.customerview.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.contact.Address;
import io.customerview.contact.Evidence;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.Purpose;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registered;
import io.customerview.customer.Registration;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.OutgoingId;
import io.customerview.spi.OutgoingMessage;
import io.customerview.testkit.RecordingGateway;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the README shows of sending. */
class SendingReadmeTest {

  private final RecordingGateway gateway = new RecordingGateway();
  private final CustomerView view =
      CustomerView.builder()
          .storage(InMemoryStorage.create())
          .clock(new SettableClock())
          .secrets(TestSecrets.SECRETS)
          .messages(gateway)
          .build();
  private final AgentView desk = view.as(Agent.of(new AgentId("ana"), AccessProfile.ANALYST));

  @Test
  @DisplayName("CNT-11: what the README sends is handed over, once")
  void sent() {
    Registered maria =
        desk.customers().register(Registration.builder(Person.of("Maria", "Souza")).build());
    desk.contacts()
        .add(
            maria.customer(),
            maria.version(),
            NewContact.of(Address.email("maria@exemplo.com.br"))
                .optedIn(Evidence.of("site", "form", SettableClock.START)));
    OutgoingId first = send(maria.customer());
    assertThat(send(maria.customer())).isEqualTo(first);
    view.relay().runOnce();
    assertThat(gateway.taken())
        .extracting(OutgoingMessage::destination)
        .containsExactly("maria@exemplo.com.br");
  }

  private OutgoingId send(CustomerId customer) {
    // README begins
    OutgoingId invoice =
        desk.messageSending()
            .send(
                Outgoing.to(
                    customer,
                    IntendedMessage.on(MessageChannel.EMAIL, new Purpose("billing")),
                    "Invoice ready",
                    MessageContent.text("Your invoice of November is ready.")),
                new IdempotencyKey("invoice-4711")); // under one key it is sent once
    // README ends
    return invoice;
  }

  @Test
  @DisplayName("the code in the README is the code that runs")
  void readme() throws IOException {
    List<String> source =
        Files.readAllLines(Path.of("src/test/java/io/customerview/message/SendingReadmeTest.java"));
    String code =
        String.join(
                "\n",
                source.subList(
                    source.indexOf("    // README begins") + 1,
                    source.indexOf("    // README ends")))
            .stripIndent();
    assertThat(Files.readString(Path.of("..", "README.md"))).contains("```java\n" + code + "\n```");
  }
}
