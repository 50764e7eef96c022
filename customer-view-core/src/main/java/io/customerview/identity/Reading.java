package io.customerview.identity;

/**
 * One way in which a text can be read: a whole value, or the part of one.
 *
 * <p>Immutable and thread-safe. What {@code toString} returns is safe to log.
 */
public sealed interface Reading {

  /** Returns what the text is read as. */
  ReadingKind kind();

  /** Returns what is searched: the compact form of the value, or the part that was given. */
  String key();

  /** A whole CPF with right check digits. */
  record OfCpf(Cpf cpf) implements Reading {
    @Override
    public ReadingKind kind() {
      return ReadingKind.CPF;
    }

    @Override
    public String key() {
      return cpf.compact();
    }
  }

  /** A whole CNPJ with right check digits. */
  record OfCnpj(Cnpj cnpj) implements Reading {
    @Override
    public ReadingKind kind() {
      return ReadingKind.CNPJ;
    }

    @Override
    public String key() {
      return cnpj.compact();
    }
  }

  /**
   * A NIT.
   *
   * @param checkDigitGiven whether the text has the check digit, which is then right
   */
  record OfNit(Nit nit, boolean checkDigitGiven) implements Reading {
    @Override
    public ReadingKind kind() {
      return ReadingKind.PERSON_DOCUMENT;
    }

    /** Returns the number without its check digit. */
    @Override
    public String key() {
      return nit.number();
    }
  }

  /** A Colombian cédula de ciudadanía. */
  record OfCedula(IdentityDocument cedula) implements Reading {
    @Override
    public ReadingKind kind() {
      return ReadingKind.PERSON_DOCUMENT;
    }

    @Override
    public String key() {
      return cedula.searchKey();
    }
  }

  /** A whole UUID, or a host's own id. */
  record OfId(IdText id) implements Reading {
    @Override
    public ReadingKind kind() {
      return ReadingKind.ID;
    }

    @Override
    public String key() {
      return id.compact();
    }
  }

  /** A whole e-mail address. */
  record OfEmail(EmailAddress email) implements Reading {
    @Override
    public ReadingKind kind() {
      return ReadingKind.EMAIL;
    }

    @Override
    public String key() {
      return email.compact();
    }
  }

  /** A whole phone number. */
  record OfPhone(PhoneNumber phone) implements Reading {
    @Override
    public ReadingKind kind() {
      return ReadingKind.PHONE;
    }

    @Override
    public String key() {
      return phone.compact();
    }
  }

  /** A CEP. */
  record OfPostalCode(PostalCode postalCode) implements Reading {
    @Override
    public ReadingKind kind() {
      return ReadingKind.POSTAL_CODE;
    }

    @Override
    public String key() {
      return postalCode.compact();
    }
  }

  /** The number of a document. */
  record OfDocumentNumber(DocumentNumber number) implements Reading {
    @Override
    public ReadingKind kind() {
      return ReadingKind.DOCUMENT_NUMBER;
    }

    @Override
    public String key() {
      return number.compact();
    }
  }

  /** A name: anything with a letter. */
  record OfName(FoldedText name) implements Reading {
    @Override
    public ReadingKind kind() {
      return ReadingKind.NAME;
    }

    @Override
    public String key() {
      return name.key();
    }
  }

  /** Which part of a value a text gives. */
  enum Part {
    /** The first nine digits of a CPF. */
    CPF_BASE(ReadingKind.CPF),
    /** The middle six digits of a CPF, as in {@code ***.982.247-**}. */
    CPF_MIDDLE(ReadingKind.CPF),
    /** The first eight characters of a CNPJ. */
    CNPJ_ROOT(ReadingKind.CNPJ),
    /** The first block of a UUID, or more whole blocks. */
    UUID_BLOCKS(ReadingKind.ID),
    /** The domain of an e-mail address, written with the {@code @}; the key is without it. */
    EMAIL_DOMAIN(ReadingKind.EMAIL),
    /** Eight or nine digits of a phone number without its area code. */
    PHONE_SUBSCRIBER(ReadingKind.PHONE);

    private final ReadingKind kind;

    Part(ReadingKind kind) {
      this.kind = kind;
    }
  }

  /**
   * A part of a value.
   *
   * @param part which one
   * @param key the part in its compact form
   */
  record OfPart(Part part, String key) implements Reading {
    @Override
    public ReadingKind kind() {
      return part.kind;
    }

    @Override
    public String toString() {
      return "OfPart[" + part + "]";
    }
  }
}
