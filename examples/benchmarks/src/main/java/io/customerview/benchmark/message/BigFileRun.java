package io.customerview.benchmark.message;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.benchmark.base.Folders;
import io.customerview.contact.Address;
import io.customerview.contact.MessageChannel;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.document.Document;
import io.customerview.document.DocumentResend;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.document.SentBy;
import io.customerview.file.FolderStore;
import io.customerview.identity.DocumentNumber;
import io.customerview.memory.InMemoryStorage;
import io.customerview.message.Relayed;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.Secrets;
import io.customerview.spi.Attachment;
import io.customerview.spi.FileStore;
import io.customerview.spi.GatewayException;
import io.customerview.spi.MessageCatalogue;
import io.customerview.spi.MessageGateway;
import io.customerview.spi.OutgoingMessage;
import io.customerview.spi.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A big file that is taken into a folder, and sent again to a gateway that reads it and throws it
 * away: to be run with a heap that could not hold it.
 *
 * <pre>{@code BigFileRun [megabytes]}</pre>
 */
public final class BigFileRun {

  private static final int DEFAULT_MEGABYTES = 1024;
  private static final int MEGABYTE = 1 << 20;
  private static final MessageChannel CHANNEL = MessageChannel.EMAIL;

  private BigFileRun() {}

  /** Runs it with so many megabytes, and prints how many went through how large a heap. */
  public static void main(String[] arguments) throws IOException {
    int megabytes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_MEGABYTES;
    Path folder = Files.createTempDirectory("big-file");
    try {
      print(megabytes, folder, System.out);
    } finally {
      Folders.delete(folder);
    }
  }

  private static void print(int megabytes, Path folder, PrintStream out) {
    long start = System.nanoTime();
    long size = (long) megabytes * MEGABYTE;
    Discarding gateway = new Discarding();
    Relayed relayed = relay(size, FolderStore.of(folder), gateway);
    if (relayed.handedOver() != 1 || gateway.read != size) {
      throw new IllegalStateException(relayed + ", " + gateway.read + " of " + size + " bytes");
    }
    out.printf(
        Locale.ROOT,
        "%,d MB were taken in and sent in %.1f s; the heap may have %,d MB%n",
        megabytes,
        (System.nanoTime() - start) / 1e9,
        Runtime.getRuntime().maxMemory() / MEGABYTE);
  }

  private static Relayed relay(long size, FileStore files, MessageGateway gateway) {
    CustomerView view =
        CustomerView.builder()
            .storage(InMemoryStorage.create())
            .clock(Clock.systemUTC())
            .secrets(Secrets.of(new byte[32]))
            .files(files)
            .messages(gateway)
            .messageCatalogue(new OneTemplate())
            .build();
    AgentView desk = view.as(Agent.system(new AgentId("benchmark")));
    CustomerId customer =
        desk.customers().register(Registration.builder(Person.of("Lia", null)).build()).customer();
    Document document =
        desk.documentIntake()
            .take(
                NewDocument.builder(
                        new DocumentId(new UUID(1, 1)),
                        customer,
                        DocumentNumber.parse("1"),
                        "Vídeo",
                        Clock.systemUTC().instant())
                    .sentBy(new SentBy("a", "Envio", "1"))
                    .file(NewFile.of("a.mp4", "video/mp4", () -> new NumberedBytes(size)))
                    .build());
    desk.documentSending()
        .resend(
            new DocumentResend(
                document.id(),
                List.of(document.files().get(0).id()),
                "a",
                "1",
                CHANNEL,
                "t",
                Address.email("lia@exemplo.com.br")),
            new IdempotencyKey("k"));
    return view.relay().runOnce();
  }

  /** Reads what it is handed, and keeps nothing. */
  private static final class Discarding implements MessageGateway {

    private long read;

    @Override
    public Receipt handOver(OutgoingMessage message) throws GatewayException {
      for (Attachment attachment : message.attachments()) {
        try (InputStream bytes = attachment.open()) {
          read += bytes.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
          throw GatewayException.permanent("unreadable");
        }
      }
      return Receipt.bare();
    }
  }

  /** One automation with one message. */
  private static final class OneTemplate implements MessageCatalogue {

    @Override
    public List<Automation> automations() {
      return List.of(new Automation("a", "Envio", List.of("1")));
    }

    @Override
    public List<Template> messages(String automation, String version, String channel) {
      return List.of(new Template("t", "Segunda via", "billing"));
    }

    @Override
    public Text write(
        String automation, String version, String message, UUID customer, UUID document) {
      return Text.plain("Segue o arquivo.");
    }
  }
}
