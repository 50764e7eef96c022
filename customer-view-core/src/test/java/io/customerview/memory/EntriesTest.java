package io.customerview.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.shared.CustomerId;
import io.customerview.testkit.Work;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EntriesTest {

  private final InMemoryStorage storage = InMemoryStorage.create();

  @Test
  @DisplayName(
      "MRG-2: whichever ids two customers have, all entries are handed over, in their order")
  void handed_over() {
    for (int from = 0; from < 9; from++) {
      for (int to = 0; to < 9; to++) {
        if (from != to) {
          Entries<String> entries = ofNine();
          CustomerId giver = id(from);
          CustomerId taker = id(to);
          Work.run(
              storage, work -> entries.reassign(work, giver, taker, entry -> entry + " moved"));
          assertThat(entries.of(giver)).isEmpty();
          assertThat(entries.of(taker)).containsExactlyElementsOf(joined(from, to));
        }
      }
    }
  }

  private Entries<String> ofNine() {
    Entries<String> entries = new Entries<>();
    Work.run(
        storage,
        work -> {
          for (int round = 0; round < 3; round++) {
            for (int customer = 0; customer < 9; customer++) {
              entries.append(work, id(customer), round + " of " + customer);
            }
          }
        });
    return entries;
  }

  private static List<String> joined(int from, int to) {
    return IntStream.range(0, 3)
        .boxed()
        .flatMap(
            round -> {
              String moved = round + " of " + from + " moved";
              String own = round + " of " + to;
              return (from < to ? List.of(moved, own) : List.of(own, moved)).stream();
            })
        .toList();
  }

  private static CustomerId id(int number) {
    return new CustomerId(new UUID(0, number));
  }
}
