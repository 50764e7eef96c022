package io.customerview.identity;

/** What a text can be read as, in the order in which readings are given and hits are ranked. */
public enum ReadingKind {
  /** CPF, its base, or its masked form. */
  CPF,
  /** CNPJ, or its root. */
  CNPJ,
  /** Identity document of a country and type: NIT, cédula. */
  PERSON_DOCUMENT,
  /** UUID, its leading blocks, or a host's own id. */
  ID,
  /** E-mail address, or its domain. */
  EMAIL,
  /** Phone number, or its subscriber without the area code. */
  PHONE,
  /** CEP. */
  POSTAL_CODE,
  /** Number of a document. */
  DOCUMENT_NUMBER,
  /** Name. */
  NAME
}
