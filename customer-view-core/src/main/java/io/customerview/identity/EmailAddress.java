package io.customerview.identity;

import io.customerview.shared.CodePointOrder;
import io.customerview.shared.RefusedException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An e-mail address, such as {@code MariaClara@exemplo.com.br}.
 *
 * <p>It is split at the last {@code @}. The local part belongs to the host that receives it and is
 * kept as typed, in NFC; the domain is lower case, Unicode if it came so. Two addresses are equal
 * when those forms are. What is searched and compared for duplicates is the {@linkplain #compact()
 * key}: the local part in lower case too, the domain as A-labels (UTS #46, non-transitional).
 * Nothing is known about providers: dots and tags in the local part count, accents too. Quoted
 * local parts and addresses beyond ASCII (RFC 6531) are accepted.
 *
 * <p>Blanks around are dropped; any other blank, control or invisible character is refused. Limits:
 * 64 octets before the {@code @}, 63 in a part of the domain, 253 in the domain, 254 in all.
 *
 * <p>Immutable and thread-safe.
 */
public final class EmailAddress implements Comparable<EmailAddress> {

  /** Which domains are accepted. */
  public enum Domains {
    /** Domains of two parts and more, as on the internet. */
    PUBLIC,
    /** Also domains of one part, as in a company's own network. */
    LOCAL
  }

  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_DOMAIN = 253;
  private static final int LONGEST_ADDRESS = 254;
  private static final String LOCAL_SPECIALS = "()<>[]:;,\\\"";

  private final String typed;
  private final String local;
  private final String domain;
  private final String key;

  private EmailAddress(String typed, String local, String domain, String asciiDomain) {
    this.typed = typed;
    this.local = local;
    this.domain = domain;
    this.key = local.toLowerCase(Locale.ROOT) + '@' + asciiDomain;
  }

  /**
   * Obtains an address from text, with a public domain.
   *
   * @throws RefusedException with {@link IdentityRefusal.NotAnEmail} or another {@link
   *     IdentityRefusal} if the text is not an address
   */
  public static EmailAddress parse(CharSequence text) {
    return parse(text, Domains.PUBLIC);
  }

  /** As {@link #parse(CharSequence)}, with the domains that are accepted. */
  public static EmailAddress parse(CharSequence text, Domains domains) {
    return tryParse(text, domains)
        .orElseThrow(() -> new RefusedException(refusalOf(text, domains).orElseThrow()));
  }

  /** Obtains an address from text, with a public domain, or empty if it is not an address. */
  public static Optional<EmailAddress> tryParse(CharSequence text) {
    return tryParse(text, Domains.PUBLIC);
  }

  /** Obtains an address from text, or empty if it is not an address. */
  public static Optional<EmailAddress> tryParse(CharSequence text, Domains domains) {
    return refusalOf(text, domains).isPresent() ? Optional.empty() : Optional.of(read(text));
  }

  /** Returns why the text is not an address with a public domain, or empty if it is one. */
  public static Optional<IdentityRefusal> refusalOf(CharSequence text) {
    return refusalOf(text, Domains.PUBLIC);
  }

  /** Returns why the text is not an address, or empty if it is one. */
  public static Optional<IdentityRefusal> refusalOf(CharSequence text, Domains domains) {
    if (text.length() > Compact.LONGEST) {
      return Optional.of(
          new IdentityRefusal.TooLong(IdentityKind.EMAIL, LONGEST_ADDRESS, text.length()));
    }
    String typed = Opaque.stripped(text);
    return typed.isEmpty()
        ? Optional.of(new IdentityRefusal.Missing(IdentityKind.EMAIL))
        : fault(typed, domains).map(IdentityRefusal.NotAnEmail::new);
  }

  private static Optional<EmailFault> fault(String typed, Domains domains) {
    if (typed.codePoints().anyMatch(EmailAddress::isBlankOrControl)) {
      return Optional.of(EmailFault.BLANK_OR_CONTROL);
    }
    int at = typed.lastIndexOf('@');
    if (at < 0) {
      return Optional.of(EmailFault.NO_AT);
    }
    String local = Normalizer.normalize(typed.substring(0, at), Normalizer.Form.NFC);
    Optional<EmailFault> localFault = localFault(local);
    if (localFault.isPresent()) {
      return localFault;
    }
    String ascii = DomainName.ascii(DomainName.mapped(typed.substring(at + 1)));
    Optional<EmailFault> domainFault = domainFault(ascii, domains);
    if (domainFault.isPresent()) {
      return domainFault;
    }
    return octets(local) + 1 + ascii.length() > LONGEST_ADDRESS
        ? Optional.of(EmailFault.ADDRESS_TOO_LONG)
        : Optional.empty();
  }

  private static Optional<EmailFault> localFault(String local) {
    if (local.isEmpty()) {
      return Optional.of(EmailFault.LOCAL_MISSING);
    }
    if (octets(local) > LONGEST_LOCAL) {
      return Optional.of(EmailFault.LOCAL_TOO_LONG);
    }
    if (local.length() > 1 && local.startsWith("\"") && local.endsWith("\"")) {
      return quotedFault(local.substring(1, local.length() - 1));
    }
    if (local.indexOf('@') >= 0) {
      return Optional.of(EmailFault.SEVERAL_AT);
    }
    if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
      return Optional.of(EmailFault.LOCAL_DOT);
    }
    return local.chars().anyMatch(c -> LOCAL_SPECIALS.indexOf(c) >= 0)
        ? Optional.of(EmailFault.LOCAL_CHARACTER)
        : Optional.empty();
  }

  /** Inside quotes a backslash and a quote stand only after a backslash. */
  private static Optional<EmailFault> quotedFault(String inner) {
    for (int index = 0; index < inner.length(); index++) {
      char c = inner.charAt(index);
      if (c == '\\') {
        index++;
        if (index == inner.length()) {
          return Optional.of(EmailFault.LOCAL_CHARACTER);
        }
      } else if (c == '"') {
        return Optional.of(EmailFault.LOCAL_CHARACTER);
      }
    }
    return Optional.empty();
  }

  private static Optional<EmailFault> domainFault(String ascii, Domains domains) {
    if (ascii.isEmpty()) {
      return Optional.of(EmailFault.DOMAIN_MISSING);
    }
    if (ascii.length() > LONGEST_DOMAIN) {
      return Optional.of(EmailFault.DOMAIN_TOO_LONG);
    }
    String[] labels = ascii.split("\\.", -1);
    for (String label : labels) {
      if (label.isEmpty()) {
        return Optional.of(EmailFault.LABEL_EMPTY);
      }
      if (label.length() > LONGEST_LABEL) {
        return Optional.of(EmailFault.LABEL_TOO_LONG);
      }
      if (label.startsWith("-") || label.endsWith("-")) {
        return Optional.of(EmailFault.LABEL_HYPHEN);
      }
      if (!label.chars().allMatch(EmailAddress::isDomainCharacter)) {
        return Optional.of(EmailFault.DOMAIN_CHARACTER);
      }
    }
    return labels.length == 1 && domains == Domains.PUBLIC
        ? Optional.of(EmailFault.ONE_LABEL)
        : Optional.empty();
  }

  private static boolean isDomainCharacter(int c) {
    return (c >= 'a' && c <= 'z') || Compact.isDigit(c) || c == '-';
  }

  private static boolean isBlankOrControl(int codePoint) {
    return Compact.isBlank(codePoint)
        || Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.FORMAT
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }

  private static EmailAddress read(CharSequence text) {
    String typed = Opaque.stripped(text);
    int at = typed.lastIndexOf('@');
    String local = Normalizer.normalize(typed.substring(0, at), Normalizer.Form.NFC);
    String domain = DomainName.mapped(typed.substring(at + 1));
    return new EmailAddress(typed, local, domain, DomainName.ascii(domain));
  }

  private static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * Returns what a search box should make of pasted text: NFKC, without invisible characters and
   * without blanks around. Not for addresses that are kept.
   */
  static String pasted(CharSequence text) {
    if (DomainName.isAscii(text)) {
      return Opaque.stripped(text);
    }
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder visible = new StringBuilder(composed.length());
    composed
        .codePoints()
        .filter(codePoint -> !Compact.isInvisible(codePoint))
        .forEach(visible::appendCodePoint);
    return Opaque.stripped(visible);
  }

  /**
   * Returns the starts of {@linkplain #compact() keys} that a text in a search box may stand for,
   * such as {@code mariaclara@ex}: in lower case, what stands after an {@code @} as A-labels. There
   * are two where NFKC changes the text: pasted text has such characters by mistake, and a local
   * part may have them in earnest. None if it is blank, too long, or holds a blank or control
   * character: then no key starts so.
   */
  public static List<String> keyPrefixes(CharSequence text) {
    if (text.length() > Compact.LONGEST) {
      return List.of();
    }
    String pasted = pasted(text);
    String typed = Opaque.stripped(text);
    boolean sameShape = (pasted.indexOf('@') < 0) == (typed.indexOf('@') < 0);
    return (sameShape ? Stream.of(pasted, typed) : Stream.of(pasted))
        .filter(one -> !one.isEmpty())
        .filter(one -> one.codePoints().noneMatch(EmailAddress::isBlankOrControl))
        .map(EmailAddress::keyPrefix)
        .distinct()
        .toList();
  }

  private static String keyPrefix(String start) {
    int at = start.lastIndexOf('@');
    String local =
        Normalizer.normalize(at < 0 ? start : start.substring(0, at), Normalizer.Form.NFC);
    String key = local.toLowerCase(Locale.ROOT);
    return at < 0 ? key : key + '@' + DomainName.ascii(DomainName.mapped(start.substring(at + 1)));
  }

  /**
   * Returns a domain as it stands in keys: lower-case A-labels; empty if it is no domain. An
   * {@code @} before it is dropped.
   */
  public static Optional<String> domainKey(CharSequence text) {
    if (text.length() > Compact.LONGEST) {
      return Optional.empty();
    }
    String pasted = pasted(text);
    String ascii =
        DomainName.ascii(DomainName.mapped(pasted.startsWith("@") ? pasted.substring(1) : pasted));
    return domainFault(ascii, Domains.LOCAL).isPresent() ? Optional.empty() : Optional.of(ascii);
  }

  /**
   * Returns the text as it was given, without blanks around it. Two equal addresses may differ in
   * it.
   */
  public String asTyped() {
    return typed;
  }

  /** Returns the key: what is searched, and by which two addresses are one. */
  public String compact() {
    return key;
  }

  /** Returns the form that is shown: local part as typed, domain in lower case. */
  public String formatted() {
    return local + '@' + domain;
  }

  /**
   * Returns the form that mail servers are handed: local part as typed, domain as A-labels, such as
   * {@code maria@xn--dz-cja.pl}. Beyond ASCII is nothing but a local part that was typed so (RFC
   * 6531).
   */
  public String envelope() {
    return local + key.substring(key.lastIndexOf('@'));
  }

  /** Returns the domain in lower case, Unicode if it came so. */
  public String domain() {
    return domain;
  }

  @Override
  public int compareTo(EmailAddress other) {
    return CodePointOrder.compare(formatted(), other.formatted());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmailAddress that
        && local.equals(that.local)
        && domain.equals(that.domain);
  }

  @Override
  public int hashCode() {
    return 31 * local.hashCode() + domain.hashCode();
  }

  /**
   * Returns a form that is safe to log: the last part of the domain, such as {@code ***@***.br}.
   */
  @Override
  public String toString() {
    return "***@***" + domain.substring(Math.max(0, domain.lastIndexOf('.')));
  }
}
