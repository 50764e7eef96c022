package io.customerview.search;

import java.util.Locale;

/**
 * What a query is about. The order is that of hits within a tier (SRCH-7); {@link #ANY} is none of
 * them but all.
 */
public enum SearchKind {
  /** A CPF, with or without formatting; nine digits decide the match, three are the fewest. */
  CPF(3, 11, "529.982.247-25"),
  /**
   * A CNPJ, with or without formatting; eight characters decide the match, three are the fewest.
   */
  CNPJ(3, 14, "11.222.333/0001-81"),
  /** An identity document of a country, perhaps of a type: {@code 800.197.268-4} in Colombia. */
  PERSON_DOCUMENT(4, 64, "800.197.268-4"),
  /** The id of a customer here or in the host; of a UUID also the first block. */
  ID(1, 128, "155372b3"),
  /** An e-mail address, the start of one, or {@code @} and a domain. */
  EMAIL(3, 254, "maria@exemplo.com.br"),
  /** A phone number, with or without +55 and area code (celular). */
  PHONE(8, 20, "(11) 91234-5678"),
  /** The number of a document sent, or of an identity document of any country. */
  DOCUMENT_NUMBER(1, 128, "NF-2024/001"),
  /** A name: full, social, legal or trade; whole, or words of it. */
  NAME(2, CustomerQuery.LONGEST, "Maria Clara"),
  /** Every kind at once (Todos): whole values, and words of names. */
  ANY(3, CustomerQuery.LONGEST, "529.982.247-25");

  private final int shortest;
  private final int longest;
  private final String example;

  SearchKind(int shortest, int longest, String example) {
    this.shortest = shortest;
    this.longest = longest;
    this.example = example;
  }

  /** Returns the fewest letters and digits that are searched, formatting aside. */
  public int shortest() {
    return shortest;
  }

  /** Returns the most characters that a value of this kind has, formatting aside. */
  public int longest() {
    return longest;
  }

  /** Returns a text that this kind accepts. */
  public String example() {
    return example;
  }

  /** Returns the name of this kind in English, Portuguese or Spanish. */
  public String label(Locale locale) {
    return SearchTexts.text("kind." + name() + ".label", locale);
  }

  /** Returns which formats are accepted, in English, Portuguese or Spanish. */
  public String formats(Locale locale) {
    return SearchTexts.text("kind." + name() + ".formats", locale);
  }
}
