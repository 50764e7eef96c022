package io.customerview.examples.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * How mails are sent: through which server, from whom. Immutable; {@code toString} tells no secret.
 *
 * @param host the SMTP server
 * @param port its port
 * @param from the address that mails come from, in ASCII
 * @param unsubscribePage the page on which the recipient with a token unsubscribes: of {@code
 *     https}, or mails don't say that one click is enough (RFC 8058)
 * @param login the name and the password, where the server asks for them
 * @param isStartTls whether the connection must become an encrypted one
 * @param timeout how long the server may take for an answer: far below the relay's lease
 */
public record MailSettings(
    String host,
    int port,
    InternetAddress from,
    Function<String, URI> unsubscribePage,
    Optional<Login> login,
    boolean isStartTls,
    Duration timeout) {

  private static final Duration PATIENT = Duration.ofSeconds(15);

  public MailSettings {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(from, "from");
    if (!isAscii(from.getAddress())) {
      throw new IllegalArgumentException("mails come from an address in ASCII");
    }
    Objects.requireNonNull(unsubscribePage, "unsubscribePage");
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(timeout, "timeout");
  }

  /** Returns whether a text is written in SMTP as it is. */
  static boolean isAscii(String text) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
  }

  /** A name and a password. */
  public record Login(String user, String password) {

    @Override
    public String toString() {
      return "Login[]";
    }
  }

  /**
   * Obtains settings of a server that asks for no login and no encryption.
   *
   * @param from such as {@code Loja <loja@example.com>}
   * @throws IllegalArgumentException if that is no address, or goes beyond ASCII
   */
  public static MailSettings of(
      String host, int port, String from, Function<String, URI> unsubscribePage) {
    try {
      return new MailSettings(
          host,
          port,
          new InternetAddress(from, true),
          unsubscribePage,
          Optional.empty(),
          false,
          PATIENT);
    } catch (AddressException wrong) {
      throw new IllegalArgumentException("mails come from an address", wrong);
    }
  }

  /** Returns these settings with a login. */
  public MailSettings login(String user, String password) {
    return new MailSettings(
        host,
        port,
        from,
        unsubscribePage,
        Optional.of(new Login(user, password)),
        isStartTls,
        timeout);
  }

  /** Returns these settings with encryption, which is required then. */
  public MailSettings startTls() {
    return new MailSettings(host, port, from, unsubscribePage, login, true, timeout);
  }

  /** Returns these settings with another time for the server to answer. */
  public MailSettings timeout(Duration longest) {
    return new MailSettings(host, port, from, unsubscribePage, login, isStartTls, longest);
  }

  Properties properties() {
    String millis = Long.toString(timeout.toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", host);
    properties.setProperty("mail.smtp.port", Integer.toString(port));
    properties.setProperty("mail.smtp.connectiontimeout", millis);
    properties.setProperty("mail.smtp.timeout", millis);
    properties.setProperty("mail.smtp.writetimeout", millis);
    properties.setProperty("mail.smtp.auth", Boolean.toString(login.isPresent()));
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(isStartTls));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(isStartTls));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.mime.allowutf8", "false");
    return properties;
  }
}
