package io.customerview.contact;

import io.customerview.identity.EmailAddress;
import io.customerview.identity.PhoneNumber;
import java.util.Objects;

/**
 * An address (endereço de contato): a phone number, an e-mail address or a postal address.
 *
 * <p>Two addresses of one channel are the same when their {@linkplain #normalized normalized} forms
 * are (CNT-6). {@code toString} is masked. Immutable and thread-safe.
 */
public sealed interface Address permits Address.Phone, Address.Email, PostalAddress {

  /** Returns the channel that it belongs to. */
  ContactChannel channel();

  /**
   * Returns the form that is compared: for duplicates, opt-outs of former addresses, and the
   * suppression list. A key; never shown.
   */
  String normalized();

  /** Returns the form that people read. */
  String display();

  /** Returns a form that is safe to log. */
  String masked();

  /** Returns whether another address is the same one, however it was written. */
  default boolean isSameAs(Address other) {
    return channel() == other.channel() && normalized().equals(other.normalized());
  }

  /**
   * Obtains a phone address from text as written in Brazil.
   *
   * @throws io.customerview.shared.RefusedException as {@link PhoneNumber#parse(CharSequence)}
   */
  static Address phone(CharSequence text) {
    return new Phone(PhoneNumber.parse(text));
  }

  /**
   * Obtains an e-mail address from text.
   *
   * @throws io.customerview.shared.RefusedException as {@link EmailAddress#parse(CharSequence)}
   */
  static Address email(CharSequence text) {
    return new Email(EmailAddress.parse(text));
  }

  /**
   * A phone (telefone). A Brazilian mobile from before the ninth digit is the same line as the one
   * with it, so the two have one normalized form, the present number: adding the ninth digit to an
   * old record keeps its consent, and an opt-out can't be lost by it.
   *
   * @param number the number as it is registered
   */
  record Phone(PhoneNumber number) implements Address {

    public Phone {
      Objects.requireNonNull(number, "number");
    }

    @Override
    public ContactChannel channel() {
      return ContactChannel.PHONE;
    }

    @Override
    public String normalized() {
      return (number.isOutdated() ? number.twin().orElse(number) : number).compact();
    }

    @Override
    public String display() {
      return number.formatted();
    }

    @Override
    public String masked() {
      return number.toString();
    }

    @Override
    public String toString() {
      return masked();
    }
  }

  /**
   * An e-mail address.
   *
   * @param email the address as it is registered
   */
  record Email(EmailAddress email) implements Address {

    public Email {
      Objects.requireNonNull(email, "email");
    }

    @Override
    public ContactChannel channel() {
      return ContactChannel.EMAIL;
    }

    @Override
    public String normalized() {
      return email.compact();
    }

    @Override
    public String display() {
      return email.formatted();
    }

    @Override
    public String masked() {
      return email.toString();
    }

    @Override
    public String toString() {
      return masked();
    }
  }
}
