package io.customerview.identity;

/**
 * The parts of a customer that search keys are saved for, each as a whole.
 *
 * <p>{@link #code()} is what a storage keeps; it never changes.
 */
public enum SearchPart {
  /** Names, tax numbers, ids and identity documents. */
  REGISTRATION(1),
  /** E-mail addresses and phone numbers. */
  CONTACT_POINTS(2),
  /** The numbers of documents that were sent. */
  DOCUMENTS(3),
  /** The ids of customers that were merged into this one. */
  FORMER_IDS(4);

  private final int code;

  SearchPart(int code) {
    this.code = code;
  }

  /** Returns the number by which a storage knows this part. */
  public int code() {
    return code;
  }
}
