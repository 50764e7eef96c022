package io.customerview.contact;

import io.customerview.shared.Secrets;
import java.util.List;
import java.util.Objects;

/**
 * What tells one address from another: channel and normalized form. Personal data, so {@code
 * toString} shows the channel alone.
 *
 * @param channel the channel
 * @param normalized the normalized form, {@link Address#normalized()}
 */
public record AddressKey(ContactChannel channel, String normalized) {

  private static final String USE = "suppression";

  public AddressKey {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(normalized, "normalized");
  }

  /** Obtains the key of an address. */
  public static AddressKey of(Address address) {
    return new AddressKey(address.channel(), address.normalized());
  }

  /**
   * Returns the hash by which the suppression list knows the address (CNT-13): the form to store.
   */
  public String hash(Secrets secrets) {
    return secrets.hash(USE, text());
  }

  /** Returns the hashes to look for: one for each key that the host has or had. */
  public List<String> hashes(Secrets secrets) {
    return secrets.hashes(USE, text());
  }

  private String text() {
    return channel.name() + ' ' + normalized;
  }

  @Override
  public String toString() {
    return "AddressKey[" + channel + "]";
  }
}
