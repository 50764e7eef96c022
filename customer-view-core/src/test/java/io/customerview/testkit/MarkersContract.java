package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal.NotPermitted;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditEntry.Happening;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.intake.IntakeRow;
import io.customerview.intake.RowOutcome;
import io.customerview.marker.Emoji;
import io.customerview.marker.Marker;
import io.customerview.marker.MarkerDesk;
import io.customerview.marker.MarkerRefusal.MarkerNameTaken;
import io.customerview.marker.MarkerRefusal.MarkerUnknown;
import io.customerview.marker.MarkerRefusal.NotOneEmoji;
import io.customerview.marker.MarkerRefusal.TooManyMarkers;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CommonRefusal.StaleVersion;
import io.customerview.shared.CommonRefusal.TextMissing;
import io.customerview.shared.CommonRefusal.TextTooLong;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.MarkerId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import io.customerview.spi.ChangeListener;
import io.customerview.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What markers promise, whatever the storage (MRK-1). */
public interface MarkersContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("MRK-1: markers are added, renamed, given another emoji, and shown by name")
  default void markers_configured() {
    MarkerWorld world = new MarkerWorld(storage());
    Marker silver = world.add("Prata");
    Marker gold = world.add("  Ouro ");
    assertThat(gold.name()).isEqualTo("Ouro");
    assertThat(world.desk().markers().all()).containsExactly(gold, silver);
    Marker renamed = world.desk().markers().rename(gold.id(), "Tesouro");
    Marker changed = world.desk().markers().changeEmoji(gold.id(), Emoji.parse("💎"));
    assertThat(renamed).isEqualTo(new Marker(gold.id(), "Tesouro", gold.emoji()));
    assertThat(changed).isEqualTo(new Marker(gold.id(), "Tesouro", Emoji.parse("💎")));
    assertThat(world.desk().markers().all()).containsExactly(silver, changed);
    assertThat(world.desk().markers().delete(silver.id())).isZero();
    assertThat(world.desk().markers().all()).containsExactly(changed);
  }

  @Test
  @DisplayName(
      "MRK-1: a name has 1 to 128 code points and is that of one marker, after NFC and trimming")
  default void marker_names() {
    MarkerWorld world = new MarkerWorld(storage());
    String longest = "😀".repeat(128);
    assertThat(world.add(longest).name()).isEqualTo(longest);
    world.refused(() -> world.add("😀".repeat(129)), new TextTooLong("markerName", 128, 129));
    world.refused(() -> world.add(" \u00A0 "), new TextMissing("markerName"));
    Marker coffee = world.add("Café");
    assertThat(world.add("café")).as("another name").isNotEqualTo(coffee);
    world.refused(() -> world.add(" Cafe\u0301 "), new MarkerNameTaken());
    Marker tea = world.add("Chá");
    world.refused(
        () -> world.desk().markers().rename(tea.id(), "Cafe\u0301"), new MarkerNameTaken());
    assertThat(world.desk().markers().rename(tea.id(), "Cha\u0301")).isEqualTo(tea);
    assertThat(world.desk().markers().all()).hasSize(4).contains(tea);
  }

  @Test
  @DisplayName("MRK-1: there are at most 15, until one is deleted")
  default void at_most_15_markers() {
    MarkerWorld world = new MarkerWorld(storage());
    for (int number = 1; number <= 15; number++) {
      world.add("Marker " + number);
    }
    world.refused(() -> world.add("Marker 16"), new TooManyMarkers(15));
    Marker one = new Marker(new MarkerId(UUID.randomUUID()), "Marker 16", Emoji.parse("⭐"));
    world.refused(
        () -> Work.run(storage(), work -> storage().markers().add(work, one)),
        new TooManyMarkers(15));
    world.desk().markers().delete(world.desk().markers().all().get(7).id());
    assertThat(world.add("Marker 16").name()).isEqualTo("Marker 16");
    assertThat(world.desk().markers().all()).hasSize(15);
  }

  @Test
  @DisplayName("MRK-1: the storage itself keeps names apart, and holds a marker that is borne")
  default void second_line_of_markers() {
    MarkerWorld world = new MarkerWorld(storage());
    Marker gold = world.add("Ouro");
    Marker silver = world.add("Prata");
    Marker second = new Marker(new MarkerId(UUID.randomUUID()), "Ouro", gold.emoji());
    Marker renamed = new Marker(silver.id(), "Ouro", gold.emoji());
    world.refused(
        () -> Work.run(storage(), work -> storage().markers().add(work, second)),
        new MarkerNameTaken());
    world.refused(
        () -> Work.run(storage(), work -> storage().markers().update(work, renamed)),
        new MarkerNameTaken());
    CustomerId lia = world.customer();
    world.mark(lia, gold);
    world.refused(
        () -> Work.run(storage(), work -> storage().markers().remove(work, gold.id())),
        new ConcurrentChange());
    world.refused(
        () -> Work.run(storage(), work -> storage().markers().put(work, lia, second.id())),
        new ConcurrentChange());
    assertThat(world.desk().markers().of(lia)).contains(gold);
  }

  @Test
  @DisplayName(
      "MRK-1: an emoji that only a newer version knows is read as it is, and not given anew")
  default void newer_emojis() {
    MarkerWorld world = new MarkerWorld(storage());
    Emoji newer = Emoji.stored("\uD83E\uDEFF\uD83E\uDEFF");
    Marker made = new Marker(new MarkerId(UUID.randomUUID()), "Novo", newer);
    Work.run(storage(), work -> storage().markers().add(work, made));
    CustomerId lia = world.customer();
    world.mark(lia, made);
    assertThat(world.desk().markers().all()).containsExactly(made);
    assertThat(world.desk().markers().of(lia)).contains(made);
    Marker renamed = world.desk().markers().rename(made.id(), "Antigo");
    assertThat(renamed.emoji()).isEqualTo(newer);
    world.refused(() -> world.desk().markers().add("Outro", newer), new NotOneEmoji());
    Marker other = world.add("Prata");
    world.refused(() -> world.desk().markers().changeEmoji(other.id(), newer), new NotOneEmoji());
    world.desk().markers().delete(made.id());
    assertThat(world.desk().markers().all()).containsExactly(other);
  }

  @Test
  @DisplayName("MRK-1: a customer bears one marker at most, which it gets, changes and loses")
  default void borne_markers() {
    MarkerWorld world = new MarkerWorld(storage());
    Marker gold = world.add("Ouro");
    Marker silver = world.add("Prata");
    CustomerId lia = world.customer();
    assertThat(world.desk().markers().of(lia)).isEmpty();
    assertThat(world.mark(lia, gold)).isEqualTo(Version.FIRST.next());
    assertThat(world.mark(lia, gold)).as("again").isEqualTo(Version.FIRST.next());
    assertThat(world.desk().markers().of(lia)).contains(gold);
    world.mark(lia, silver);
    assertThat(world.desk().markers().of(lia)).contains(silver);
    Version version = world.desk().markers().unmark(lia, world.version(lia));
    assertThat(world.desk().markers().of(lia)).isEmpty();
    assertThat(world.desk().markers().unmark(lia, version)).as("again").isEqualTo(version);
    assertThat(world.happened(lia))
        .containsExactly(
            new Happening("marker.taken_off", Map.of("marker", silver.id().toString())),
            new Happening("marker.put", Map.of("marker", gold.id() + " > " + silver.id())),
            new Happening("marker.put", Map.of("marker", gold.id().toString())));
  }

  @Test
  @DisplayName("MRK-1 PRIV-3: deleting a marker takes it off all who bear it, with an entry each")
  default void deleted_marker() {
    MarkerWorld world = new MarkerWorld(storage());
    Marker gold = world.add("Ouro");
    Marker silver = world.add("Prata");
    CustomerId lia = world.customer();
    CustomerId rui = world.customer();
    CustomerId eva = world.customer();
    world.mark(lia, gold);
    world.mark(rui, gold);
    world.mark(eva, silver);
    Version before = world.version(eva);
    assertThat(world.desk().markers().delete(gold.id())).isEqualTo(2);
    for (CustomerId bearer : List.of(lia, rui)) {
      assertThat(world.desk().markers().of(bearer)).isEmpty();
      assertThat(world.trail(bearer).get(0).operation()).isEqualTo("markers.delete");
      assertThat(world.happened(bearer).get(0).event()).isEqualTo("marker.taken_off");
    }
    assertThat(world.desk().markers().of(eva)).contains(silver);
    assertThat(world.version(eva)).isEqualTo(before);
    world.refused(() -> world.desk().markers().delete(gold.id()), new MarkerUnknown(gold.id()));
    world.refused(() -> world.mark(eva, gold), new MarkerUnknown(gold.id()));
    world.refused(
        () -> world.desk().markers().rename(gold.id(), "Ouro"), new MarkerUnknown(gold.id()));
    world.refused(
        () -> world.desk().markers().changeEmoji(gold.id(), gold.emoji()),
        new MarkerUnknown(gold.id()));
  }

  @Test
  @DisplayName(
      "MRK-1 PRIV-3: a marker of many is gone for all at once, in bounded units that can be begun again")
  default void deleted_marker_of_many() {
    MarkerWorld world = new MarkerWorld(storage());
    Marker gold = world.add("Ouro");
    Marker silver = world.add("Prata");
    List<CustomerId> bearers = world.customers(2 * MarkerDesk.CHUNK + 3);
    Work.run(
        storage(), work -> bearers.forEach(one -> storage().markers().put(work, one, gold.id())));
    List<Integer> units = new ArrayList<>();
    MarkerDesk interrupted =
        world.deskTelling(
            changes -> {
              if (units.size() == 1) {
                throw new IllegalStateException("interrupted");
              }
              units.add(changes);
            });
    assertThatThrownBy(() -> interrupted.delete(gold.id())).hasMessage("interrupted");
    assertThat(units).containsExactly(MarkerDesk.CHUNK);

    assertThat(world.desk().markers().all()).containsExactly(silver);
    CustomerId changed = oneStillMarked(world, gold, bearers);
    assertThat(world.desk().markers().of(changed)).isEmpty();
    assertThat(world.exported(changed)).isEmpty();
    world.refused(() -> world.mark(changed, gold), new MarkerUnknown(gold.id()));
    world.refused(
        () -> Work.run(storage(), work -> storage().markers().put(work, changed, gold.id())),
        new ConcurrentChange());
    assertThat(world.add("Ouro").name()).as("a name that is free").isEqualTo("Ouro");
    world.mark(changed, silver);

    MarkerDesk again = world.deskTelling(units::add);
    assertThat(again.delete(gold.id())).isEqualTo(MarkerDesk.CHUNK + 2);
    assertThat(units).hasSizeGreaterThan(2).allMatch(changes -> changes <= MarkerDesk.CHUNK);
    world.refused(() -> again.delete(gold.id()), new MarkerUnknown(gold.id()));
    String goldId = gold.id().toString();
    assertThat(world.happened(changed))
        .containsExactly(
            new Happening("marker.put", Map.of("marker", goldId + " > " + silver.id())));
    for (CustomerId bearer : bearers) {
      if (!bearer.equals(changed)) {
        assertThat(world.happened(bearer))
            .containsExactly(new Happening("marker.taken_off", Map.of("marker", goldId)));
      }
    }
  }

  private CustomerId oneStillMarked(MarkerWorld world, Marker marker, List<CustomerId> bearers) {
    List<CustomerId> left =
        Work.in(storage(), work -> storage().markers().bearers(work, marker.id(), 10_000));
    assertThat(left).hasSize(bearers.size() - MarkerDesk.CHUNK);
    return left.get(left.size() - 1);
  }

  @Test
  @DisplayName("MRK-1: marking takes the version that was read, and a customer that there is")
  default void stale_marking() {
    MarkerWorld world = new MarkerWorld(storage());
    Marker gold = world.add("Ouro");
    CustomerId lia = world.customer();
    Version read = world.version(lia);
    Version now = world.mark(lia, gold);
    world.refused(
        () -> world.desk().markers().mark(lia, read, gold.id()), new StaleVersion(lia, read, now));
    world.refused(() -> world.desk().markers().unmark(lia, read), new StaleVersion(lia, read, now));
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    world.refused(
        () -> world.desk().markers().mark(nobody, read, gold.id()), new CustomerUnknown(nobody));
    world.refused(() -> world.desk().markers().of(nobody), new CustomerUnknown(nobody));
  }

  @Test
  @DisplayName("ACS-1: administrators configure markers, analysts give them, readers read them")
  default void permissions_of_markers() {
    MarkerWorld world = new MarkerWorld(storage());
    Marker gold = world.add("Ouro");
    CustomerId lia = world.customer();
    AgentView analyst = world.as(AccessProfile.ANALYST);
    AgentView reader = world.as(AccessProfile.READ_ONLY);
    world.refused(
        () -> analyst.markers().add("Prata", gold.emoji()),
        new NotPermitted(Permission.CONFIGURE_MANAGEMENT));
    analyst.markers().mark(lia, Version.FIRST, gold.id());
    assertThat(reader.markers().of(lia)).contains(gold);
    assertThat(reader.markers().all()).containsExactly(gold);
    world.refused(
        () -> reader.markers().unmark(lia, world.version(lia)),
        new NotPermitted(Permission.EDIT_MANAGEMENT));
  }

  @Test
  @DisplayName("PRIV-1 PRIV-2 MRG-2: a marker is exported and erased; merged, each keeps its own")
  default void owned_markers() {
    MarkerWorld world = new MarkerWorld(storage());
    Marker gold = world.add("Ouro");
    Marker silver = world.add("Prata");
    CustomerId lia = world.customer();
    CustomerId rui = world.customer();
    world.mark(lia, gold);
    world.mark(rui, silver);
    Work.run(storage(), work -> storage().markers().reassign(work, lia, rui));
    assertThat(world.desk().markers().of(rui)).contains(silver);
    assertThat(world.exported(lia))
        .containsExactly(Map.of("marker", gold.id().toString(), "name", "Ouro", "emoji", "⭐"));
    Work.run(storage(), work -> storage().markers().erase(work, lia));
    assertThat(world.exported(lia)).isEmpty();
    assertThat(world.desk().markers().of(lia)).isEmpty();
    assertThat(world.exported(rui)).hasSize(1);
  }

  /** A storage without markers, and what these tests do with it. */
  final class MarkerWorld {

    private final Storage storage;
    private final CustomerView view;

    MarkerWorld(Storage storage) {
      this.storage = storage;
      this.view =
          CustomerView.builder()
              .storage(storage)
              .clock(new SettableClock())
              .secrets(TestSecrets.SECRETS)
              .build();
      desk().markers().all().forEach(marker -> desk().markers().delete(marker.id()));
    }

    AgentView desk() {
      return view.as(Agent.system(new AgentId("crm")));
    }

    AgentView as(AccessProfile profile) {
      return view.as(Agent.of(new AgentId("ana"), profile));
    }

    Marker add(String name) {
      return desk().markers().add(name, Emoji.parse("⭐"));
    }

    CustomerId customer() {
      return desk()
          .customers()
          .register(Registration.builder(Person.of("Lia", null)).build())
          .customer();
    }

    List<CustomerId> customers(int many) {
      List<IntakeRow> rows = new ArrayList<>();
      for (int number = 1; number <= many; number++) {
        rows.add(IntakeRow.of(number, registration(UUID.randomUUID().toString())));
      }
      List<CustomerId> customers = new ArrayList<>();
      desk()
          .intake()
          .take(rows.iterator(), outcome -> customers.add(((RowOutcome.Taken) outcome).customer()));
      return customers;
    }

    private static Registration registration(String externalId) {
      return Registration.builder(Person.of("Lia", null)).externalId(externalId).build();
    }

    /** The markers of a host that hears of how many customers each unit of work changes. */
    MarkerDesk deskTelling(IntConsumer changed) {
      return CustomerView.builder()
          .storage(storage)
          .clock(new SettableClock())
          .secrets(TestSecrets.SECRETS)
          .onChange(
              new ChangeListener() {
                @Override
                public void changed(
                    UnitOfWork work,
                    CustomerId customer,
                    Version version,
                    List<DomainEvent> events) {
                  throw new AssertionError("one by one");
                }

                @Override
                public void changed(UnitOfWork work, List<CustomerChange> changes) {
                  changed.accept(changes.size());
                }
              })
          .build()
          .as(Agent.system(new AgentId("crm")))
          .markers();
    }

    Version mark(CustomerId customer, Marker marker) {
      return desk().markers().mark(customer, version(customer), marker.id());
    }

    Version version(CustomerId customer) {
      return desk().customers().find(customer).version();
    }

    List<AuditEntry> trail(CustomerId customer) {
      return Work.in(storage, work -> storage.audit().of(work, customer, Optional.empty(), 100));
    }

    /** What happened with markers, latest first. */
    List<Happening> happened(CustomerId customer) {
      return trail(customer).stream()
          .flatMap(entry -> entry.happenings().stream())
          .filter(happening -> happening.event().startsWith("marker."))
          .toList();
    }

    List<Map<String, Object>> exported(CustomerId customer) {
      List<Map<String, Object>> records = new ArrayList<>();
      Work.run(storage, work -> storage.markers().export(work, customer, records::add));
      return records;
    }

    void refused(ThrowingCallable call, Refusal refusal) {
      assertThatThrownBy(call)
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }
  }
}
