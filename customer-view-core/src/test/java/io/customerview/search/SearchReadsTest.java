package io.customerview.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Cpf;
import io.customerview.identity.EmailAddress;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchList;
import io.customerview.memory.InMemoryStorage;
import io.customerview.search.SearchIndex.ListKey;
import io.customerview.search.SearchIndex.Position;
import io.customerview.search.SearchIndex.Range;
import io.customerview.shared.Page;
import io.customerview.testkit.SearchBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** In how many questions a page is read, how much each asks for, and how hits are counted. */
class SearchReadsTest {

  private static IntFunction<List<SearchKey>> cpf(String start) {
    return at -> {
      String rest = "%0" + (9 - start.length()) + "d";
      return List.of(SearchKey.ofCpf(Cpf.ofBase(start + rest.formatted(at))));
    };
  }

  private static IntFunction<List<SearchKey>> email(String local) {
    return at -> List.of(SearchKey.ofEmail(EmailAddress.parse(local + at + "@exemplo.com")));
  }

  @Test
  @DisplayName("SRCH-9: an identifier, its customer, its count and its company are read in one go")
  void one_question() {
    IndexBase watch = new IndexBase();
    SearchBase base = SearchBase.ofExamples(watch.watched(InMemoryStorage.create()));
    for (CustomerQuery query :
        List.of(
            CustomerQuery.cpf("529.982.247-25"),
            CustomerQuery.cpf("529982"),
            CustomerQuery.email("maria"),
            CustomerQuery.any("11222333000181"))) {
      watch.questions().clear();
      assertThat(base.find(query).hits()).as(query.text()).hasSize(1);
      assertThat(watch.asked())
          .as(query.text())
          .startsWith("look")
          .doesNotContain("walk", "cardsOf");
    }
  }

  @Test
  @DisplayName(
      "SRCH-9: the few who have a start are read with their cards, as many as a page shows")
  void gathered_page() {
    IndexBase base = new IndexBase().add(120, at -> "Ana " + at, cpf("5299"));
    assertThat(base.page(CustomerQuery.cpf("5299").pageSize(50)).hits()).hasSize(50);
    assertThat(base.asked()).containsExactly("look");
    int entries = base.in(50, reads -> ahead(reads, CustomerQuery.cpf("5299"), 51));
    assertThat(entries).isEqualTo(120);
    assertThat(base.asked()).containsExactly("look");
  }

  private static int ahead(Reads reads, CustomerQuery query, int size) {
    Finder finder = new Finder(reads, QueryReader.read(query).queries(), Optional.empty());
    finder.readAhead(true, List.of());
    assertThat(finder.page(size)).hasSize(size);
    return reads.entries();
  }

  @Test
  @DisplayName("SRCH-9: up to 200 who have a start are gathered, more are walked by name")
  void gathered_or_walked() {
    IndexBase base =
        new IndexBase()
            .add(200, at -> "Ana " + at, cpf("5299"))
            .add(201, at -> "Bia " + at, cpf("5298"))
            .add(1, at -> "Caio", cpf("529"));
    CustomerQuery few = CustomerQuery.cpf("5299").pageSize(200);
    assertThat(base.page(few)).returns(200, IndexBase.Seen::entries);
    assertThat(base.asked()).doesNotContain("walk");
    CustomerQuery many = CustomerQuery.cpf("5298").pageSize(200);
    assertThat(base.page(many).hits()).hasSize(200).allMatch(hit -> hit.startsWith("Bia"));
    assertThat(base.asked()).contains("walk");
    assertThat(base.allPages(many.pageSize(90))).hasSize(201).doesNotHaveDuplicates();
    // A start that has a list of its own is walked at once.
    assertThat(base.page(CustomerQuery.cpf("529").pageSize(10)).entries()).isEqualTo(12);
  }

  @Test
  @DisplayName("SRCH-9: the next page begins with the very next id, of those who share a name")
  void next_id() {
    IndexBase base = new IndexBase().add(5, at -> "Ana", cpf("5299"));
    assertThat(base.allPages(CustomerQuery.cpf("5299").pageSize(1))).hasSize(5);
    assertThat(base.allPages(CustomerQuery.cpf("529").pageSize(2))).hasSize(5);
    assertThat(base.allPages(CustomerQuery.name("ana").pageSize(2))).hasSize(5);
  }

  @Test
  @DisplayName(
      "SRCH-4: a start that more than 200 addresses have finds them all, however long it is")
  void many_addresses() {
    IndexBase base = new IndexBase().add(230, at -> "Ana " + at, email("mariaclarasouza"));
    for (int length = 3; length <= 15; length++) {
      CustomerQuery query = CustomerQuery.email("mariaclarasouza".substring(0, length));
      assertThat(base.page(query.pageSize(100)).hits()).as("" + length).hasSize(100);
      assertThat(base.page(query.pageSize(10)).entries())
          .as("" + length)
          .isEqualTo(length <= 9 ? 17 : 201 + 17);
    }
  }

  @Test
  @DisplayName("SRCH-4: a start of two characters that pasting makes three is looked for as it is")
  void pasted_start() {
    IndexBase base =
        new IndexBase()
            .add(
                1,
                at -> "Ana",
                at -> List.of(SearchKey.ofEmail(EmailAddress.parse("\uFB01lo@exemplo.com"))));
    assertThat(base.page(CustomerQuery.email("\uFB01l")).hits()).containsExactly("Ana@2");
  }

  @Test
  @DisplayName("SRCH-9: a walk reads a page and the one after it; of many lists, a share of each")
  void batches() {
    assertThat(limits(1, SearchList.WORD)).containsOnly(52);
    assertThat(limits(4, SearchList.WORD)).containsOnly(52);
    assertThat(limits(5, SearchList.WORD)).containsOnly(22);
    assertThat(limits(100, SearchList.WORD)).containsOnly(4);
    assertThat(limits(1, SearchList.EMAIL_DOMAIN)).containsOnly(77);
  }

  private static List<Integer> limits(int tracks, SearchList list) {
    List<Track> all =
        IntStream.range(0, tracks).mapToObj(at -> Track.whole(list, "w" + at)).toList();
    return new IndexBase()
        .in(50, reads -> Walk.along(all).firstRanges(reads, Position.START)).stream()
            .map(Range::limit)
            .toList();
  }

  @Test
  @DisplayName("SRCH-9: spans before a place are passed over, the others begin where they begin")
  void spans() {
    Track track =
        new Track(
            SearchList.WORD,
            "ana",
            List.of(new Track.Span("", "f"), new Track.Span("g", "k"), new Track.Span("m", "q")));
    assertThat(begins(track, Position.START)).containsExactly("", "g", "m");
    assertThat(begins(track, Position.ofName("e"))).containsExactly("e", "g", "m");
    assertThat(begins(track, Position.ofName("f"))).containsExactly("g", "m");
    assertThat(begins(track, Position.ofName("h"))).containsExactly("h", "m");
    assertThat(begins(track, Position.ofName("q"))).isEmpty();
  }

  private static List<String> begins(Track track, Position from) {
    return new IndexBase()
        .in(50, reads -> Walk.along(List.of(track)).firstRanges(reads, from)).stream()
            .map(range -> range.from().name())
            .toList();
  }

  @Test
  @DisplayName("SRCH-9: a walk asks for more each time, but for no more than a thousand")
  void growing_batches() {
    IndexBase base = new IndexBase().spread(3_500, "Maria");
    long found =
        base.in(
            50,
            reads -> {
              Finder finder =
                  new Finder(
                      reads,
                      QueryReader.read(CustomerQuery.name("maria")).queries(),
                      Optional.empty());
              return finder.page(3_500).stream().map(Finder.Placed::position).distinct().count();
            });
    assertThat(found).isEqualTo(3_500);
    List<Integer> limits =
        base.walked().stream()
            .filter(range -> range.list() == SearchList.WORD)
            .map(Range::limit)
            .distinct()
            .toList();
    assertThat(limits).containsExactly(52, 104, 208, 416, 832, 1_000);
  }

  @Test
  @DisplayName("SRCH-9: a customer with more addresses than are read at once is found once, whole")
  void crowded_customer() {
    IndexBase base =
        new IndexBase()
            .add(
                1,
                at -> "Ana",
                at ->
                    IntStream.range(0, 2_100)
                        .mapToObj(email("a")::apply)
                        .flatMap(List::stream)
                        .toList())
            .add(3, at -> "Bia", email("b"));
    assertThat(base.allPages(CustomerQuery.email("@exemplo.com").pageSize(2)))
        .containsExactly("Ana@2", "Bia@2", "Bia@2", "Bia@2");
  }

  @Test
  @DisplayName("SRCH-9: what is known of a list is not counted again")
  void lengths_once() {
    IndexBase base = new IndexBase().spread(30, "Maria").spread(20, "Ana");
    ListKey maria = new ListKey(SearchList.WORD, "maria");
    ListKey ana = new ListKey(SearchList.WORD, "ana");
    base.in(
        50,
        reads -> {
          assertThat(reads.lengths(List.of(maria, maria), 25))
              .extracting(SearchIndex.Length::entries)
              .containsExactly(25, 25);
          assertThat(reads.lengths(List.of(ana, maria), 25))
              .extracting(SearchIndex.Length::entries)
              .containsExactly(20, 25);
          assertThat(reads.lengths(List.of(maria, ana), 25)).hasSize(2);
          return assertThat(reads.entries()).isEqualTo(45);
        });
    assertThat(base.questions())
        .extracting(question -> question.arguments().get(0))
        .containsExactly(List.of(maria), List.of(ana));
  }

  @Test
  @DisplayName("SRCH-9: a page has as many as were asked for, each once, best first")
  void page_size() {
    IndexBase base = new IndexBase().add(30, at -> "Ana " + at).spread(30, "Ana");
    base.in(
        10,
        reads -> {
          Finder finder =
              new Finder(
                  reads, QueryReader.read(CustomerQuery.name("ana")).queries(), Optional.empty());
          assertThat(finder.page(10)).hasSize(10).doesNotHaveDuplicates();
          assertThat(finder.page(35)).hasSize(35).doesNotHaveDuplicates();
          return assertThat(finder.page(100)).hasSize(15).doesNotHaveDuplicates();
        });
  }

  private static Finder finder(Reads reads, CustomerQuery query) {
    return new Finder(reads, QueryReader.read(query).queries(), Optional.empty());
  }

  @Test
  @DisplayName("SRCH-9: a thousand hits are a thousand, one more is more")
  void thousand() {
    IndexBase base = new IndexBase().add(1_000, at -> "Ana Lima", email("a"));
    CustomerQuery domain = CustomerQuery.email("@exemplo.com");
    CustomerQuery name = CustomerQuery.name("ana lima");
    for (CustomerQuery query : List.of(domain, name)) {
      List<HitCount> counts = base.in(50, reads -> finder(reads, query).counts());
      assertThat(counts).containsExactly(new HitCount(1_000, false));
    }
    base.add(1, at -> "Ana Lima", email("b"));
    for (CustomerQuery query : List.of(domain, name)) {
      List<HitCount> counts = base.in(50, reads -> finder(reads, query).counts());
      assertThat(counts).containsExactly(new HitCount(1_000, true));
    }
  }

  @Test
  @DisplayName(
      "SRCH-9: where much was read, the hits that are known are counted, and no more is read")
  void costly_counts() {
    IndexBase base = new IndexBase().spread(10_000, "Maria").spread(100, "Bia");
    for (int read : new int[] {10_000, 9_999}) {
      HitCount known =
          base.in(
              20,
              reads -> {
                Finder finder = finder(reads, CustomerQuery.name("bia"));
                reads.walk(List.of(everyone(read)));
                return finder.counts().get(0);
              });
      assertThat(known.more()).isTrue();
      assertThat(known.counted() > 0).as("" + read).isEqualTo(read < 10_000);
    }
    base.in(
        20,
        reads -> {
          Finder finder = finder(reads, CustomerQuery.name("bia"));
          assertThat(finder.page(21)).hasSize(21);
          reads.walk(List.of(everyone(10_000)));
          int before = reads.entries();
          assertThat(finder.counts()).containsExactly(new HitCount(21, true));
          return assertThat(reads.entries()).isEqualTo(before);
        });
  }

  private static Range everyone(int limit) {
    return new Range(SearchList.ALL, "", Position.START, Range.NO_END, limit);
  }

  @Test
  @DisplayName("REG-5: a page of the list has 1 to 200 customers, and the last one leads nowhere")
  void list() {
    SearchBase base = SearchBase.ofExamples(InMemoryStorage.create());
    Search search = base.view().search();
    assertThat(search.list(Optional.empty(), 200).items()).hasSize(10);
    assertThat(search.list(Optional.empty(), 10).next()).isEmpty();
    Page<CustomerSummary> nine = search.list(Optional.empty(), 9);
    assertThat(nine.items()).hasSize(9);
    assertThat(search.list(nine.next(), 1).items()).hasSize(1);
    assertThat(search.list(nine.next(), 1).next()).isEmpty();
    for (int size : new int[] {0, 201}) {
      assertThatThrownBy(() -> search.list(Optional.empty(), size))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1 to 200");
    }
  }

  @Test
  @DisplayName("SRCH-7: other establishments are counted up to a thousand, on the first page only")
  void establishments() {
    List<Cnpj> cnpjs = new ArrayList<>();
    for (int branch = 1; branch <= 1_001; branch++) {
      cnpjs.add(Cnpj.of("11222333", "%04d".formatted(branch)));
    }
    SearchBase base = new SearchBase(InMemoryStorage.create());
    for (Cnpj cnpj : cnpjs.subList(0, 1_000)) {
      base.add(cnpj.compact(), Registration.builder(Company.of("Casa", null)).cnpj(cnpj));
    }
    CustomerQuery head = CustomerQuery.any("11222333000181").pageSize(1);
    assertThat(base.find(head).otherEstablishments().orElseThrow()).hasToString("999");
    base.add("last", Registration.builder(Company.of("Casa", null)).cnpj(cnpjs.get(1_000)));
    assertThat(base.find(head).otherEstablishments()).contains(new HitCount(1_000, true));
    base.sent(base.named("Otto"), "11222333000181", SearchBase.DOCUMENT);
    SearchResult first = base.find(head);
    SearchResult second = base.find(head.after(first.next().orElseThrow()));
    assertThat(base.hits(second)).isEqualTo("Otto@0");
    assertThat(second.otherEstablishments()).isEmpty();
    assertThat(second.next()).isEmpty();
  }
}
