package io.customerview.merge;

import java.util.Objects;

/**
 * One thing that speaks for two customers being the same, or against it (MRG-1). It tells what was
 * compared and never the value.
 *
 * @param kind what was found
 * @param weight how much it counts, as the binary logarithm of how much likelier it is to be found
 *     of one customer than of two; below zero it speaks against
 */
public record MergeEvidence(Kind kind, double weight) {

  /** What can be found. */
  public enum Kind {
    /**
     * How many customers there are: among many, some look alike by chance. It always speaks
     * against.
     */
    CHANCE,
    /** The same CPF. */
    CPF_SAME,
    /** The same CNPJ. */
    CNPJ_SAME,
    /** Two CNPJs of one company: they are two of its branches, and seldom one customer. */
    CNPJ_OF_OTHER_BRANCH,
    /** The same identity document. */
    DOCUMENT_SAME,
    /** The same number of an identity document, but for zeros at its beginning. */
    DOCUMENT_BUT_ZEROS,
    /** Two numbers of one type of identity document. */
    DOCUMENT_DIFFERENT,
    /** The same phone number. */
    PHONE_SAME,
    /** The same phone number, but for the ninth digit. */
    PHONE_BUT_NINTH_DIGIT,
    /** Mobile numbers of two people, or any phones of two companies, of which none is the same. */
    PHONE_DIFFERENT,
    /** The same e-mail address. */
    EMAIL_SAME,
    /** The same e-mail address, but for a domain that was typed wrong. */
    EMAIL_SIMILAR,
    /** E-mail addresses of both, of which none is the same. */
    EMAIL_DIFFERENT,
    /** The same city. */
    CITY_SAME,
    /** Two cities. */
    CITY_DIFFERENT,
    /** The same words in the same order. */
    NAME_SAME,
    /** The same words in another order. */
    NAME_REORDERED,
    /** Names that agree but for typing errors, initials or words that one of the two lacks. */
    NAME_SIMILAR,
    /** Names that have little in common. */
    NAME_DIFFERENT
  }

  public MergeEvidence {
    Objects.requireNonNull(kind, "kind");
  }
}
