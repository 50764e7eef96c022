package io.customerview.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.shared.CustomerId;
import io.customerview.shared.PortfolioId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How much of a sheet is held at once. */
class ImportCheckTest {

  private final List<Integer> atOnce = new ArrayList<>();

  @Test
  @DisplayName("POR-9: the longer the texts of rows are, the fewer are held at once")
  void held_at_once() {
    assertThat(check(20_001, "Norte").invalid()).isEqualTo(20_001);
    assertThat(atOnce).containsExactly(20_000, 1);
    atOnce.clear();
    assertThat(check(1_000, "n".repeat(25_000)).invalid()).isEqualTo(1_000);
    assertThat(atOnce).allMatch(rows -> rows < 200).hasSizeBetween(5, 7);
  }

  private ImportCounts check(int rows, String portfolio) {
    ImportCheck.Directory nobody =
        new ImportCheck.Directory() {
          @Override
          public Map<CustomerId, CustomerId> resolve(Collection<CustomerId> customers) {
            return Map.of();
          }

          @Override
          public Map<CustomerId, Optional<PortfolioId>> whereabouts(
              Collection<CustomerId> customers) {
            if (!customers.isEmpty()) {
              atOnce.add(customers.size());
            }
            return Map.of();
          }
        };
    return new ImportCheck(nobody, List.of(), row -> {})
        .of(
            each ->
                IntStream.range(0, rows)
                    .forEach(
                        row ->
                            each.accept(
                                ImportRow.of(row, UUID.randomUUID().toString(), portfolio))));
  }
}
