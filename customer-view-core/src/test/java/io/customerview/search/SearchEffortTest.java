package io.customerview.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.customer.Customer;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.identity.Cpf;
import io.customerview.identity.EmailAddress;
import io.customerview.identity.SearchField;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchList;
import io.customerview.identity.SearchPart;
import io.customerview.memory.InMemoryStorage;
import io.customerview.search.SearchIndex.Position;
import io.customerview.search.SearchIndex.Range;
import io.customerview.shared.CustomerId;
import io.customerview.storage.Storage;
import io.customerview.testkit.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * How much of the index a page reads: 12,000 people, a quarter of them called Maria, a quarter
 * João, none both.
 */
class SearchEffortTest {

  private static final Storage STORAGE = InMemoryStorage.create();
  private static final int PEOPLE = 12_000;
  private static final List<String> GIVEN = List.of("Maria", "João", "Ana", "Pedro");

  @BeforeAll
  static void fill() {
    Map<CustomerId, String> names = new HashMap<>();
    Map<CustomerId, List<SearchKey>> keys = new HashMap<>();
    List<Customer> customers = new ArrayList<>();
    for (int at = 0; at < PEOPLE; at++) {
      CustomerId customer = new CustomerId(new UUID(at * 0x9E3779B97F4A7C15L, at));
      String letters = "" + (char) ('a' + at % 26) + (char) ('a' + at / 26 % 26);
      String name =
          at % 3 == 0
              ? "B" + letters + " " + GIVEN.get(at % 4) + " Silva"
              : GIVEN.get(at % 4) + " Q" + letters + (at % 2 == 0 ? " Silva" : " Souza");
      customers.add(
          Customer.register(
                  customer, Registration.builder(Person.of(name, null)).build(), Instant.EPOCH)
              .value());
      names.put(customer, name);
      keys.put(
          customer,
          List.of(
              SearchKey.ofName(SearchField.FULL_NAME, name),
              SearchKey.ofCpf(Cpf.ofBase("%09d".formatted(100_000_000 + at * 7_919L)))));
    }
    Work.run(
        STORAGE,
        work -> {
          STORAGE.customers().add(work, customers);
          STORAGE.searchKeys().rename(work, names);
          STORAGE.searchKeys().replace(work, SearchPart.REGISTRATION, keys);
        });
  }

  private static int page(CustomerQuery query, int number) {
    Parsed parsed = QueryReader.read(query);
    return Work.in(
        STORAGE,
        work -> {
          Optional<Cursors.Place> after = Optional.empty();
          for (int at = 1; ; at++) {
            Reads reads = new Reads(STORAGE.searchIndex(), work, query.pageSize(), List.of());
            Finder finder = new Finder(reads, parsed.queries(), after);
            finder.readAhead(after.isEmpty(), List.of());
            List<Finder.Placed> placed = finder.page(query.pageSize() + 1);
            if (at == number) {
              return reads.entries();
            }
            Finder.Placed last = placed.get(query.pageSize() - 1);
            after =
                Optional.of(
                    new Cursors.Place(
                        last.rank().tier(), last.rank().kind(), last.position(), false));
          }
        });
  }

  @Test
  @DisplayName("SRCH-9: an identifier reads what it finds")
  void identifiers() {
    assertThat(page(CustomerQuery.cpf("100000000"), 1)).isEqualTo(1);
    assertThat(page(CustomerQuery.cpf("1000"), 1)).isLessThanOrEqualTo(200);
    assertThat(page(CustomerQuery.cpf("100"), 1)).isLessThanOrEqualTo(200);
  }

  @Test
  @DisplayName("SRCH-9: a common pair that no one bears is seen from the list of pairs")
  void common_pair() {
    CustomerQuery query = CustomerQuery.name("maria joão").pageSize(50);
    // Probes, the lists of tier 4, and no walk along 3,000 Marias.
    assertThat(page(query, 1)).isLessThan(2 * (2 * NameStages.PROBE) + 500);
    assertThat(page(CustomerQuery.any("maria joão"), 1)).isLessThan(2 * NameStages.PROBE + 500);
  }

  @Test
  @DisplayName("SRCH-9: a start of two letters reads little more than its page")
  void two_letters() {
    assertThat(page(CustomerQuery.name("qa"), 1)).isLessThan(500);
    assertThat(page(CustomerQuery.name("ma"), 1)).isLessThan(500);
    assertThat(page(CustomerQuery.name("ma si"), 1)).isLessThan(3 * NameStages.PROBE);
  }

  @Test
  @DisplayName("SRCH-9: a page in the middle of a tier costs what its first page costs")
  void later_pages() {
    CustomerQuery maria = CustomerQuery.name("maria").pageSize(20);
    int first = page(maria, 1);
    int tiersBegin = 2;
    for (int number : new int[] {tiersBegin, 10, 30, 90}) {
      assertThat(page(maria, number)).as("page " + number).isLessThanOrEqualTo(first + 20);
    }
  }

  @Test
  @DisplayName("SRCH-9: those whose name begins with the query are skipped, not read, further down")
  void skipping() {
    // 2,000 names begin with Maria, which is tier 1; the other 1,000 are tier 2.
    CustomerQuery maria = CustomerQuery.name("maria").pageSize(200);
    for (int number = 11; number <= 14; number++) {
      assertThat(page(maria, number)).as("page " + number).isLessThan(900);
    }
  }

  @Test
  @DisplayName("SRCH-9: a list that leads to several tiers is read once")
  void shared_lists() {
    Range marias = new Range(SearchList.WORD, "maria", Position.START, Range.NO_END, 100);
    Work.run(
        STORAGE,
        work -> {
          Reads reads = new Reads(STORAGE.searchIndex(), work, 50, List.of());
          assertThat(reads.walk(List.of(marias)).get(0)).hasSize(100);
          assertThat(reads.walk(List.of(marias)).get(0)).hasSize(100);
          assertThat(reads.entries()).isEqualTo(100);
        });
  }

  @Test
  @DisplayName("SRCH-9: the hits of a start are counted along the keys, whatever the page read")
  void counting_keys() {
    Parsed parsed = QueryReader.read(CustomerQuery.cpf("1").pageSize(10));
    assertThat(parsed.outcome()).isEqualTo(SearchOutcome.TOO_SHORT);
    Parsed start = QueryReader.read(CustomerQuery.cpf("100"));
    Work.run(
        STORAGE,
        work -> {
          Reads reads = new Reads(STORAGE.searchIndex(), work, 20, List.of());
          Finder finder = new Finder(reads, start.queries(), Optional.empty());
          finder.page(21);
          int before = reads.entries();
          assertThat(finder.counts()).containsExactly(new HitCount(127, false));
          assertThat(reads.entries() - before).isEqualTo(127);
        });
  }

  @Test
  @DisplayName("SRCH-9: counting along keys ends at a thousand, too")
  void counting_many_keys() {
    Work.run(
        STORAGE,
        work -> {
          Reads reads = new Reads(STORAGE.searchIndex(), work, 20, List.of());
          Finder finder = new Finder(reads, List.of(Queries.cpfStart("1")), Optional.empty());
          assertThat(finder.counts()).containsExactly(new HitCount(1_000, true));
          assertThat(reads.entries()).isEqualTo(1_250);
        });
  }

  @Test
  @DisplayName("SRCH-9: customers with several addresses of a domain are counted once each")
  void counting_customers() {
    Storage storage = InMemoryStorage.create();
    Map<CustomerId, String> names = new HashMap<>();
    Map<CustomerId, List<SearchKey>> keys = new HashMap<>();
    for (int at = 0; at < 600; at++) {
      CustomerId customer = new CustomerId(new UUID(1, at));
      names.put(customer, "Ana");
      List<SearchKey> three = new ArrayList<>();
      for (int address = 0; address < 3; address++) {
        three.add(SearchKey.ofEmail(EmailAddress.parse("a" + at + "." + address + "@exemplo.com")));
      }
      keys.put(customer, three);
    }
    Work.run(
        storage,
        work -> {
          storage.searchKeys().rename(work, names);
          storage.searchKeys().replace(work, SearchPart.CONTACT_POINTS, keys);
          Reads reads = new Reads(storage.searchIndex(), work, 20, List.of());
          Finder finder =
              new Finder(reads, List.of(Queries.emailDomain("exemplo.com")), Optional.empty());
          assertThat(finder.counts()).containsExactly(new HitCount(600, false));
          // Counted up to 1,250 first, and then whole.
          assertThat(reads.entries()).isEqualTo(1_250 + 1_800);
        });
  }

  @Test
  @DisplayName("SRCH-9: counting ends at a thousand")
  void counting() {
    Parsed parsed = QueryReader.read(CustomerQuery.name("maria"));
    Work.run(
        STORAGE,
        work -> {
          Reads reads = new Reads(STORAGE.searchIndex(), work, 50, List.of());
          Finder finder = new Finder(reads, parsed.queries(), Optional.empty());
          finder.page(51);
          assertThat(finder.counts()).containsExactly(new HitCount(1_000, true));
          assertThat(finder.counts().get(0)).hasToString("1,000+");
          assertThat(reads.entries()).isLessThan(3_000);
        });
  }
}
