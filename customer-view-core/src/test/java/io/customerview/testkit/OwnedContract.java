package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.storage.Storage;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link CustomerOwned} of a storage promises. */
public interface OwnedContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("PRIV-1 PRIV-2: every collection with something of single customers is reached")
  default void every_collection_is_reached() throws ReflectiveOperationException {
    // One object may serve two ports: what is written and what is read of search keys.
    Set<CustomerOwned> collections = new HashSet<>();
    for (Method method : Storage.class.getMethods()) {
      if (method.getParameterCount() == 0
          && method.invoke(storage()) instanceof CustomerOwned collection) {
        collections.add(collection);
      }
    }
    assertThat(collections).hasSizeGreaterThan(1);
    assertThat(storage().owned()).containsExactlyInAnyOrderElementsOf(collections);
  }

  @Test
  @DisplayName("PRIV-1: each part of an export has a name of its own")
  default void parts_have_names() {
    assertThat(storage().owned())
        .extracting(CustomerOwned::part)
        .doesNotHaveDuplicates()
        .allMatch(part -> part.matches("[a-z][A-Za-z]+"));
  }

  @Test
  @DisplayName("PRIV-1 PRIV-2: what is counted is what an export hands out, part by part")
  default void counted_as_exported() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.withMuch("lia");
    CustomerId alfa = world.company("Alfa");
    CustomerId eva = world.memberOf(alfa, "Eva");
    world.event(alfa, eva);
    world.event(alfa, eva);
    for (CustomerId customer : List.of(lia, alfa, eva, new CustomerId(UUID.randomUUID()))) {
      assertThat(counts(customer)).isEqualTo(exports(customer));
    }
    assertThat(counts(lia)).containsEntry("documents", 2L).containsEntry("messages", 2L);
    assertThat(counts(alfa)).containsEntry("events", 2L);
    assertThat(counts(eva)).containsEntry("events", 2L);
  }

  private Map<String, Long> counts(CustomerId customer) {
    Map<String, Long> counts = new TreeMap<>();
    Work.run(
        storage(),
        work ->
            storage().owned().forEach(part -> counts.put(part.part(), part.count(work, customer))));
    return counts;
  }

  private Map<String, Long> exports(CustomerId customer) {
    Map<String, Long> records = new TreeMap<>();
    Work.run(
        storage(),
        work -> {
          for (CustomerOwned part : storage().owned()) {
            records.put(part.part(), 0L);
            part.export(work, customer, fields -> records.merge(part.part(), 1L, Long::sum));
          }
        });
    return records;
  }

  @Test
  @DisplayName("PRIV-1 PRIV-2: of an unknown customer nothing is exported, erased or handed over")
  default void nothing_of_nobody() {
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    List<Map<String, Object>> records = new ArrayList<>();
    Work.run(
        storage(),
        work -> {
          for (CustomerOwned part : storage().owned()) {
            part.export(work, nobody, records::add);
            part.reassign(work, nobody, new CustomerId(UUID.randomUUID()));
            part.erase(work, nobody);
          }
        });
    assertThat(records).isEmpty();
  }
}
