package io.customerview.examples.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
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
import io.customerview.document.Document;
import io.customerview.document.DocumentFile;
import io.customerview.document.DocumentResend;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.document.SentBy;
import io.customerview.file.FolderStore;
import io.customerview.identity.DocumentNumber;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.spi.AgentDirectory.Mailbox;
import io.customerview.spi.MessageCatalogue;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what an agent asks for to what somebody reads, through a real SMTP server. */
class MailFlowTest {

  private static final String PAGE = "https://loja.example/sair?t=";
  private static final Address MARIA = Address.email("maria@exemplo.com.br");

  @TempDir Path folder;

  private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
  private final SettableClock clock = new SettableClock();
  private CustomerView view;
  private CustomerId maria;

  @BeforeEach
  void begin() {
    server.start();
    MailSettings settings =
        MailSettings.of(
            "127.0.0.1",
            server.getSmtp().getPort(),
            "Loja <loja@example.com>",
            token -> URI.create(PAGE + token));
    view =
        CustomerView.builder()
            .storage(InMemoryStorage.create())
            .secrets(TestSecrets.SECRETS)
            .clock(clock)
            .files(FolderStore.of(folder))
            .messages(new MailGateway(settings, clock))
            .messageCatalogue(new Policies())
            .agentDirectory(
                agent ->
                    Optional.of(
                        new Mailbox(agent + "@corp.example", Locale.forLanguageTag("pt-BR"))))
            .links(document -> Optional.of(URI.create("https://crm.example/d/" + document)))
            .build();
    Registered registered =
        host().customers().register(Registration.builder(Person.of("Maria", "de Souza")).build());
    maria = registered.customer();
    Evidence evidence = Evidence.of("site", "form", clock.instant());
    host().contacts().add(maria, registered.version(), NewContact.of(MARIA).optedIn(evidence));
  }

  @AfterEach
  void end() {
    server.stop();
  }

  @Test
  @DisplayName("DOC-4: the agent reads that the file is there, and finds the link in both texts")
  void restore_notice() throws Exception {
    Document old = take("velho", Instant.parse("2021-05-05T12:00:00Z"));
    view.fileSweep().runOnce();
    ana().fileRequests().restoreAll(old.id());
    view.fileRestores().runOnce();
    view.relay().runOnce();
    MimeMessage mail = only();
    assertThat(mail.getRecipients(RecipientType.TO)[0].toString()).isEqualTo("ana@corp.example");
    assertThat(mail.getSubject()).isEqualTo("Arquivos que você solicitou estão disponíveis");
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    assertThat(mail.getHeader("List-Unsubscribe")).as("no way out of one's own work").isNull();
    List<Mail.Read> parts = new Mail(mail).parts();
    String link = "https://crm.example/d/" + old.id();
    assertThat(parts.get(0).text())
        .contains(
            "Os 2 arquivos do documento \"Apólice nº velho\"",
            "Abrir a página de download: " + link,
            "Em 29 de novembro de 2026");
    assertThat(parts.get(1).text())
        .contains("<a href=\"" + link + "\"", "Abrir a página de download</a>");
  }

  @Test
  @DisplayName("DOC-6 DOC-7: a document sent again arrives with its ticked files, byte by byte")
  void resent() throws Exception {
    Document young = take("novo", clock.instant());
    List<FileId> files = young.files().stream().map(DocumentFile::id).toList();
    DocumentResend request =
        new DocumentResend(
            young.id(), files, "policies", "3", MessageChannel.EMAIL, "again", MARIA);
    ana().documentSending().resend(request, new IdempotencyKey("click-1"));
    ana().documentSending().resend(request, new IdempotencyKey("click-1"));
    view.relay().runOnce();
    MimeMessage mail = only();
    assertThat(mail.getRecipients(RecipientType.TO)[0].toString())
        .isEqualTo("maria@exemplo.com.br");
    assertThat(mail.getSubject()).isEqualTo("Sua apólice nº 1");
    assertThat(mail.getContentType()).startsWith("multipart/mixed");
    List<Mail.Read> parts = new Mail(mail).parts();
    assertThat(parts).hasSize(4);
    assertThat(parts.get(0).text()).isEqualTo("Olá, segue a sua apólice.\n");
    assertThat(parts.get(1).text()).isEqualTo("<p>Olá, segue a sua <b>apólice</b>.</p>");
    assertThat(parts.get(2).fileName()).isEqualTo("Apólice.pdf");
    assertThat(parts.get(2).text()).isEqualTo("%PDF apólice novo");
    assertThat(parts.get(3).fileName()).isEqualTo("Condições gerais.pdf");
  }

  @Test
  @DisplayName("RFC 8058 CNT-10: the one-click way out of a mail that arrived closes the address")
  void one_click() throws Exception {
    Document young = take("novo", clock.instant());
    DocumentResend request =
        new DocumentResend(
            young.id(),
            List.of(young.files().get(0).id()),
            "policies",
            "3",
            MessageChannel.EMAIL,
            "again",
            MARIA);
    ana().documentSending().resend(request, new IdempotencyKey("click-1"));
    view.relay().runOnce();
    MimeMessage mail = only();
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    String header = mail.getHeader("List-Unsubscribe", null).replaceAll("\\s", "");
    assertThat(header).startsWith("<" + PAGE).endsWith(">");
    String token = header.substring(1 + PAGE.length(), header.length() - 1);
    view.unsubscribeLinks().confirm(token);
    assertThat(ana().contacts().of(maria).points().get(0).isReleased()).isFalse();
  }

  private Document take(String number, Instant sentAt) {
    return host()
        .documentIntake()
        .take(
            NewDocument.builder(
                    DocumentId.of(number),
                    maria,
                    DocumentNumber.parse(number),
                    "Apólice nº " + number,
                    sentAt)
                .sentBy(new SentBy("policies", "Apólices", "3"))
                .file(file("Apólice.pdf", "%PDF apólice " + number))
                .file(file("Condições gerais.pdf", "%PDF"))
                .build());
  }

  private static NewFile file(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return NewFile.of(name, "application/pdf", () -> new ByteArrayInputStream(bytes));
  }

  private MimeMessage only() {
    MimeMessage[] received = server.getReceivedMessages();
    assertThat(received).hasSize(1);
    return received[0];
  }

  private AgentView host() {
    return view.as(Agent.system(new AgentId("dms")));
  }

  private AgentView ana() {
    return view.as(Agent.of(new AgentId("ana"), AccessProfile.ANALYST));
  }

  /** What the host can send documents again with. */
  private static final class Policies implements MessageCatalogue {

    @Override
    public List<Automation> automations() {
      return List.of(new Automation("policies", "Apólices", List.of("3")));
    }

    @Override
    public List<Template> messages(String automation, String version, String channel) {
      return List.of(new Template("again", "Sua apólice", "billing"));
    }

    @Override
    public Text write(
        String automation, String version, String message, UUID customer, UUID document) {
      return new Text(
          "text/html",
          Optional.of("Sua apólice nº 1"),
          "<p>Olá, segue a sua <b>apólice</b>.</p>",
          Optional.of("Loja"));
    }
  }
}
