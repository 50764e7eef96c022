package io.customerview.contact;

/**
 * A contact channel (canal de contato): what a contact point belongs to (CNT-1). How a message
 * travels is a {@link MessageChannel}.
 */
public enum ContactChannel {
  /** Phones (telefones), mobile and fixed. */
  PHONE,
  /** E-mail addresses. */
  EMAIL,
  /** Postal addresses (endereços). */
  POSTAL
}
