package io.customerview.identity;

/** The fields of a customer that can be searched: what a hit says it was found by. */
public enum SearchField {
  /** {@link Cpf}. */
  CPF,
  /** {@link Cnpj}. */
  CNPJ,
  /** An identity document. */
  IDENTITY_DOCUMENT,
  /** The id of the customer here. */
  CUSTOMER_ID,
  /** The id of the customer in the host. */
  EXTERNAL_ID,
  /** An e-mail address. */
  EMAIL,
  /** A phone number. */
  PHONE,
  /** The number of a document that was sent. */
  DOCUMENT_NUMBER,
  /** Given and family names of a person. */
  FULL_NAME,
  /** The social name (nome social) of a person. */
  SOCIAL_NAME,
  /** The registered name (razão social) of a company. */
  LEGAL_NAME,
  /** The trade name (nome fantasia) of a company. */
  TRADE_NAME;

  /** Returns whether this is a name, which is searched by its words. */
  public boolean isName() {
    return compareTo(FULL_NAME) >= 0;
  }
}
