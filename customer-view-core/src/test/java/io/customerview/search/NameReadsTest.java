package io.customerview.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.identity.SearchList;
import io.customerview.search.IndexBase.Seen;
import io.customerview.search.SearchIndex.Range;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which lists lead to names, and how much of them is read. */
class NameReadsTest {

  private static final int PROBE = NameStages.PROBE;

  private static final List<String> COMMON =
      List.of("alfa", "beta", "gama", "delta", "epsilon", "zeta", "theta", "iota");

  private static CustomerQuery name(String text) {
    return CustomerQuery.name(text).pageSize(10);
  }

  private static List<SearchList> lists(IndexBase base) {
    return base.walked().stream().map(Range::list).distinct().toList();
  }

  @Test
  @DisplayName("SRCH-9: a rare word decides what is read, though its start is common")
  void rare_word() {
    IndexBase base = new IndexBase().spread(600, "Maria Joana");
    Seen none = base.page(name("marlene joab").strict());
    assertThat(none.hits()).isEmpty();
    assertThat(none.entries()).isEqualTo(PROBE);
  }

  @Test
  @DisplayName("SRCH-9: of lists that are all long, the one whose names are further apart is read")
  void further_apart() {
    IndexBase base = new IndexBase().spread(2_000, "Maria Joana").spread(600, "Marta Ana");
    Seen similar = base.page(name("marta joana").strict());
    assertThat(similar.hits()).hasSize(10).allMatch(hit -> hit.endsWith("@4"));
    assertThat(similar.entries()).isLessThan(3 * PROBE + 800);
  }

  @Test
  @DisplayName("SRCH-9: the longest words are compared, wherever they stand in the query")
  void longest_words() {
    IndexBase base = new IndexBase().spread(600, "Maria Joana Pedro Paulo");
    Seen similar = base.page(name("maria joana pedro paulo bartolomeu").strict());
    assertThat(similar.hits()).hasSize(10).allMatch(hit -> hit.endsWith("@4"));
    assertThat(similar.entries()).isLessThan(6 * PROBE + 600);
  }

  @Test
  @DisplayName("SRCH-9: names of many words do not hide that a pair of words is rare")
  void many_words() {
    String many = "um dois tres quatro cinco seis sete oito nove dez onze";
    IndexBase base = new IndexBase().spread(40, many).spread(60, "Maria").spread(60, "Joana");
    assertThat(base.page(name("maria joana").strict()).hits()).hasSize(10);
    assertThat(base.page(name("dois onze").pageSize(50)).hits()).hasSize(40);
    assertThat(base.page(name("maria onze doze")).hits()).isEmpty();
  }

  @Test
  @DisplayName("SRCH-9: the words of two are read ahead, with what else is known beforehand")
  void two_words_ahead() {
    IndexBase base = new IndexBase().spread(30, "Ana").spread(30, "Lima");
    assertThat(base.page(name("ana lima").strict()).hits()).hasSize(10);
    assertThat(base.questions().get(0).ranges())
        .extracting(Range::list)
        .contains(SearchList.ALL, SearchList.OTHER_NAME, SearchList.WORD);
    assertThat(base.asked()).containsExactly("walk", "count", "walk", "walk", "cardsOf");
  }

  @Test
  @DisplayName("SRCH-9: names are read without the cards of those who turn out to be no hits")
  void names_without_cards() {
    IndexBase base = new IndexBase().spread(30, "Ana");
    assertThat(base.page(name("ana")).hits()).hasSize(10);
    assertThat(base.asked()).containsExactly("walk", "cardsOf");
  }

  @Test
  @DisplayName("SRCH-9: of four common words that no one has two of, only the pairs are read")
  void pairs_of_four() {
    IndexBase base = new IndexBase();
    COMMON.subList(0, 4).forEach(word -> base.spread(600, word));
    Seen none = base.page(name("alfa beta gama delta"));
    assertThat(none.hits()).isEmpty();
    assertThat(none.entries()).isEqualTo(4 * PROBE);
  }

  @Test
  @DisplayName("SRCH-9: of six common words that no one has two of, only the pairs are read")
  void pairs_of_six() {
    IndexBase base = new IndexBase();
    COMMON.forEach(word -> base.spread(150, word));
    Seen none = base.page(name("alfa beta gama delta epsilon zeta").strict());
    assertThat(none.hits()).isEmpty();
    assertThat(none.entries()).isEqualTo(4 * 150 + 6 * PROBE / 5);
  }

  @Test
  @DisplayName("SRCH-9: of eight common words the five rarest are read, and not every pair of them")
  void words_of_eight() {
    IndexBase base = new IndexBase();
    COMMON.forEach(word -> base.spread(150, word));
    assertThat(base.page(name(String.join(" ", COMMON)).strict()).hits()).isEmpty();
    List<Range> last = base.questions().get(base.questions().size() - 1).ranges();
    assertThat(last.stream().map(Range::list).distinct()).containsExactly(SearchList.WORD);
    assertThat(base.walked().stream().map(Range::key).filter(COMMON::contains).distinct())
        .hasSize(5);
  }

  @Test
  @DisplayName("SRCH-3 SRCH-9: half of the words are found, whether they are rare or common")
  void similar() {
    IndexBase base = new IndexBase();
    COMMON.forEach(word -> base.spread(150, word));
    base.add(3, at -> "Alfa Beta Delta").add(2, at -> "Theta Gama Iota Zeta");
    assertThat(base.page(name("alfa beta gama delta epsilon zeta").strict()).hits())
        .containsExactly("Alfa Beta Delta@4", "Alfa Beta Delta@4", "Alfa Beta Delta@4");
    assertThat(base.page(name(String.join(" ", COMMON)).strict()).hits())
        .containsExactly("Theta Gama Iota Zeta@4", "Theta Gama Iota Zeta@4");
  }

  @Test
  @DisplayName("SRCH-9: a single word is read once, and longer words beside it")
  void single_word() {
    IndexBase base = new IndexBase().spread(50, "Maria").spread(20, "Mariana");
    Seen all = base.page(CustomerQuery.name("maria").pageSize(100));
    assertThat(all.hits()).hasSize(70);
    // Everyone, two different words, and no list twice.
    assertThat(all.entries()).isEqualTo(50 + 2 + (50 + 20) - 50);
    Seen longer = base.page(CustomerQuery.name("maria").pageSize(100), IndexBase.beginning(3));
    assertThat(longer.hits()).hasSize(20);
    assertThat(longer.entries()).isEqualTo(2 + 20);
    assertThat(base.asked()).containsExactly("keys", "walk", "walk", "cardsOf");
  }

  @Test
  @DisplayName("SRCH-9: a start of three letters is read by its words, those of two by theirs")
  void starts() {
    IndexBase base = new IndexBase().spread(600, "Maria Joana").add(3, at -> "Xis Qabo Marta");
    assertThat(base.page(name("mar")).hits()).hasSize(10);
    assertThat(keysAskedOf(base)).containsExactly(SearchList.WORD);
    assertThat(base.page(name("ma")).hits()).hasSize(10);
    assertThat(keysAskedOf(base)).containsExactly(SearchList.WORD_START);
    assertThat(base.page(name("mar joa")).hits()).hasSize(10);
    assertThat(keysAskedOf(base)).isEmpty();
    // A pair is never longer than the list of either start: those are not counted.
    Seen pair = base.page(name("mari joan"));
    assertThat(pair.hits()).hasSize(10).allMatch(hit -> hit.endsWith("@3"));
    assertThat(pair.entries()).isLessThan(PROBE + 50);
    Seen rare = base.page(name("ma qab"));
    assertThat(rare.hits())
        .containsExactly("Xis Qabo Marta@3", "Xis Qabo Marta@3", "Xis Qabo Marta@3");
    assertThat(rare.entries()).isLessThan(PROBE + 50);
  }

  private static List<Object> keysAskedOf(IndexBase base) {
    return base.questions().stream()
        .filter(question -> question.method().equals("keys"))
        .map(question -> question.arguments().get(0))
        .toList();
  }

  /** Words that begin alike and go on with a character of their own. */
  private static IntFunction<String> manyWords(String start) {
    return at -> "Xis " + start + (char) ('\u4E00' + at);
  }

  @Test
  @DisplayName(
      "SRCH-3: every one of many words that begin so is found, whichever way they are read")
  void many_starts() {
    for (String start : List.of("qu", "qua")) {
      SearchList own = start.length() == 2 ? SearchList.WORD_START : SearchList.WORD;
      SearchList common = start.length() == 2 ? SearchList.ALL : SearchList.WORD_START;
      IndexBase base = new IndexBase().add(256, manyWords(start));
      assertThat(found(base, start)).isEqualTo(256);
      assertThat(lists(base)).contains(own).doesNotContain(common);
      base.add(1, at -> "Ypsilon " + start + '\u5FFF');
      assertThat(found(base, start)).isEqualTo(257);
      assertThat(lists(base)).contains(common).doesNotContain(own);
    }
  }

  /** Returns how many names have a word that starts so. */
  private static int found(IndexBase base, String start) {
    return base.in(
        50,
        reads -> {
          List<KindQuery> queries = QueryReader.read(CustomerQuery.name(start)).queries();
          return new Finder(reads, queries, IndexBase.beginning(3)).page(1_000).size();
        });
  }

  @Test
  @DisplayName("SRCH-3: names and words as long as keys are, one shorter and one longer are found")
  void long_names() {
    for (int length = 62; length <= 66; length++) {
      String word = "a".repeat(length);
      IndexBase base =
          new IndexBase()
              .add(1, at -> word)
              .add(1, at -> word + " xis")
              .add(1, at -> "xis " + word)
              .add(1, at -> "xis " + word + "b");
      assertThat(base.page(name(word)).hits())
          .as("" + length)
          .containsExactly(
              word + "@0", word + " xis@1", "xis " + word + "@2", "xis " + word + "b@3");
      assertThat(base.allPages(CustomerQuery.name(word).pageSize(1))).as("" + length).hasSize(4);
      assertThat(base.allPages(CustomerQuery.name(word + " xis").pageSize(1)))
          .as("" + length)
          .contains(word + " xis@0", "xis " + word + "@2");
    }
  }

  @Test
  @DisplayName("SRCH-9: those whose name begins with the query are skipped behind them, too")
  void skipped() {
    IndexBase base = new IndexBase().add(900, at -> "Maria " + at).spread(30, "Maria");
    Seen later = base.page(CustomerQuery.name("maria").pageSize(50), IndexBase.beginning(2));
    assertThat(later.hits()).hasSize(30);
    assertThat(later.entries()).isLessThan(50);
    Seen strict =
        base.page(CustomerQuery.name("maria").pageSize(50).strict(), IndexBase.beginning(2));
    assertThat(strict.hits()).hasSize(50);
  }

  @Test
  @DisplayName("SRCH-3: a name of more words than an entry holds is found by its words")
  void names_too_long_for_entries() {
    String endless =
        String.join(" ", IntStream.range(0, 60).mapToObj(at -> "palavra" + at).toList());
    IndexBase base = new IndexBase().add(1, at -> endless).spread(3, "Palavra");
    assertThat(base.page(name("palavra59 palavra3")).hits()).containsExactly(endless + "@2");
    assertThat(base.page(name("palavra59")).hits()).containsExactly(endless + "@2");
    assertThat(base.page(name("palavra0")).hits()).containsExactly(endless + "@1");
    assertThat(base.page(name("palavra0"), Optional.empty()).hits()).hasSize(1);
  }
}
