package io.customerview.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.shared.CustomerId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The first rows of customers, beside a map of the JDK's. */
class FirstRowsProperties {

  @Property(tries = 100)
  @Label(
      "POR-9: of however many customers, alike or not, the row in which each stood first is told")
  void as_a_map(@ForAll("ids") List<UUID> ids) {
    FirstRows rows = new FirstRows();
    Map<UUID, Long> expected = new HashMap<>();
    for (int row = 0; row < ids.size(); row++) {
      Optional<Long> before = Optional.ofNullable(expected.putIfAbsent(ids.get(row), (long) row));
      assertThat(rows.putIfAbsent(new CustomerId(ids.get(row)), row))
          .isEqualTo(before.map(OptionalLong::of).orElse(OptionalLong.empty()));
    }
  }

  /** Many of few values, so that they repeat and differ by one half only; and some in sequence. */
  @Provide
  Arbitrary<List<UUID>> ids() {
    Arbitrary<Long> half =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-40, 40),
            Arbitraries.longs(),
            Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE));
    return Combinators.combine(half, half).as(UUID::new).list().ofMaxSize(5_000);
  }
}
