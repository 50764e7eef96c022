package io.customerview.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.identity.Country;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How texts are read, by the table of kinds of the search contract. Readings are written as kind,
 * reason and key, in their order; one that is told of only where it has hits stands in parentheses.
 */
class QueryReaderTest {

  static String read(CustomerQuery query) {
    Parsed parsed = QueryReader.read(query);
    if (parsed.outcome() != SearchOutcome.OK) {
      assertThat(parsed.queries()).isEmpty();
      return parsed.outcome() + parsed.mismatch().map(why -> " " + why).orElse("");
    }
    return parsed.queries().stream().map(QueryReaderTest::told).collect(Collectors.joining(", "));
  }

  private static String told(KindQuery query) {
    String told = query.kind() + " " + query.reason() + " " + query.key();
    return query.quiet() ? "(" + told + ")" : told;
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("SRCH-7: any kind reports every reading, in the order of kinds, and no part of one")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          529.982.247-25 | CPF WHOLE 52998224725, ID WHOLE 529.982.247-25, \
          DOCUMENT_NUMBER WHOLE 52998224725, (NAME WORDS 529 982 247 25)
          11912345684 | CPF WHOLE 11912345684, ID WHOLE 11912345684, PHONE WHOLE +5511912345684, \
          DOCUMENT_NUMBER WHOLE 11912345684, (NAME WORDS 11912345684)
          09965982000120 | CNPJ WHOLE 09965982000120, ID WHOLE 09965982000120, \
          DOCUMENT_NUMBER WHOLE 09965982000120, (NAME WORDS 09965982000120)
          800.197.268-4 | PERSON_DOCUMENT NUMBER 8001972684, ID WHOLE 800.197.268-4, \
          DOCUMENT_NUMBER WHOLE 8001972684, (NAME WORDS 800 197 268 4)
          8001972684 | PERSON_DOCUMENT NUMBER 8001972684, ID WHOLE 8001972684, \
          DOCUMENT_NUMBER WHOLE 8001972684, (NAME WORDS 8001972684)
          800197268 | ID WHOLE 800197268, DOCUMENT_NUMBER WHOLE 800197268, \
          (NAME WORDS 800197268)
          91234-5678 | ID WHOLE 91234-5678, PHONE WITHOUT_AREA_CODE 912345678, \
          DOCUMENT_NUMBER WHOLE 912345678, (NAME WORDS 91234 5678)
          155372b3 | ID WHOLE 155372b3, ID BLOCKS 155372b3, DOCUMENT_NUMBER WHOLE 155372B3, \
          NAME WORDS 155372b3
          155372b3-2d17 | ID WHOLE 155372b3-2d17, DOCUMENT_NUMBER WHOLE 155372B32D17, \
          NAME WORDS 155372b3 2d17
          155372b3-2d17-4922-a147-2da86c0aed2c | ID WHOLE 155372b32d174922a1472da86c0aed2c, \
          DOCUMENT_NUMBER WHOLE 155372B32D174922A1472DA86C0AED2C, \
          NAME WORDS 155372b3 2d17 4922 a147 2da86c0aed2c
          mariaclara@EXEMPLO.com.br | EMAIL WHOLE mariaclara@exemplo.com.br, \
          NAME WORDS mariaclara exemplo com br
          aria | NAME WORDS aria
          abc | NAME WORDS abc
          a-b-c | NAME WORDS a b c
          a b | TOO_SHORT
          ab | TOO_SHORT
          --- | EMPTY_QUERY
          ***.982.247-** | MASKED
          """)
  void any(String text, String readings) {
    assertThat(read(CustomerQuery.any(text))).isEqualTo(readings);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @DisplayName("SRCH-2 SRCH-4 SRCH-5: a kind is read whole, by base or root, or by its start")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CPF | 529 | CPF PREFIX 529
          CPF | 52998224 | CPF PREFIX 52998224
          CPF | 529982247 | CPF BASE 529982247
          CPF | 5299822472 | CPF BASE 529982247
          CPF | 52998224799 | CPF DV_MISMATCH 529982247
          CPF | 52998224725 | CPF WHOLE 52998224725
          CPF | 529982247250 | TOO_LONG
          CPF | 52 | TOO_SHORT
          CNPJ | 112 | CNPJ PREFIX 112
          CNPJ | 1122233 | CNPJ PREFIX 1122233
          CNPJ | 11222333 | CNPJ ROOT 11222333
          CNPJ | 12abc345 | CNPJ ROOT 12ABC345
          CNPJ | 1122233300018 | CNPJ ROOT 11222333
          CNPJ | 11222333000182 | CNPJ DV_MISMATCH 11222333
          CNPJ | 11.222.333/0001-81 | CNPJ WHOLE 11222333000181
          CNPJ | 112223330001812 | TOO_LONG
          EMAIL | ana | EMAIL PREFIX ana
          EMAIL | Ana@ | EMAIL WHOLE ana@
          EMAIL | ana@Exemplo.com | EMAIL WHOLE ana@exemplo.com
          EMAIL | @Exemplo.com | EMAIL DOMAIN exemplo.com
          EMAIL | an | TOO_SHORT
          ID | 155372b3 | ID WHOLE 155372b3, ID BLOCKS 155372b3
          ID | 155372b3-2d17 | ID WHOLE 155372b3-2d17, ID BLOCKS 155372b32d17
          PHONE | 91234-5678 | PHONE WITHOUT_AREA_CODE 912345678
          PHONE | 3123-4567 | PHONE WITHOUT_AREA_CODE 31234567
          DOCUMENT_NUMBER | 7 | DOCUMENT_NUMBER WHOLE 7
          DOCUMENT_NUMBER | 000 | DOCUMENT_NUMBER WHOLE 000
          """)
  void kinds(SearchKind kind, String text, String readings) {
    assertThat(read(CustomerQuery.of(kind, text))).isEqualTo(readings);
  }

  @Test
  @DisplayName("SRCH-9: a query has at most 256 characters, however each of them is stored")
  void longest() {
    String beyond = "\uD801\uDC28";
    assertThat(QueryReader.read(CustomerQuery.name(beyond.repeat(256))).outcome())
        .isEqualTo(SearchOutcome.OK);
    assertThat(QueryReader.read(CustomerQuery.name(beyond.repeat(257))).outcome())
        .isEqualTo(SearchOutcome.TOO_LONG);
    assertThat(read(CustomerQuery.name("x".repeat(257)))).isEqualTo("TOO_LONG");
  }

  @Test
  @DisplayName("SRCH-9: nothing to be seen is an empty query, in every kind")
  void empty() {
    for (SearchKind kind : SearchKind.values()) {
      CustomerQuery query =
          kind == SearchKind.PERSON_DOCUMENT
              ? CustomerQuery.personDocument(Country.BRAZIL, " \u200B\u00A0")
              : CustomerQuery.of(kind, " \u200B\u00A0");
      assertThat(read(query)).as(kind.name()).isEqualTo("EMPTY_QUERY");
      assertThat(read(query.strict())).as(kind.name()).isEqualTo("EMPTY_QUERY");
    }
    assertThat(read(CustomerQuery.email("\u0001 \u0002"))).isEqualTo("EMPTY_QUERY");
  }

  @Test
  @DisplayName("SRCH-9: a character that no CPF has is not taken for an empty query")
  void characters() {
    assertThat(read(CustomerQuery.cpf("529\u0000982"))).isEqualTo("NOT_THIS_KIND CHARACTERS");
    assertThat(read(CustomerQuery.cpf("529/"))).isEqualTo("CPF PREFIX 529");
    assertThat(read(CustomerQuery.cpf("529:"))).isEqualTo("NOT_THIS_KIND CHARACTERS");
  }

  @Test
  @DisplayName("SRCH-5: hex digits too few for a block are searched whole, and called too short")
  void short_ids() {
    for (String shortOne : new String[] {"0", "15507f", "155372B"}) {
      assertThat(tooShort(shortOne)).as(shortOne).isTrue();
    }
    for (String other : new String[] {"crm-9", "15507g", "155372b3", "crm0"}) {
      assertThat(tooShort(other)).as(other).isFalse();
    }
  }

  private static boolean tooShort(String id) {
    Parsed parsed = QueryReader.read(CustomerQuery.id(id));
    assertThat(parsed.outcome()).isEqualTo(SearchOutcome.OK);
    return parsed.tooShortForParts();
  }

  @Test
  @DisplayName("SRCH-8: eleven bare digits are put in the mask of a CPF, and nothing else is")
  void format_cpf() {
    assertThat(CustomerQuery.formatCpf("52998224725")).isEqualTo("529.982.247-25");
    assertThat(CustomerQuery.formatCpf(" 00999999990\t")).isEqualTo("009.999.999-90");
    for (String other :
        new String[] {"", "5299822472", "529982247255", "5299822472/", "5299822472:", " maria "}) {
      assertThat(CustomerQuery.formatCpf(other)).isSameAs(other);
    }
    String longest = " ".repeat(501) + "52998224725";
    assertThat(CustomerQuery.formatCpf(longest)).isEqualTo("529.982.247-25");
    assertThat(CustomerQuery.formatCpf(' ' + longest)).isEqualTo(' ' + longest);
  }

  @Test
  @DisplayName("SRCH-6: a document of identity is searched with its country")
  void person_document() {
    CustomerQuery query = CustomerQuery.personDocument(Country.COLOMBIA, "800.197.268-4");
    assertThat(read(query)).isEqualTo("PERSON_DOCUMENT NUMBER 8001972684");
    assertThat(QueryReader.read(query).establishment()).isEqualTo(Optional.empty());
  }
}
