package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.customerview.shared.FileId;
import io.customerview.shared.FileStoreException;
import io.customerview.spi.Attachment;
import io.customerview.spi.GatewayException;
import io.customerview.spi.MessageGateway;
import io.customerview.spi.OutgoingMessage;
import io.customerview.spi.OutgoingMessage.Recipient;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link MessageGateway} promises, as far as somebody can see what it delivers. */
public interface MessageGatewayContract {

  /** Returns the gateway. */
  MessageGateway gateway();

  /** Returns the code of a channel that it serves. */
  String channel();

  /** Returns an address that it can deliver to. */
  String destination();

  /** Returns how often the message of a key was delivered; waits until it is known, if need be. */
  int delivered(String key);

  /** Returns who got the message of a key, where somebody can see that. */
  default Optional<String> recipient(String key) {
    return Optional.empty();
  }

  /** Returns whether a message that comes twice is delivered once; not every provider can. */
  default boolean deliversOnce() {
    return true;
  }

  /** Returns whether it takes files along. */
  default boolean takesAttachments() {
    return true;
  }

  @Test
  @DisplayName("a message is handed over, and delivered")
  default void handed_over() throws Exception {
    OutgoingMessage message = message("Olá, Ana! 👋", "Sua fatura\r\nvenceu: 10 €\n.\n", List.of());
    assertThat(gateway().handOver(message)).isNotNull();
    assertThat(delivered(message.key())).isEqualTo(1);
  }

  @Test
  @DisplayName("the same key again is no failure, and is delivered once where that can be")
  default void same_key() throws Exception {
    OutgoingMessage message = message("Fatura", "Olá", List.of());
    gateway().handOver(message);
    assertThat(gateway().handOver(message)).isNotNull();
    assertThat(delivered(message.key())).isBetween(1, deliversOnce() ? 1 : 2);
  }

  @Test
  @DisplayName("several threads hand over at once, each message its own")
  default void at_once() throws Exception {
    List<OutgoingMessage> messages = new ArrayList<>();
    for (int index = 0; index < 12; index++) {
      messages.add(message("Fatura " + index, "Olá", List.of()));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (OutgoingMessage message : messages) {
        calls.add(threads.submit(() -> gateway().handOver(message)));
      }
      for (Future<?> call : calls) {
        assertThat(call.get()).isNotNull();
      }
    } finally {
      threads.shutdownNow();
    }
    for (OutgoingMessage message : messages) {
      assertThat(delivered(message.key())).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("a subject of several lines stays a subject, or is refused for good")
  default void subject_of_lines() throws Exception {
    OutgoingMessage message =
        message("Fatura\r\nBcc: alguem@exemplo.com.br\r\n\r\nOi", "Olá", List.of());
    try {
      gateway().handOver(message);
      assertThat(delivered(message.key())).isEqualTo(1);
    } catch (GatewayException refused) {
      assertThat(refused.isPermanent()).isTrue();
    }
  }

  @Test
  @DisplayName("DOC-2: files are read from a stream that is closed again")
  default void attachments_are_closed() throws Exception {
    assumeTrue(takesAttachments());
    AtomicInteger open = new AtomicInteger();
    byte[] bytes = new byte[300_000];
    Attachment file =
        new Attachment(
            "relatório anual.pdf",
            "application/pdf",
            bytes.length,
            () -> {
              open.incrementAndGet();
              return new FilterInputStream(new ByteArrayInputStream(bytes)) {
                private boolean closed;

                @Override
                public void close() throws IOException {
                  super.close();
                  if (!closed) {
                    closed = true;
                    open.decrementAndGet();
                  }
                }
              };
            });
    OutgoingMessage message = message("Contrato", "Segue em anexo.", List.of(file, file));
    gateway().handOver(message);
    assertThat(delivered(message.key())).isEqualTo(1);
    assertThat(open).as("streams that were left open").hasValue(0);
  }

  @Test
  @DisplayName("a file that can't be read whole is a failure: nothing is delivered without it")
  default void attachment_fails() {
    assumeTrue(takesAttachments());
    requireNothing(() -> new BrokenStream(false));
  }

  @Test
  @DisplayName(
      "a file whose checksum is wrong, which the library throws at, is a failure, and soon one")
  default void attachment_damaged() {
    assumeTrue(takesAttachments());
    requireNothing(() -> new BrokenStream(true));
    requireNothing(
        () -> {
          throw new IllegalStateException("not to be opened");
        });
  }

  private void requireNothing(Attachment.Bytes bytes) {
    Attachment broken = new Attachment("contrato.pdf", "application/pdf", 100_000, bytes);
    OutgoingMessage message = message("Contrato", "Segue em anexo.", List.of(broken));
    assertTimeoutPreemptively(
        Duration.ofSeconds(8),
        () -> assertThatThrownBy(() -> gateway().handOver(message)).isInstanceOf(Exception.class));
    assertThat(delivered(message.key())).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "łukasz@exemplo.com.br",
        "joão@exemplo.com.br",
        "mаria@gmail.com",
        "maria@xn--d-uga0v4h.pl"
      })
  @DisplayName("an e-mail address beyond ASCII is written to letter by letter, or refused for good")
  default void address_beyond_ascii(String address) throws Exception {
    assumeTrue(destination().contains("@"));
    OutgoingMessage message = message(address, "Fatura", "Olá", List.of());
    try {
      gateway().handOver(message);
      assertThat(delivered(message.key())).isEqualTo(1);
      assertThat(recipient(message.key()).orElse(address)).isEqualTo(address);
    } catch (GatewayException refused) {
      assertThat(refused.isPermanent()).isTrue();
      assertThat(delivered(message.key())).isZero();
    }
  }

  private OutgoingMessage message(String subject, String body, List<Attachment> attachments) {
    return message(destination(), subject, body, attachments);
  }

  private OutgoingMessage message(
      String destination, String subject, String body, List<Attachment> attachments) {
    return new OutgoingMessage(
        UUID.randomUUID().toString(),
        Recipient.CUSTOMER,
        channel(),
        "billing",
        destination,
        "Fatura",
        Optional.empty(),
        "text/plain",
        Optional.of(subject),
        body,
        attachments,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("token"),
        false);
  }

  /** Gives some bytes, and fails then. */
  final class BrokenStream extends InputStream {

    private final boolean asTheLibrary;
    private int given;

    BrokenStream(boolean asTheLibrary) {
      this.asTheLibrary = asTheLibrary;
    }

    @Override
    public int read() throws IOException {
      if (++given > 50_000) {
        if (asTheLibrary) {
          throw FileStoreException.damaged(new FileId(UUID.randomUUID()));
        }
        throw new IOException("broken");
      }
      return 1;
    }
  }
}
