package io.customerview.contact;

import static io.customerview.contact.ContactChannel.PHONE;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A message channel (canal de mensagem): how a message travels. Each belongs to one contact
 * channel, whose points it can be sent to.
 *
 * <pre>{@code
 * MessageChannel telegram = new MessageChannel("telegram", ContactChannel.PHONE); // a host's own
 * }</pre>
 *
 * @param code such as {@code sms}: 1 to 32 lower-case letters, digits and underscores, a letter
 *     first
 * @param contactChannel the contact channel that it belongs to
 */
public record MessageChannel(String code, ContactChannel contactChannel) {

  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,31}");

  /** Text messages (SMS): only to numbers that may take them. */
  public static final MessageChannel SMS = new MessageChannel("sms", PHONE);

  public static final MessageChannel EMAIL = new MessageChannel("email", ContactChannel.EMAIL);

  /** WhatsApp: to mobiles, and to the fixed lines that businesses use it on. */
  public static final MessageChannel WHATSAPP = new MessageChannel("whatsapp", PHONE);

  /** Calls (voz). */
  public static final MessageChannel VOICE = new MessageChannel("voice", PHONE);

  /** Letters (cartas). */
  public static final MessageChannel LETTER = new MessageChannel("letter", ContactChannel.POSTAL);

  /** Those that every installation has, in the order in which they are shown. */
  private static final List<MessageChannel> STANDARD = List.of(SMS, EMAIL, WHATSAPP, VOICE, LETTER);

  public MessageChannel {
    Objects.requireNonNull(contactChannel, "contactChannel");
    if (!CODE.matcher(Objects.requireNonNull(code, "code")).matches()) {
      throw new IllegalArgumentException(
          "the code of a message channel has 1 to 32 lower-case letters, digits and underscores, a letter first");
    }
    Optional<ContactChannel> standard = standardOf(code);
    if (standard.isPresent() && standard.get() != contactChannel) {
      throw new IllegalArgumentException(
          code + " belongs to " + standard.get() + ", not to " + contactChannel);
    }
  }

  private static Optional<ContactChannel> standardOf(String code) {
    return switch (code) {
      case "sms", "whatsapp", "voice" -> Optional.of(PHONE);
      case "email" -> Optional.of(ContactChannel.EMAIL);
      case "letter" -> Optional.of(ContactChannel.POSTAL);
      default -> Optional.empty();
    };
  }

  /** Returns those that every installation has, in the order in which they are shown. */
  public static List<MessageChannel> standard() {
    return STANDARD;
  }

  /**
   * Returns those that every installation has, in the order in which they are shown, and then those
   * of some others that are a host's own, by their code.
   */
  public static List<MessageChannel> standardAnd(Collection<MessageChannel> others) {
    Stream<MessageChannel> own =
        others.stream()
            .filter(channel -> !STANDARD.contains(channel))
            .distinct()
            .sorted(
                Comparator.comparing(MessageChannel::code)
                    .thenComparing(MessageChannel::contactChannel));
    return Stream.concat(STANDARD.stream(), own).toList();
  }

  /**
   * Returns whether a message on this channel can go to that address: its contact channel, and for
   * SMS a number that may take one.
   */
  public boolean reaches(Address address) {
    if (address.channel() != contactChannel) {
      return false;
    }
    return !equals(SMS)
        || (address instanceof Address.Phone phone && phone.number().type().mayTakeSms());
  }

  @Override
  public String toString() {
    return code;
  }
}
