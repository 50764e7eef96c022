package io.customerview.identity;

import java.util.Locale;

/** What a refused text was read as. Part of the code of its refusal. */
public enum IdentityKind {
  /** {@link Cpf}. */
  CPF,
  /** {@link Cnpj}. */
  CNPJ,
  /** {@link Nit}. */
  NIT,
  /** Colombian cédula de ciudadanía, an {@link IdentityDocument}. */
  CEDULA,
  /** Any other {@link IdentityDocument}. */
  DOCUMENT,
  /** {@link DocumentNumber}. */
  DOCUMENT_NUMBER,
  /** {@link PhoneNumber}. */
  PHONE,
  /** {@link EmailAddress}. */
  EMAIL,
  /** {@link IdText}. */
  ID,
  /** {@link PostalCode}. */
  POSTAL_CODE,
  /** The IBGE code of a {@link City}. */
  CITY_CODE,
  /** {@link FoldedText}. */
  TEXT;

  /** Returns the part of a refusal's code, such as {@code cpf}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
