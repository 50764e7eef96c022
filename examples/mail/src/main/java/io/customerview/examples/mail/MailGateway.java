package io.customerview.examples.mail;

import io.customerview.spi.GatewayException;
import io.customerview.spi.MessageGateway;
import io.customerview.spi.OutgoingMessage;
import io.customerview.spi.Receipt;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Objects;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * Sends e-mail through an SMTP server, a connection for each. Addresses beyond ASCII are refused
 * for good: not every server on the way takes them (RFC 6531), and the mail library would write
 * other letters. Domains come as A-labels already.
 *
 * <p>Immutable and thread-safe.
 */
public final class MailGateway implements MessageGateway {

  private static final String EMAIL = "email";

  /** From this reply on a server refuses for good (RFC 5321, section 4.2.1). */
  private static final int FOR_GOOD = 500;

  /** With this one it asks for a login or for encryption first (RFC 3207, RFC 4954). */
  private static final int NOT_LIKE_THIS = 530;

  private final MailSettings settings;
  private final Clock clock;
  private final Session session;

  /** Makes a gateway whose mails are dated by a clock. */
  public MailGateway(MailSettings settings, Clock clock) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.session = Session.getInstance(settings.properties());
  }

  @Override
  public Receipt handOver(OutgoingMessage message) throws GatewayException {
    if (!message.channel().equals(EMAIL)) {
      throw GatewayException.permanent("channel_unsupported");
    }
    if (!MailSettings.isAscii(message.destination())) {
      throw GatewayException.permanent("address_unsupported");
    }
    if (message.test()) {
      return Receipt.bare();
    }
    try {
      MimeMessage letter = new Letter(session, settings, clock).write(message);
      send(letter);
      return Receipt.of(letter.getMessageID());
    } catch (AddressException wrong) {
      throw GatewayException.permanent("address_malformed", wrong);
    } catch (AuthenticationFailedException refused) {
      throw GatewayException.passing("login_refused", refused);
    } catch (MessagingException failed) {
      if (failed.getNextException() instanceof FailingStream.Broken file) {
        throw file.failure(); // the relay knows what it means
      }
      throw isForGood(failed)
          ? GatewayException.permanent("mail_refused", failed)
          : GatewayException.passing("mail_server_failed", failed);
    }
  }

  private void send(MimeMessage letter) throws MessagingException {
    Transport transport = session.getTransport("smtp");
    try {
      if (settings.login().isPresent()) {
        MailSettings.Login login = settings.login().get();
        transport.connect(login.user(), login.password());
      } else {
        transport.connect();
      }
      transport.sendMessage(letter, letter.getAllRecipients());
    } finally {
      takeLeave(transport);
    }
  }

  /** What the server has accepted is out, whatever it says to a good-bye, or doesn't. */
  private static void takeLeave(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException unfriendly) {
      return;
    }
  }

  /**
   * The reply to the recipient stands behind that to the whole mail. What a server says to the
   * sender or of the login is about the settings: once they are mended, every mail goes.
   */
  private static boolean isForGood(MessagingException failed) {
    for (Exception one = failed; one instanceof MessagingException next; ) {
      if (next instanceof SMTPAddressFailedException address) {
        return isForGood(address.getReturnCode());
      }
      if (next instanceof SMTPSendFailedException whole && whole.getNextException() == null) {
        return !whole.getCommand().startsWith("MAIL") && isForGood(whole.getReturnCode());
      }
      one = next.getNextException();
    }
    return false;
  }

  private static boolean isForGood(int reply) {
    return reply >= FOR_GOOD && reply != NOT_LIKE_THIS;
  }
}
