package io.customerview.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells what the host has to send documents again with (DOC-6): its automations, their versions,
 * and the messages that each version has on each channel.
 *
 * <p>For a document that is sent again this is called on the thread of the use case, inside its
 * unit of work, in which a connection is held and the customer is locked: an answer from memory is
 * best, and no other machine is to be called. Who reads tables of the host's does so through
 * another pool than the customer view's: threads that each hold one connection and wait for a
 * second one would wait for each other. Must be thread-safe. For a choice that is shown no
 * connection is held.
 */
public interface MessageCatalogue {

  /** Returns the automations, in the order in which they are to be shown. */
  List<Automation> automations();

  /**
   * Returns the messages of a version of an automation on a channel, in the order in which they are
   * to be shown; none where there is no such version.
   *
   * @param automation the host's id of the automation
   * @param version which version
   * @param channel such as {@code email}: the code of a message channel
   */
  List<Template> messages(String automation, String version, String channel);

  /**
   * Writes a message for a customer.
   *
   * @param automation the host's id of the automation
   * @param version which version
   * @param message the id of the message, which is one of those that {@link #messages} gave
   * @param customer the customer's id here
   * @param document the id of the document that goes with it
   */
  Text write(String automation, String version, String message, UUID customer, UUID document);

  /** Returns the catalogue of a host that sends no document again. */
  static MessageCatalogue none() {
    return NoMessages.CATALOGUE;
  }

  /**
   * An automation.
   *
   * @param id the host's id
   * @param name what it is called
   * @param versions its versions, in the order in which they are to be shown
   */
  record Automation(String id, String name, List<String> versions) {

    public Automation {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(name, "name");
      versions = List.copyOf(versions);
    }
  }

  /**
   * A message that an automation can send.
   *
   * @param id the host's id, unique within its version and channel
   * @param name what it is called
   * @param purpose what it is sent for, such as {@code billing}
   */
  record Template(String id, String name, String purpose) {

    public Template {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(purpose, "purpose");
    }
  }

  /**
   * What a message says.
   *
   * @param mediaType such as {@code text/html}
   * @param subject the subject line, where there is one
   * @param body the text
   * @param sender in whose name it goes, where that is said
   */
  record Text(String mediaType, Optional<String> subject, String body, Optional<String> sender) {

    public Text {
      Objects.requireNonNull(mediaType, "mediaType");
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(body, "body");
      Objects.requireNonNull(sender, "sender");
    }

    /** Obtains a plain text. */
    public static Text plain(String body) {
      return new Text("text/plain", Optional.empty(), body, Optional.empty());
    }

    /** Tells none of it. */
    @Override
    public String toString() {
      return "Text[" + mediaType + "]";
    }
  }
}
