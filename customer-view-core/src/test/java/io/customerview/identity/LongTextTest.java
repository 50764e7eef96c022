package io.customerview.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerview.shared.RefusedException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten megabytes where an identifier is expected. */
class LongTextTest {

  /** A text that says how often it was looked into. */
  private static final class Watched implements CharSequence {

    private static final int LENGTH = 10 * 1024 * 1024;
    private int reads;

    @Override
    public int length() {
      return LENGTH;
    }

    @Override
    public char charAt(int index) {
      reads++;
      return 'é';
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      throw new AssertionError("a long text is not cut");
    }

    @Override
    public String toString() {
      throw new AssertionError("a long text is not copied");
    }
  }

  static Stream<Function<CharSequence, Object>> refusals() {
    DocumentTypes types = DocumentTypes.standard();
    return Stream.of(
        Cpf::refusalOf,
        Cnpj::refusalOf,
        Nit::refusalOf,
        Nit::refusalOfNumber,
        PhoneNumber::refusalOf,
        EmailAddress::refusalOf,
        PostalCode::refusalOf,
        DocumentNumber::refusalOf,
        IdText::refusalOf,
        FoldedText::refusalOf,
        State::refusalOf,
        Country::refusalOf,
        text -> City.refusalOfCode(text, State.SP),
        text -> IdentityDocument.refusalOf(types.of(Country.BRAZIL, "RG"), text),
        text -> IdentityDocument.refusalOf(types.of(Country.COLOMBIA, "NIT"), text),
        text -> IdentityDocument.refusalOf(types.of(Country.COLOMBIA, "CC"), text));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  @DisplayName("SRCH-9: a text of ten megabytes is refused without being read")
  void refusalOf_doesNotRead(Function<CharSequence, Object> refusalOf) {
    Watched text = new Watched();
    assertThat(refusalOf.apply(text).toString()).startsWith("Optional[");
    assertThat(text.reads).isZero();
  }

  @Test
  @DisplayName("SRCH-9: a text of ten megabytes has no reading and no suggestion")
  void everythingElse_doesNotRead() {
    Watched text = new Watched();
    assertThat(Identifiers.readings(text)).isEmpty();
    assertThat(Identifiers.compact(text)).isEmpty();
    assertThat(Cpf.suggestions(text)).isEmpty();
    assertThat(Cnpj.suggestions(text)).isEmpty();
    assertThat(Cpf.isValid(text)).isFalse();
    assertThat(Cnpj.isValid(text)).isFalse();
    assertThat(Cpf.tryParse(text)).isEmpty();
    assertThat(Cnpj.tryParse(text)).isEmpty();
    assertThat(PhoneNumber.tryParse(text)).isEmpty();
    assertThat(PhoneNumber.subscriber(text)).isEmpty();
    assertThat(IdText.leadingBlocks(text)).isEmpty();
    assertThat(EmailAddress.keyPrefixes(text)).isEmpty();
    assertThat(EmailAddress.domainKey(text)).isEmpty();
    assertThat(FoldedText.tryOf(text)).isEmpty();
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> FoldedText.withPunctuation(text));
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> Cpf.parse(text));
    assertThat(text.reads).isZero();
  }

  @Test
  @DisplayName("SRCH-9: a real string of ten megabytes has no reading")
  void readings_ofAString() {
    assertThat(Identifiers.readings("ﬁ".repeat(10 * 1024 * 1024))).isEmpty();
  }
}
