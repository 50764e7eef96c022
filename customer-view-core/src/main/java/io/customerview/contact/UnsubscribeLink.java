package io.customerview.contact;

import java.util.Objects;

/**
 * What an unsubscribe link says to whoever opens it: enough to know what is about to be confirmed,
 * and no address.
 *
 * @param channel the message channel
 * @param maskedAddress the address, masked
 * @param test whether the message was sent in test mode, so that confirming changes nothing
 */
public record UnsubscribeLink(MessageChannel channel, String maskedAddress, boolean test) {

  public UnsubscribeLink {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(maskedAddress, "maskedAddress");
  }
}
