package io.customerview.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Cpf;
import io.customerview.identity.EmailAddress;
import io.customerview.identity.PhoneNumber;
import io.customerview.identity.SearchField;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchList;
import io.customerview.search.SearchIndex.Asked;
import io.customerview.search.SearchIndex.Card;
import io.customerview.search.SearchIndex.Customers;
import io.customerview.search.SearchIndex.Found;
import io.customerview.search.SearchIndex.Keys;
import io.customerview.search.SearchIndex.Length;
import io.customerview.search.SearchIndex.ListKey;
import io.customerview.search.SearchIndex.Look;
import io.customerview.search.SearchIndex.Position;
import io.customerview.search.SearchIndex.Range;
import io.customerview.search.SearchIndex.Start;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every record of search looks like in a log. */
class SearchFormsTest {

  private static final CustomerId CUSTOMER = new CustomerId(new UUID(1, 2));
  private static final DocumentId DOCUMENT = new DocumentId(new UUID(3, 4));
  private static final String NAME = "maria clara";
  private static final String CPF = "52998224725";

  private static final Range RANGE =
      new Range(SearchList.WORD, NAME, new Position(NAME, CUSTOMER), NAME + "!", 10);
  private static final Found FOUND = new Found(CPF, NAME, CUSTOMER, CPF);
  private static final Card CARD =
      new Card("Maria Clara", List.of(SearchKey.ofCpf(Cpf.parse(CPF))));

  private static final CustomerSummary SUMMARY =
      new CustomerSummary(
          CUSTOMER,
          "Maria Clara",
          Optional.of(Cpf.parse(CPF)),
          Optional.of(Cnpj.parse("11222333000181")),
          Optional.of(EmailAddress.parse("maria@exemplo.com")),
          Optional.of(PhoneNumber.parse("11912345678")));

  private static final MatchedField MATCHED =
      new MatchedField(SearchField.DOCUMENT_NUMBER, CPF, Optional.of(DOCUMENT));

  private static final SearchReading READING =
      new SearchReading(
          SearchKind.CPF, CPF, ReadingReason.WHOLE, Optional.of(new HitCount(3, true)));

  /** One of each, full of what must not be shown, and the form of it. */
  private static Map<Object, String> forms() {
    Map<Object, String> forms = new LinkedHashMap<>();
    forms.put(new Position(NAME, CUSTOMER), "Position[" + CUSTOMER + "]");
    forms.put(RANGE, "Range[WORD]");
    forms.put(FOUND, "Found[" + CUSTOMER + "]");
    forms.put(new Start(SearchList.CPF, "529982"), "Start[CPF]");
    forms.put(new Asked(RANGE, true), "Asked[range=Range[WORD], carded=true]");
    forms.put(CARD, "Card[SearchKey[CPF]]");
    forms.put(
        new Look(List.of(List.of(FOUND)), List.of(FOUND), Map.of(CUSTOMER, CARD)),
        "Look[walked=[[Found[%1$s]]], gathered=[Found[%1$s]], cards={%1$s=Card[SearchKey[CPF]]}]"
            .formatted(CUSTOMER));
    forms.put(new Length(7, NAME), "Length[7]");
    forms.put(new Customers(5, 7), "Customers[customers=5, entries=7]");
    forms.put(new Keys(SearchList.CPF, "529982", true), "Keys[CPF]");
    forms.put(new ListKey(SearchList.WORD, NAME), "ListKey[WORD]");
    forms.put(SUMMARY, "CustomerSummary[" + CUSTOMER + "]");
    forms.put(MATCHED, "MatchedField[DOCUMENT_NUMBER, " + DOCUMENT + "]");
    forms.put(
        new Hit(SUMMARY, 1, SearchKind.CPF, List.of(MATCHED)),
        "Hit[customer=%s, tier=1, kind=CPF, matched=[%s]]".formatted(SUMMARY, MATCHED));
    forms.put(new HitCount(3, true), "3+");
    forms.put(new NameMatch.Word("maria", true), "Word[5]");
    forms.put(READING, "SearchReading[CPF, WHOLE, hits=3+]");
    forms.put(new Suggestion(SearchKind.CPF, "529.982.247-25"), "Suggestion[CPF]");
    forms.put(
        new SearchResult(
            SearchKind.CPF,
            SearchOutcome.NOT_THIS_KIND,
            Optional.of(Mismatch.CHARACTERS),
            List.of(READING),
            List.of(new Suggestion(SearchKind.CPF, CPF)),
            Optional.empty(),
            List.of(new Hit(SUMMARY, 0, SearchKind.CPF, List.of(MATCHED))),
            Optional.of("cursor"),
            4),
        "SearchResult[CPF, NOT_THIS_KIND, CHARACTERS, hits=1]");
    return forms;
  }

  @Test
  @DisplayName("SRCH-9: every record of search says what it is, and shows nothing of anybody")
  void records() {
    forms().forEach((one, form) -> assertThat(one).hasToString(form));
    assertThat(String.join(" ", forms().values()))
        .doesNotContainIgnoringCase("maria", "clara", "529", "982", "exemplo", "1122", "91234");
  }

  @Test
  @DisplayName("SRCH-9: what has no field to show says what it is all the same")
  void others() {
    assertThat(CustomerQuery.cpf(CPF).strict()).hasToString("CustomerQuery[CPF, STRICT]");
    assertThat(NameMatch.of(NAME)).hasToString("NameMatch[2]");
    assertThat(new MatchedField(SearchField.CPF, CPF, Optional.empty()))
        .hasToString("MatchedField[CPF]");
    Parsed parsed = QueryReader.read(CustomerQuery.cpf(CPF));
    assertThat(parsed).hasToString("Parsed[OK]");
    assertThat(parsed.queries()).hasToString("[KindQuery[CPF, WHOLE]]");
    assertThat(Track.whole(SearchList.WORD, NAME)).hasToString("Track[WORD]");
  }

  @Test
  @DisplayName("SRCH-9: no public record of search is left out")
  void all_of_them() {
    TreeSet<String> told = new TreeSet<>();
    forms().keySet().forEach(one -> told.add(one.getClass().getName()));
    TreeSet<String> records = new TreeSet<>();
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.customerview.search")
            .stream()
            .filter(one -> one.isRecord() && isPublic(one))
            .map(JavaClass::getName)
            .forEach(records::add);
    assertThat(told).isEqualTo(records);
  }

  private static boolean isPublic(JavaClass one) {
    return one.getModifiers().contains(JavaModifier.PUBLIC)
        && one.getEnclosingClass().map(SearchFormsTest::isPublic).orElse(true);
  }
}
