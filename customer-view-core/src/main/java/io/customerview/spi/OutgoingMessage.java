package io.customerview.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A message as a gateway gets it. Immutable; {@code toString} tells nothing personal.
 *
 * @param key the same at every attempt, and the id by which reports on the message name it
 * @param recipient to whom it goes
 * @param channel how, such as {@code email}: the code of a message channel
 * @param purpose what for, such as {@code billing}
 * @param destination an e-mail address, whose domain is in ASCII (A-labels) and whose local part
 *     may go beyond it (RFC 6531); a phone number in E.164; or the lines of a postal address. What
 *     can't be written to just that address, letter by letter, is refused for good
 * @param name what the message is called
 * @param sender in whose name it goes, where that is said
 * @param mediaType what the body is, such as {@code text/plain}
 * @param subject the subject line, where there is one
 * @param body the text, not a character changed
 * @param attachments the files that go with it, in order
 * @param automation the automation whose message it is, where there is one
 * @param campaign the campaign that it belongs to, where there is one
 * @param template the template that it was made from, where there is one
 * @param unsubscribeToken what the host puts into the link by which the recipient unsubscribes
 *     (List-Unsubscribe, RFC 8058); messages to customers have one
 * @param test whether it is sent in test mode: a gateway need not deliver it
 */
public record OutgoingMessage(
    String key,
    Recipient recipient,
    String channel,
    String purpose,
    String destination,
    String name,
    Optional<String> sender,
    String mediaType,
    Optional<String> subject,
    String body,
    List<Attachment> attachments,
    Optional<Automation> automation,
    Optional<String> campaign,
    Optional<String> template,
    Optional<String> unsubscribeToken,
    boolean test) {

  /** To whom a message goes. */
  public enum Recipient {
    CUSTOMER,
    /** One of the host's users. */
    AGENT,
    /** The host's support. */
    SUPPORT
  }

  /**
   * An automation in one of its versions.
   *
   * @param id the host's id of it
   * @param version which version
   */
  public record Automation(String id, String version) {

    public Automation {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(version, "version");
    }
  }

  public OutgoingMessage {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(recipient, "recipient");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(destination, "destination");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(sender, "sender");
    Objects.requireNonNull(mediaType, "mediaType");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(body, "body");
    attachments = List.copyOf(attachments);
    Objects.requireNonNull(automation, "automation");
    Objects.requireNonNull(campaign, "campaign");
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(unsubscribeToken, "unsubscribeToken");
  }

  @Override
  public String toString() {
    return "OutgoingMessage[" + key + ", " + channel + ", " + purpose + "]";
  }
}
