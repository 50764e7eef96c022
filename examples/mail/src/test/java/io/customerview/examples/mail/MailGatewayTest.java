package io.customerview.examples.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.customerview.shared.FileId;
import io.customerview.shared.FileStoreException;
import io.customerview.spi.Attachment;
import io.customerview.spi.GatewayException;
import io.customerview.spi.OutgoingMessage;
import io.customerview.spi.OutgoingMessage.Recipient;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails as they arrive on a real SMTP server in the process. */
class MailGatewayTest {

  private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");

  private static final String FROM = "Loja São João <loja@example.com>";

  private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  @DisplayName("an HTML text arrives with a plain one beside it, in UTF-8, from whom it should")
  void html() throws Exception {
    gateway()
        .handOver(
            message(
                "Olá, José 🎉",
                "text/html",
                "<p>Sua <b>apólice</b> &amp; o boleto:</p><p><a href=\"https://loja.example/a?b=1&amp;c=2\">Abrir</a></p>"
                    + "<p><a class=x HREF = 'https://loja.example/sair?t=x'>Sair</a> &#xB7; <a href=https://loja.example>Ol&#225; &#x1F389; &#0;&amp;lt;</a></p>",
                List.of()));
    MimeMessage mail = only();
    assertThat(mail.getSubject()).isEqualTo("Olá, José 🎉");
    assertThat(mail.getFrom()[0].toString()).contains("loja@example.com");
    assertThat(new Mail(mail).fromName()).isEqualTo("Loja São João");
    assertThat(mail.getRecipients(RecipientType.TO)).hasSize(1);
    assertThat(mail.getRecipients(RecipientType.TO)[0].toString()).isEqualTo("ana@corp.example");
    assertThat(mail.getSentDate()).isEqualTo(Date.from(NOW));
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    Mail read = new Mail(mail);
    assertThat(read.parts())
        .extracting(Mail.Read::type)
        .containsExactly("text/plain; charset=utf-8", "text/html; charset=utf-8");
    assertThat(read.parts().get(0).text())
        .isEqualTo(
            "Sua apólice & o boleto:\n\nAbrir: https://loja.example/a?b=1&c=2\n\n"
                + "Sair: https://loja.example/sair?t=x · Olá 🎉 &#0;&lt;: https://loja.example\n");
    assertThat(read.parts().get(1).text()).contains("<b>apólice</b>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html; charset=utf-8", "Text/HTML"})
  @DisplayName("an HTML text is known as one however its media type is spelled")
  void html_spelled(String mediaType) throws Exception {
    gateway().handOver(message("Oi", mediaType, "<p>Sua <b>apólice</b></p>", List.of()));
    assertThat(new Mail(only()).parts())
        .extracting(Mail.Read::type)
        .containsExactly("text/plain; charset=utf-8", "text/html; charset=utf-8");
  }

  @Test
  @DisplayName("a text of a media type that nobody can read goes as it is")
  void media_type_unreadable() throws Exception {
    gateway().handOver(message("Oi", "text html", "Oi", List.of()));
    assertThat(new Mail(only()).parts()).extracting(Mail.Read::text).containsExactly("Oi");
  }

  @Test
  @DisplayName("files arrive byte by byte under their names, beside the text")
  void attachments() throws Exception {
    byte[] bytes = new byte[300_000];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = (byte) (at * 31);
    }
    gateway()
        .handOver(
            message(
                "Apólice",
                "text/plain",
                "Segue a apólice.",
                List.of(
                    new Attachment(
                        "Apólice nº 1 \"final\".pdf",
                        "application/pdf",
                        bytes.length,
                        () -> new java.io.ByteArrayInputStream(bytes)),
                    new Attachment("vazio.txt", "text/plain", 0, InputStream::nullInputStream))));
    Mail read = new Mail(only());
    assertThat(read.message().getContentType()).startsWith("multipart/mixed");
    assertThat(read.parts()).hasSize(3);
    assertThat(read.parts().get(0).text()).isEqualTo("Segue a apólice.");
    assertThat(read.parts().get(1).fileName()).isEqualTo("Apólice nº 1 \"final\".pdf");
    assertThat(read.parts().get(1).type()).startsWith("application/pdf");
    assertThat(read.parts().get(1).bytes()).isEqualTo(bytes);
    assertThat(read.parts().get(2).bytes()).isEmpty();
  }

  @Test
  @DisplayName("a large file is streamed: it is opened once, and read in pieces")
  void streamed() throws Exception {
    long size = 20_000_000;
    List<Integer> largest = new ArrayList<>();
    List<Integer> opened = new ArrayList<>();
    gateway()
        .handOver(
            message(
                "Grande",
                "text/plain",
                "Segue.",
                List.of(
                    new Attachment(
                        "grande.bin",
                        "application/octet-stream",
                        size,
                        () -> {
                          opened.add(1);
                          return new Zeros(size, largest);
                        }))));
    assertThat(opened).hasSize(1);
    assertThat(largest).isNotEmpty().allMatch(length -> length <= 65_536);
    assertThat(only().getSize()).isGreaterThan((int) size);
  }

  @Test
  @DisplayName("RFC 8058: customers get the one-click way out in the header, others don't")
  void unsubscribe() throws Exception {
    gateway().handOver(message(Recipient.CUSTOMER, Optional.of("tok-en_1"), "Oferta", "k"));
    gateway().handOver(message(Recipient.AGENT, Optional.of("tok-en_2"), "Aviso", "l"));
    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails[0].getHeader("List-Unsubscribe"))
        .containsExactly("<https://loja.example/sair?t=tok-en_1>");
    assertThat(mails[0].getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(mails[1].getHeader("List-Unsubscribe")).isNull();
    assertThat(mails[1].getHeader("List-Unsubscribe-Post")).isNull();
  }

  @Test
  @DisplayName("RFC 8058: one click is promised only where the page is reached by https")
  void unsubscribe_by_other_ways() throws Exception {
    for (String page : List.of("http://loja.example/sair", "mailto:sair@loja.example")) {
      MailSettings settings =
          MailSettings.of("127.0.0.1", server.getSmtp().getPort(), FROM, token -> URI.create(page));
      new MailGateway(settings, clock())
          .handOver(message(Recipient.CUSTOMER, Optional.of("t"), "Oferta", page));
    }
    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails[0].getHeader("List-Unsubscribe"))
        .containsExactly("<http://loja.example/sair>");
    assertThat(mails[0].getHeader("List-Unsubscribe-Post")).isNull();
    assertThat(mails[1].getHeader("List-Unsubscribe"))
        .containsExactly("<mailto:sair@loja.example>");
    assertThat(mails[1].getHeader("List-Unsubscribe-Post")).isNull();
  }

  @Test
  @DisplayName("the same key gives the same message id at every attempt")
  void keyed() throws Exception {
    String first =
        gateway().handOver(message("a", "text/plain", "a", List.of())).reference().orElseThrow();
    String again =
        gateway().handOver(message("a", "text/plain", "a", List.of())).reference().orElseThrow();
    String other =
        gateway()
            .handOver(message(Recipient.AGENT, Optional.empty(), "b", "other"))
            .reference()
            .orElseThrow();
    assertThat(again).isEqualTo(first).isNotEqualTo(other);
    assertThat(server.getReceivedMessages()[0].getMessageID()).isEqualTo(first);
    assertThat(first).endsWith("@example.com>").doesNotContain("key-1");
  }

  @Test
  @DisplayName("a line break in a subject or a sender's name begins no header")
  void injected() throws Exception {
    gateway()
        .handOver(
            message(
                Recipient.AGENT,
                Optional.empty(),
                "Oi\r\nBcc: eva@evil.example\r\n\r\nleia",
                "key-1",
                "text/plain",
                "Oi",
                List.of(),
                Optional.of("Loja\r\nBcc: ivo@evil.example\r\n\r\nleia")));
    MimeMessage mail = only();
    assertThat(new Mail(mail).fromName()).isEqualTo("Loja Bcc: ivo@evil.example leia");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getSubject()).isEqualTo("Oi Bcc: eva@evil.example leia");
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  @DisplayName("what passes is told from what stays")
  void failures() throws Exception {
    assertThatThrownBy(
            () ->
                gateway()
                    .handOver(
                        new OutgoingMessage(
                            "k",
                            Recipient.CUSTOMER,
                            "sms",
                            "billing",
                            "+5511912345678",
                            "a",
                            Optional.empty(),
                            "text/plain",
                            Optional.empty(),
                            "a",
                            List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            false)))
        .isInstanceOfSatisfying(
            GatewayException.class, failed -> assertThat(failed.isPermanent()).isTrue());
    OutgoingMessage unreadable =
        message(
            "a",
            "text/plain",
            "a",
            List.of(
                new Attachment(
                    "a.pdf",
                    "application/pdf",
                    9,
                    () -> {
                      throw new IOException("Ana's disk went dead");
                    })));
    assertThatThrownBy(() -> gateway().handOver(unreadable))
        .isInstanceOfSatisfying(
            GatewayException.class,
            failed -> {
              assertThat(failed.isPermanent()).isFalse();
              assertThat(failed.getMessage()).doesNotContain("Ana");
            });
    assertThat(server.getReceivedMessages()).isEmpty();
    MailGateway gateway = gateway();
    server.stop();
    assertThatThrownBy(() -> gateway.handOver(message("a", "text/plain", "a", List.of())))
        .isInstanceOfSatisfying(
            GatewayException.class, failed -> assertThat(failed.isPermanent()).isFalse());
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 no such user, true",
    "RCPT, 554 not to them, true",
    "RCPT, 450 busy, false",
    "RCPT, 530 Authentication required, false",
    "MAIL, 530 Must issue a STARTTLS command first, false",
    "MAIL, 550 not from you, false",
    "MAIL, 552 account is full, false",
    "MAIL, 554 account is blocked, false",
    "MAIL, 421 busy, false",
    "DATA, 554 not this, true",
    "DATA, 451 busy, false",
    "., 554 not this, true",
    "., 552 too large, true",
    "., 451 busy, false"
  })
  @DisplayName("what is said of the recipient or the mail may be for good, of the sender it passes")
  void refused(String command, String reply, boolean isForGood) throws Exception {
    try (Refusing refusing = new Refusing(command, reply)) {
      MailGateway gateway = new MailGateway(settings(refusing.port()), clock());
      failing(gateway, isForGood, isForGood ? "mail_refused" : "mail_server_failed");
    }
  }

  @Test
  @DisplayName(
      "without the encryption that is asked for, nothing is told to a server, and it passes")
  void encryption_required() throws Exception {
    try (Refusing plain = new Refusing("MAIL", "250 ok")) {
      MailSettings settings = settings(plain.port()).login("loja", "segredo").startTls();
      failing(new MailGateway(settings, clock()), false, "mail_server_failed");
      assertThat(plain.said()).isNotEmpty().allMatch(said -> said.matches("(EHLO|HELO|QUIT).*"));
    }
  }

  @Test
  @DisplayName("a login that is refused passes, and the mail is not tried without it")
  void login_refused() throws Exception {
    try (Refusing refusing = new Refusing("AUTH", "535 who?")) {
      MailSettings settings = settings(refusing.port()).login("loja", "segredo");
      failing(new MailGateway(settings, clock()), false, "login_refused");
      assertThat(refusing.said())
          .anyMatch(said -> said.startsWith("AUTH"))
          .noneMatch(said -> said.startsWith("MAIL"));
    }
  }

  private static void failing(MailGateway gateway, boolean isForGood, String code) {
    assertThatThrownBy(() -> gateway.handOver(message("a", "text/plain", "a", List.of())))
        .isInstanceOfSatisfying(
            GatewayException.class,
            failed ->
                assertThat(failed)
                    .returns(isForGood, GatewayException::isPermanent)
                    .returns(code, GatewayException::code));
  }

  @Test
  @DisplayName("a server that hangs is given up")
  void hanging() throws Exception {
    try (ServerSocket silent = new ServerSocket(0)) {
      MailGateway gateway =
          new MailGateway(settings(silent.getLocalPort()).timeout(Duration.ofMillis(300)), clock());
      assertThatThrownBy(() -> gateway.handOver(message("a", "text/plain", "a", List.of())))
          .isInstanceOfSatisfying(
              GatewayException.class, failed -> assertThat(failed.isPermanent()).isFalse());
    }
  }

  @Test
  @DisplayName("mails come from an address in ASCII, or settings are refused")
  void from_beyond_ascii() {
    assertThatThrownBy(
            () -> MailSettings.of("127.0.0.1", 25, "Loja <loja@ação.com.br>", URI::create))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("ação");
  }

  @Test
  @DisplayName("a file that breaks keeps its own failure, and the connection is hung up at once")
  void file_breaks() {
    FileStoreException damaged = FileStoreException.damaged(new FileId(UUID.randomUUID()));
    InputStream breaking =
        new InputStream() {
          @Override
          public int read() {
            throw damaged;
          }
        };
    long start = System.nanoTime();
    assertThatThrownBy(
            () ->
                gateway()
                    .handOver(
                        message(
                            "a",
                            "text/plain",
                            "a",
                            List.of(
                                new Attachment("a.pdf", "application/pdf", 9, () -> breaking)))))
        .isSameAs(damaged);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  @DisplayName("several threads send at once, and each mail arrives whole")
  void at_once() throws Exception {
    MailGateway gateway = gateway();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> tasks = new ArrayList<>();
      for (int number = 0; number < 20; number++) {
        OutgoingMessage one =
            message(Recipient.AGENT, Optional.empty(), "n" + number, "k" + number);
        tasks.add(threads.submit(() -> gateway.handOver(one)));
      }
      for (Future<?> task : tasks) {
        task.get();
      }
    } finally {
      threads.shutdownNow();
    }
    List<String> subjects = new ArrayList<>();
    for (MimeMessage mail : server.getReceivedMessages()) {
      subjects.add(mail.getSubject());
    }
    assertThat(subjects).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("INT-5: in test mode nothing is sent")
  void test_mode() throws Exception {
    OutgoingMessage test =
        new OutgoingMessage(
            "k",
            Recipient.CUSTOMER,
            "email",
            "billing",
            "ana@corp.example",
            "a",
            Optional.empty(),
            "text/plain",
            Optional.empty(),
            "a",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true);
    gateway().handOver(test);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  @DisplayName("a mail that the server has accepted is handed over, however the server takes leave")
  void accepted_then_silent() throws Exception {
    for (Leave leave : Leave.values()) {
      try (Accepting accepting = new Accepting(leave)) {
        MailGateway gateway =
            new MailGateway(settings(accepting.port()).timeout(Duration.ofMillis(300)), clock());
        assertThat(gateway.handOver(message("a", "text/plain", "a", List.of())).reference())
            .as(leave.name())
            .isPresent();
      }
    }
  }

  private MimeMessage only() {
    MimeMessage[] received = server.getReceivedMessages();
    assertThat(received).hasSize(1);
    return received[0];
  }

  private MailGateway gateway() {
    return new MailGateway(settings(server.getSmtp().getPort()), clock());
  }

  private static MailSettings settings(int port) {
    return MailSettings.of(
        "127.0.0.1", port, FROM, token -> URI.create("https://loja.example/sair?t=" + token));
  }

  private static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  private static OutgoingMessage message(
      String subject, String mediaType, String body, List<Attachment> attachments) {
    return message(
        Recipient.AGENT, Optional.empty(), subject, "key-1", mediaType, body, attachments);
  }

  private static OutgoingMessage message(
      Recipient recipient, Optional<String> token, String subject, String key) {
    return message(recipient, token, subject, key, "text/plain", "Oi", List.of());
  }

  private static OutgoingMessage message(
      Recipient recipient,
      Optional<String> token,
      String subject,
      String key,
      String mediaType,
      String body,
      List<Attachment> attachments) {
    return message(recipient, token, subject, key, mediaType, body, attachments, Optional.empty());
  }

  private static OutgoingMessage message(
      Recipient recipient,
      Optional<String> token,
      String subject,
      String key,
      String mediaType,
      String body,
      List<Attachment> attachments,
      Optional<String> sender) {
    return new OutgoingMessage(
        key,
        recipient,
        "email",
        "billing",
        "ana@corp.example",
        "Aviso",
        sender,
        mediaType,
        Optional.of(subject),
        body,
        attachments,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        token,
        false);
  }

  /** Many zeros, and in what pieces they were asked for. */
  private static final class Zeros extends InputStream {

    private final List<Integer> pieces;
    private long left;

    Zeros(long size, List<Integer> pieces) {
      this.left = size;
      this.pieces = pieces;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] buffer, int from, int length) {
      pieces.add(length);
      if (left == 0) {
        return -1;
      }
      int count = (int) Math.min(length, left);
      left -= count;
      return count;
    }
  }

  /** A server that says yes to everything but one command, to which it gives a reply. */
  private static final class Refusing extends Talking {

    private final String command;
    private final String reply;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private boolean reading;

    Refusing(String command, String reply) throws IOException {
      this.command = command;
      this.reply = reply;
      start();
    }

    /** What it was told. */
    List<String> said() {
      return said;
    }

    @Override
    String answer(String line) {
      if (reading && !line.equals(".")) {
        return "";
      }
      said.add(line);
      reading = line.equals("DATA") && !command.equals("DATA");
      if (line.startsWith(command)) {
        return reply;
      }
      if (reading) {
        return "354 go on";
      }
      return line.startsWith("EHLO") ? "250-here\r\n250 AUTH PLAIN" : "250 ok";
    }
  }

  /** How a server takes leave that has accepted a mail. */
  private enum Leave {
    SILENT,
    HANGING_UP,
    COMPLAINING
  }

  /** A server that accepts a mail, and takes leave in an unfriendly way. */
  private static final class Accepting extends Talking {

    private final Leave leave;
    private boolean reading;

    Accepting(Leave leave) throws IOException {
      this.leave = leave;
      start();
    }

    @Override
    String answer(String said) throws IOException {
      if (reading) {
        reading = !said.equals(".");
        return reading ? "" : "250 accepted";
      }
      if (said.equals("DATA")) {
        reading = true;
        return "354 go on";
      }
      if (!said.equals("QUIT")) {
        return "250 ok";
      }
      return switch (leave) {
        case SILENT -> "";
        case HANGING_UP -> throw new IOException("gone");
        case COMPLAINING -> "421 not like this";
      };
    }
  }

  /** A server that talks SMTP with one client. */
  private abstract static class Talking implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0);

    Talking() throws IOException {}

    void start() {
      Thread thread = new Thread(this::talk);
      thread.setDaemon(true);
      thread.start();
    }

    int port() {
      return socket.getLocalPort();
    }

    /** Returns what is answered; nothing where that is empty. */
    abstract String answer(String said) throws IOException;

    private void talk() {
      try (var line = socket.accept();
          var in =
              new java.io.BufferedReader(
                  new java.io.InputStreamReader(
                      line.getInputStream(), StandardCharsets.US_ASCII))) {
        var out = line.getOutputStream();
        out.write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
        for (String said = in.readLine(); said != null; said = in.readLine()) {
          String answer = answer(said);
          if (!answer.isEmpty()) {
            out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
          }
        }
      } catch (IOException closed) {
        return;
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
