package io.customerview.identity;

/** What is wrong with a text that is not an e-mail address. */
public enum EmailFault {
  /** There is no {@code @}. */
  NO_AT,
  /** There is more than one {@code @} outside quotes. */
  SEVERAL_AT,
  /** A blank, a control character or an invisible one. */
  BLANK_OR_CONTROL,
  /** Nothing before the {@code @}. */
  LOCAL_MISSING,
  /** More than 64 octets before the {@code @}. */
  LOCAL_TOO_LONG,
  /** A dot at the start or end of the local part, or two together. */
  LOCAL_DOT,
  /** A character that stands before the {@code @} only inside quotes. */
  LOCAL_CHARACTER,
  /** Nothing after the {@code @}. */
  DOMAIN_MISSING,
  /** Two dots together in the domain, or one at its start or end. */
  LABEL_EMPTY,
  /** A part of the domain starts or ends with a hyphen. */
  LABEL_HYPHEN,
  /** A part of the domain is longer than 63 octets. */
  LABEL_TOO_LONG,
  /** A character that no domain has. */
  DOMAIN_CHARACTER,
  /** A domain of more than 253 octets. */
  DOMAIN_TOO_LONG,
  /** A domain of one part, such as {@code localhost}. */
  ONE_LABEL,
  /** More than 254 octets in all. */
  ADDRESS_TOO_LONG
}
