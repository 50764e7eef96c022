package io.customerview.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The types of identity documents whose numbers follow a rule. Open: a type that is not listed is
 * opaque, and {@link #with} lists more.
 *
 * <pre>{@code
 * DocumentTypes types = DocumentTypes.standard().with(new DocumentType(country, "RUT", Rule.NIT));
 * IdentityDocument document = IdentityDocument.parse(types.of(country, "RUT"), text);
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class DocumentTypes {

  private static final DocumentTypes STANDARD =
      new DocumentTypes(Map.of())
          .with(new DocumentType(Country.BRAZIL, "CPF", DocumentType.Rule.CPF))
          .with(new DocumentType(Country.BRAZIL, "CNPJ", DocumentType.Rule.CNPJ))
          .with(DocumentType.opaque(Country.BRAZIL, "RG"))
          .with(DocumentType.opaque(Country.BRAZIL, "CNH"))
          .with(DocumentType.opaque(Country.BRAZIL, "RNM"))
          .with(DocumentType.opaque(Country.BRAZIL, "PASSPORT"))
          .with(new DocumentType(Country.COLOMBIA, "NIT", DocumentType.Rule.NIT))
          .with(new DocumentType(Country.COLOMBIA, "CC", DocumentType.Rule.CEDULA))
          .with(DocumentType.opaque(Country.COLOMBIA, "CE"))
          .with(DocumentType.opaque(Country.COLOMBIA, "TI"))
          .with(DocumentType.opaque(Country.COLOMBIA, "PPT"))
          .with(DocumentType.opaque(Country.COLOMBIA, "PAS"));

  private final Map<String, DocumentType> types;

  private DocumentTypes(Map<String, DocumentType> types) {
    this.types = types;
  }

  /** Returns the types of Brazil and Colombia. */
  public static DocumentTypes standard() {
    return STANDARD;
  }

  /** Returns these types with one more, which takes the place of one with the same name. */
  public DocumentTypes with(DocumentType type) {
    Map<String, DocumentType> more = new TreeMap<>(types);
    more.put(type.toString(), type);
    return new DocumentTypes(more);
  }

  /**
   * Returns the type with this code, in any case; an opaque one if it is not listed.
   *
   * @throws io.customerview.shared.RefusedException with {@link IdentityRefusal.DocumentTypeCode}
   *     if the code is not 1 to 16 of A to Z, 0 to 9 and _
   */
  public DocumentType of(Country country, CharSequence code) {
    DocumentType unlisted = DocumentType.opaque(country, DocumentType.checked(code));
    return types.getOrDefault(unlisted.toString(), unlisted);
  }

  /** Returns the types that are listed, by country and code. */
  public Collection<DocumentType> listed() {
    return List.copyOf(types.values());
  }
}
