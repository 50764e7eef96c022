package io.customerview.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.identity.Country;
import io.customerview.identity.EmailAddress;
import io.customerview.identity.SearchKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What strict mode takes, a kind at a time; see {@link QueryReaderTest} for how it is written. */
class StrictReaderTest {

  private static String read(SearchKind kind, String text) {
    CustomerQuery query =
        kind == SearchKind.PERSON_DOCUMENT
            ? CustomerQuery.personDocument(Country.COLOMBIA, text)
            : CustomerQuery.of(kind, text);
    return QueryReaderTest.read(query.strict());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @DisplayName("SRCH-8: strict takes a value as it is registered, and says why it takes no other")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CPF | 529.982.247-25 | CPF WHOLE 52998224725
          CPF | 52998224725 | NOT_THIS_KIND FORMAT
          CPF | 529.982.247-26 | NOT_THIS_KIND CHECK_DIGITS
          CPF | 111.111.111-11 | NOT_THIS_KIND FORMAT
          CPF | 529982 | NOT_THIS_KIND FORMAT
          CPF | maria | NOT_THIS_KIND FORMAT
          CPF | '' | EMPTY_QUERY
          CPF | ***.982.247-** | MASKED
          CNPJ | 11.222.333/0001-81 | CNPJ WHOLE 11222333000181
          CNPJ | 12.ABC.345/01DE-35 | CNPJ WHOLE 12ABC34501DE35
          CNPJ | 12.abc.345/01de-35 | NOT_THIS_KIND FORMAT
          CNPJ | 11222333000181 | NOT_THIS_KIND FORMAT
          CNPJ | 11.222.333/0001-82 | NOT_THIS_KIND CHECK_DIGITS
          CNPJ | 11.222.333 | NOT_THIS_KIND FORMAT
          PHONE | +55 11 91234-5678 | PHONE WHOLE +5511912345678
          PHONE | +55 11 3123-4567 | PHONE WHOLE +551131234567
          PHONE | 91234-5678 | PHONE WITHOUT_AREA_CODE 912345678
          PHONE | 3123-4567 | PHONE WITHOUT_AREA_CODE 31234567
          PHONE | (11) 91234-5678 | NOT_THIS_KIND FORMAT
          PHONE | 11912345678 | NOT_THIS_KIND FORMAT
          PHONE | +57 301 2345678 | PHONE WHOLE +573012345678
          PHONE | +573012345678 | NOT_THIS_KIND FORMAT
          PHONE | 1234-567 | NOT_THIS_KIND NOT_A_PHONE
          EMAIL | Ana@exemplo.com | EMAIL WHOLE ana@exemplo.com
          EMAIL | ana | NOT_THIS_KIND NOT_AN_EMAIL
          EMAIL | @exemplo.com | NOT_THIS_KIND NOT_AN_EMAIL
          ID | 155372B3 | ID WHOLE 155372B3, ID BLOCKS 155372b3
          ID | 155372b3-2d17 | ID WHOLE 155372b3-2d17
          ID | 155372b | ID WHOLE 155372b
          DOCUMENT_NUMBER | nf 17/a | DOCUMENT_NUMBER WHOLE NF17A
          PERSON_DOCUMENT | 800.197.268-4 | PERSON_DOCUMENT WHOLE 8001972684
          PERSON_DOCUMENT | 800 | TOO_SHORT
          NAME | maria  Clara | NAME WORDS maria clara
          NAME | a | TOO_SHORT
          NAME | %%% | EMPTY_QUERY
          """)
  void kinds(SearchKind kind, String text, String reading) {
    assertThat(read(kind, text)).isEqualTo(reading);
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("SRCH-7 SRCH-8: any kind strictly is every kind strictly; a name has no number")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          529.982.247-25 | CPF WHOLE 52998224725, ID WHOLE 529.982.247-25, \
          DOCUMENT_NUMBER WHOLE 52998224725, (NAME WORDS 529 982 247 25)
          52998224725 | ID WHOLE 52998224725, DOCUMENT_NUMBER WHOLE 52998224725, \
          (NAME WORDS 52998224725)
          11.222.333/0001-81 | CNPJ WHOLE 11222333000181, ID WHOLE 11.222.333/0001-81, \
          DOCUMENT_NUMBER WHOLE 11222333000181, (NAME WORDS 11 222 333 0001 81)
          +55 11 91234-5678 | ID WHOLE +55 11 91234-5678, PHONE WHOLE +5511912345678, \
          DOCUMENT_NUMBER WHOLE 5511912345678, (NAME WORDS 55 11 91234 5678)
          maria@exemplo.com | EMAIL WHOLE maria@exemplo.com, NAME WORDS maria exemplo com
          maria clara | NAME WORDS maria clara
          abc | NAME WORDS abc
          ab | TOO_SHORT
          a b | TOO_SHORT
          %%% | EMPTY_QUERY
          abc0 | ID WHOLE abc0, DOCUMENT_NUMBER WHOLE ABC0, NAME WORDS abc0
          abc9 | ID WHOLE abc9, DOCUMENT_NUMBER WHOLE ABC9, NAME WORDS abc9
          abc/ | NAME WORDS abc
          abc: | NAME WORDS abc
          decafbad | ID WHOLE decafbad, ID BLOCKS decafbad, NAME WORDS decafbad
          nf_17 | ID WHOLE nf_17, DOCUMENT_NUMBER WHOLE NF_17, NAME WORDS nf 17
          """)
  void any(String text, String readings) {
    assertThat(read(SearchKind.ANY, text)).isEqualTo(readings);
  }

  @Test
  @DisplayName("SRCH-8: blanks and invisible characters around a text are none of it")
  void trimmed() {
    String pasted = " \u200B\t529.982.247-25\u00A0\u200B ";
    assertThat(read(SearchKind.CPF, pasted)).isEqualTo("CPF WHOLE 52998224725");
    assertThat(read(SearchKind.ID, "\u200BCrm-17 \uFEFF")).isEqualTo("ID WHOLE Crm-17");
    assertThat(read(SearchKind.EMAIL, " \u0000\u200B")).isEqualTo("EMPTY_QUERY");
    assertThat(read(SearchKind.ID, "\uFEFF \u0001")).isEqualTo("EMPTY_QUERY");
  }

  @Test
  @DisplayName("SRCH-9: ids and numbers that nobody can have are refused with their reason")
  void opaque() {
    for (SearchKind kind :
        new SearchKind[] {SearchKind.ID, SearchKind.DOCUMENT_NUMBER, SearchKind.PERSON_DOCUMENT}) {
      assertThat(read(kind, "crm\u000017")).as(kind.name()).isEqualTo("NOT_THIS_KIND CHARACTERS");
      assertThat(read(kind, "7".repeat(129))).as(kind.name()).isEqualTo("TOO_LONG");
    }
    assertThat(read(SearchKind.ID, "7".repeat(128))).isEqualTo("ID WHOLE " + "7".repeat(128));
  }

  @Test
  @DisplayName("SRCH-8: two ways to write one letter are one, and no more than that")
  void normalized() {
    SearchKey jose = SearchKey.ofEmail(EmailAddress.parse("jos\u00E9@exemplo.com"));
    CustomerQuery typed = CustomerQuery.email("jose\u0301@exemplo.com").strict();
    assertThat(QueryReader.read(typed).queries().get(0).tier(jose)).isZero();
    assertThat(read(SearchKind.CPF, "\uFF1529.982.247-25")).isEqualTo("NOT_THIS_KIND FORMAT");
  }
}
