package io.customerview.examples.mail;

import io.customerview.spi.Attachment;
import io.customerview.spi.OutgoingMessage;
import io.customerview.spi.OutgoingMessage.Recipient;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;

/** Writes a message as a mail: RFC 5322, MIME, and RFC 8058 for the way out. */
record Letter(Session session, MailSettings settings, Clock clock) {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  MimeMessage write(OutgoingMessage message) throws MessagingException {
    MimeMessage letter = new Keyed(session, messageId(message.key()));
    letter.setFrom(from(message));
    letter.setRecipient(RecipientType.TO, new InternetAddress(message.destination(), true));
    letter.setSubject(oneLine(message.subject().orElse(message.name())), UTF_8);
    letter.setSentDate(Date.from(clock.instant()));
    if (message.recipient() == Recipient.CUSTOMER && message.unsubscribeToken().isPresent()) {
      URI page = settings.unsubscribePage().apply(message.unsubscribeToken().get());
      letter.setHeader("List-Unsubscribe", "<" + page.toASCIIString() + ">");
      if ("https".equalsIgnoreCase(page.getScheme())) {
        letter.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      }
    }
    if (message.attachments().isEmpty()) {
      writeBody(letter, message);
    } else {
      letter.setContent(withFiles(message));
    }
    letter.saveChanges();
    return letter;
  }

  /** The same key gives the same id; nothing of the key is told. */
  private String messageId(String key) {
    UUID id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    String address = settings.from().getAddress();
    return "<" + id + address.substring(address.indexOf('@')) + ">";
  }

  private InternetAddress from(OutgoingMessage message) throws MessagingException {
    InternetAddress from = (InternetAddress) settings.from().clone();
    try {
      from.setPersonal(message.sender().map(Letter::oneLine).orElse(from.getPersonal()), UTF_8);
    } catch (UnsupportedEncodingException impossible) {
      throw new MessagingException("every Java platform has UTF-8", impossible);
    }
    return from;
  }

  /** A line break would begin another header. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static void writeBody(Part part, OutgoingMessage message) throws MessagingException {
    if (isHtml(message.mediaType())) {
      MimeMultipart both = new MimeMultipart("alternative");
      both.addBodyPart(text(ReadableText.of(message.body()), "plain"));
      both.addBodyPart(text(message.body(), "html"));
      part.setContent(both);
    } else {
      part.setContent(message.body(), "text/plain; charset=UTF-8");
    }
  }

  /** The host may have said more of it, such as a charset. */
  private static boolean isHtml(String mediaType) {
    try {
      return new ContentType(mediaType).match("text/html");
    } catch (ParseException unreadable) {
      return false;
    }
  }

  private static MimeBodyPart text(String words, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(words, UTF_8, subtype);
    return part;
  }

  private static MimeMultipart withFiles(OutgoingMessage message) throws MessagingException {
    MimeMultipart mixed = new MimeMultipart("mixed");
    MimeBodyPart body = new MimeBodyPart();
    writeBody(body, message);
    mixed.addBodyPart(body);
    for (Attachment attachment : message.attachments()) {
      MimeBodyPart file = new MimeBodyPart();
      file.setDataHandler(new DataHandler(new Streamed(attachment)));
      file.setHeader("Content-Type", named(attachment.mediaType(), "name", attachment.name()));
      file.setHeader("Content-Disposition", named(Part.ATTACHMENT, "filename", attachment.name()));
      // Said beforehand, or the bytes would be read once more to find out.
      file.setHeader("Content-Transfer-Encoding", "base64");
      mixed.addBodyPart(file);
    }
    return mixed;
  }

  /** The library itself would write a name in the platform's charset, which may have no accents. */
  private static String named(String value, String parameter, String name) {
    ParameterList parameters = new ParameterList();
    parameters.set(parameter, name, UTF_8);
    return value + parameters.toString(value.length());
  }

  /** A mail whose id is given. */
  private static final class Keyed extends MimeMessage {

    private final String id;

    Keyed(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }

  /** The bytes of a file, which are opened when the mail is sent. */
  private record Streamed(Attachment attachment) implements DataSource {

    @Override
    public InputStream getInputStream() throws IOException {
      return FailingStream.open(attachment);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      throw new IOException("a file that was sent is not written");
    }

    @Override
    public String getContentType() {
      return attachment.mediaType();
    }

    @Override
    public String getName() {
      return attachment.name();
    }
  }
}
