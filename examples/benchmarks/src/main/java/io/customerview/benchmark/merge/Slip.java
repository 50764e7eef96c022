package io.customerview.benchmark.merge;

/** What went wrong when a customer was registered a second time. */
public enum Slip {
  /** Nothing, but for what is missing or has changed since. */
  NONE,
  /** One word of the name has a typing error or another spelling, such as Sousa for Souza. */
  TYPO,
  /** The words of the name are in another order. */
  SWAPPED,
  /** Words in the middle of the name are left out or initials; of a company, its legal form. */
  SHORTENED,
  /** The last family name is another one, as after a marriage. */
  SURNAME,
  /** A mobile number was taken from before it got its ninth digit. */
  NINTH_DIGIT,
  /** The number of an identity document has lost the zeros at its beginning. */
  LOST_ZEROS,
  /** An e-mail address has a typing error in its domain or in its local part. */
  EMAIL,
  /** A typing error, and the words in another order or fewer of them. */
  SEVERAL
}
