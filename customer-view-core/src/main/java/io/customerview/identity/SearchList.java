package io.customerview.identity;

/**
 * The lists of the search index. In each, the entries of one key stand in the order of the
 * customers' names, so that a page is read where it begins.
 *
 * <p>{@link #code()} is what a storage keeps; it never changes.
 */
public enum SearchList {
  /** Every customer, under the empty key. */
  ALL(1),
  /** Names that the customer is not shown under: the whole key. */
  OTHER_NAME(2),
  /** Names that the customer is not shown under: the first one, two and three words. */
  OTHER_NAME_START(3),
  /** Words of names. */
  WORD(4),
  /** The first three letters of words of names. */
  WORD_START(5),
  /** The first three letters of two words of one name, in alphabetical order. */
  WORD_PAIR(6),
  /** Customers with a name of too many words to keep every pair of them, under the empty key. */
  MANY_WORDS(7),
  /** The eleven digits of a CPF. */
  CPF(10),
  /** The first three of them. */
  CPF_START(11),
  /** The fourth to the ninth, which public bodies publish. */
  CPF_MIDDLE(12),
  /** The fourteen characters of a CNPJ. */
  CNPJ(13),
  /** The first eight of them. */
  CNPJ_ROOT(14),
  /** The first three of them. */
  CNPJ_START(15),
  /** Identity documents: the number, a NIT without its check digit. */
  PERSON_DOCUMENT(20),
  /** Ids: 32 hexadecimal digits of a UUID, or an opaque id as it is. */
  ID(21),
  /** The first eight digits of UUIDs. */
  ID_START(22),
  /** E-mail addresses. */
  EMAIL(30),
  /** The first three to nine characters of e-mail addresses. */
  EMAIL_START(31),
  /** Domains of e-mail addresses. */
  EMAIL_DOMAIN(32),
  /** Phone numbers as E.164 has them. */
  PHONE(33),
  /** The last eight digits of phone numbers that are found without their area code. */
  PHONE_END(34),
  /** Numbers of documents that were sent. */
  DOCUMENT_NUMBER(40);

  private final int code;

  SearchList(int code) {
    this.code = code;
  }

  /** Returns the number by which a storage knows this list. */
  public int code() {
    return code;
  }

  /** Returns whether many customers have several entries under one key. */
  public boolean mayRepeat() {
    return this == EMAIL_START || this == EMAIL_DOMAIN;
  }

  /** Returns whether its entries carry the names of customers. */
  public boolean isOfNames() {
    return compareTo(MANY_WORDS) <= 0;
  }
}
