package io.customerview.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.customerview.search.SearchIndex;
import io.customerview.search.SearchIndex.Customers;
import io.customerview.search.SearchIndex.Keys;
import io.customerview.shared.UnitOfWork;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("MRG-1: how few customers are of a country")
class CountriesTest {

  private static final int LIMIT = Known.MOST_COUNTED;

  /** Of a million customers; some have two phones. */
  private static final Map<String, Customers> PHONES =
      Map.of(
          "+55", new Customers(LIMIT - 3_000, LIMIT),
          "+57", new Customers(22_500, 24_000),
          "+", new Customers(LIMIT - 3_000, LIMIT));

  private final List<String> asked = new ArrayList<>();

  private final SearchIndex index =
      (SearchIndex)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {SearchIndex.class},
              (any, method, arguments) -> {
                String key = ((Keys) arguments[1]).key();
                asked.add(key);
                return PHONES.get(key);
              });

  private final UnitOfWork work =
      (UnitOfWork)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {UnitOfWork.class},
              (any, method, arguments) -> Instant.EPOCH);

  @Test
  @DisplayName("MRG-1: of as many phones as are counted, the country is no rare one")
  void rarity() {
    Known known = new Known(1_000_000);
    known.countCountries(new BaseSize(), index, work, List.of("55", "57"));
    assertThat(known.rarityOfCountry("55")).isZero();
    assertThat(known.rarityOfCountry("57"))
        .isEqualTo(Math.log(1_000_000 / 22_500.0) / Math.log(2), offset(1e-9));
    assertThat(known.rarityOfCountry("595")).as("not counted").isZero();
    assertThat(asked).containsExactly("+55", "+57", "+");
  }
}
