package io.customerview.search;

/** How a text was read. */
public enum ReadingReason {
  /** As a whole value. */
  WHOLE,
  /** As nine digits of a CPF and more, without both check digits. */
  BASE,
  /** As a CPF or CNPJ whose check digits are wrong; the base or root was searched. */
  DV_MISMATCH,
  /** As the root of a CNPJ. */
  ROOT,
  /** As the first characters of a value. */
  PREFIX,
  /** As the six digits of a CPF that public bodies publish. */
  MASKED,
  /** As a phone number without its area code. */
  WITHOUT_AREA_CODE,
  /** As the domain of an e-mail address. */
  DOMAIN,
  /** As the leading blocks of an id. */
  BLOCKS,
  /** As a NIT without its check digit, or any other number that may be one. */
  NUMBER,
  /** As a name. */
  WORDS
}
