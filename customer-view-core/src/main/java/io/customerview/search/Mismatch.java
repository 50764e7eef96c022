package io.customerview.search;

/** Why a text can't be of a kind. */
public enum Mismatch {
  /** It holds a character that values of this kind do not have. */
  CHARACTERS,
  /** It is no phone number, whole or without its area code. */
  NOT_A_PHONE,
  /** It is no e-mail address, nor the start of one. */
  NOT_AN_EMAIL,
  /** Strict: its check digits are wrong, so nobody is registered with it. */
  CHECK_DIGITS,
  /** Strict: values of this kind are registered in another format. */
  FORMAT
}
