package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.journey.CustomerJourney;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyAction;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.StageDraft;
import io.customerview.portfolio.Card;
import io.customerview.portfolio.ImportRefusal.ChangedSince;
import io.customerview.portfolio.ImportRow;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioImport;
import io.customerview.shared.CustomerId;
import io.customerview.storage.Storage;
import io.customerview.testkit.BoardsContract.BoardWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every storage promises of undoing an import, of the journeys that it led out of (POR-8). */
public interface ImportUndoingContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName(
      "POR-8: undoing an import leaves journeys, cards and placements exactly as they were")
  default void journeys_go_on() {
    BoardWorld world = new BoardWorld(storage());
    Journey journey = world.journey();
    Portfolio first = world.portfolio(Optional.of(journey.id()));
    Portfolio other = world.portfolio(Optional.of(world.journey().id()));
    Portfolio bare = world.portfolio(Optional.empty());
    CustomerId moved = world.companyIn(first, "Alfa");
    CustomerId out = world.companyIn(first, "Beta");
    CustomerId toBare = world.companyIn(first, "Gama");
    for (CustomerId customer : List.of(moved, out, toBare)) {
      world.complete(customer, world.milestones(journey, 0).get(1));
      world.pass(2);
      world.completeStage(customer, world.stage(journey, 0));
      world.enter(customer, world.stage(journey, 1));
    }
    world.complete(moved, world.milestones(journey, 1).get(0));
    List<CustomerJourney> before = states(world, moved, out, toBare);
    world.pass(3);
    PortfolioImport made = put(world, Map.of(moved, other.name(), out, "", toBare, bare.name()));
    assertThat(world.card(other, moved).daysIn()).isZero();
    assertThat(world.desk().journeys().of(out)).isEmpty();
    assertThat(exported(moved, made)).containsEntry("left.journey", journey.id().toString());
    world.pass(1);
    world.desk().portfolioImports().undo(made.id());
    assertThat(states(world, moved, out, toBare)).isEqualTo(before);
    Card card = world.card(first, moved);
    assertThat(card.daysIn()).isEqualTo(10);
    assertThat(card.completed()).isEqualTo(2);
    assertThat(world.history(moved).subList(0, 5))
        .containsExactly(
            JourneyAction.RESUMED,
            JourneyAction.LEFT,
            JourneyAction.STAGE_ENTERED,
            JourneyAction.ENTERED,
            JourneyAction.LEFT);
    assertThat(world.history(out).subList(0, 2))
        .containsExactly(JourneyAction.RESUMED, JourneyAction.LEFT);
  }

  @Test
  @DisplayName(
      "POR-8: what was done since in a journey that goes on stays done, and seen stays seen")
  default void later_steps_are_kept() {
    BoardWorld world = new BoardWorld(storage());
    Journey journey = world.journey();
    Portfolio first = world.portfolio(Optional.of(journey.id()));
    Portfolio same = world.portfolio(Optional.of(journey.id()));
    CustomerId reached = world.companyIn(first, "Alfa");
    CustomerId seen = world.companyIn(first, "Beta");
    CustomerId untouched = world.companyIn(first, "Gama");
    PortfolioImport made =
        put(world, Map.of(reached, same.name(), seen, same.name(), untouched, same.name()));
    world.complete(reached, world.milestones(journey, 0).get(0));
    world.desk().portfolios().seen(seen);
    List<CustomerJourney> before = states(world, reached, seen, untouched);
    world.desk().portfolioImports().undo(made.id());
    assertThat(states(world, reached, seen, untouched)).isEqualTo(before);
    assertThat(world.card(first, reached).completed()).isEqualTo(1);
    assertThat(world.card(first, reached).isNew()).isFalse();
    assertThat(world.card(first, seen).isNew()).isFalse();
    assertThat(world.card(first, untouched).isNew()).isTrue();
  }

  @Test
  @DisplayName(
      "POR-8: an import is not undone where somebody has got on since in the journey that it led into")
  default void later_steps_elsewhere_are_not_lost() {
    BoardWorld world = new BoardWorld(storage());
    Journey journey = world.journey();
    Journey next = world.journey();
    Portfolio first = world.portfolio(Optional.of(journey.id()));
    Portfolio other = world.portfolio(Optional.of(next.id()));
    CustomerId on = world.companyIn(first, "Alfa");
    CustomerId still = world.companyIn(first, "Beta");
    CustomerId fresh = world.companyIn(world.portfolio(Optional.empty()), "Gama");
    PortfolioImport made =
        put(world, Map.of(on, other.name(), still, other.name(), fresh, other.name()));
    world.enter(on, world.stage(next, 1));
    world.complete(fresh, world.milestones(next, 0).get(0));
    List<CustomerJourney> before = states(world, on, still, fresh);
    world.refused(
        () -> world.desk().portfolioImports().undo(made.id()), new ChangedSince(made.id(), 2));
    assertThat(states(world, on, still, fresh)).isEqualTo(before);
    assertThat(world.open(other).total()).isEqualTo(3);
  }

  @Test
  @DisplayName("POR-8 JRN-7: a journey goes on by the definition that it has when it does")
  default void definition_changed_since() {
    BoardWorld world = new BoardWorld(storage());
    Journey journey = world.journey();
    Portfolio first = world.portfolio(Optional.of(journey.id()));
    CustomerId atFirst = world.companyIn(first, "Alfa");
    CustomerId atSecond = world.companyIn(first, "Beta");
    world.complete(atFirst, world.milestones(journey, 0).get(0));
    world.enter(atSecond, world.stage(journey, 1));
    CustomerJourney before = states(world, atFirst).get(0);
    PortfolioImport made = put(world, Map.of(atFirst, "", atSecond, ""));
    StageDraft stage = journey.toDraft().stages().get(0);
    JourneyDraft shorter =
        journey
            .toDraft()
            .withStages(
                List.of(
                    stage.withMilestones(
                        List.of(
                            stage.milestones().get(0).withDays(40),
                            stage.milestones().get(1).withDays(50)))));
    world.desk().journeyDefinitions().change(journey.id(), journey.version(), shorter);
    world.pass(1);
    world.desk().portfolioImports().undo(made.id());
    CustomerJourney after = states(world, atFirst).get(0);
    assertThat(after.enteredOn()).isEqualTo(before.enteredOn());
    assertThat(after.milestones()).hasSize(2);
    assertThat(after.milestones().get(0)).as("as judged").isEqualTo(before.milestones().get(0));
    assertThat(after.milestones().get(1).deadline().due())
        .isEqualTo(before.enteredOn().plusDays(50));
    CustomerJourney anew = states(world, atSecond).get(0);
    assertThat(anew.stage()).as("its stage is gone").isEqualTo(world.stage(journey, 0));
    assertThat(anew.enteredOn()).isEqualTo(world.today());
  }

  @Test
  @DisplayName(
      "POR-8 POR-10: who goes back to a portfolio that has another journey now begins that")
  default void portfolio_linked_elsewhere_since() {
    BoardWorld world = new BoardWorld(storage());
    Portfolio first = world.portfolio(Optional.of(world.journey().id()));
    CustomerId customer = world.companyIn(first, "Alfa");
    PortfolioImport made = put(world, Map.of(customer, ""));
    Journey other = world.journey();
    world.lead(first, other.id());
    world.desk().portfolioImports().undo(made.id());
    assertThat(states(world, customer).get(0).journey()).isEqualTo(other.id());
    assertThat(exported(customer, made)).containsKey("left.journey");
    Work.run(storage(), work -> storage().portfolioImports().erase(work, customer));
    assertThat(
            Work.<Map<?, ?>>in(
                storage(),
                work -> storage().portfolioImports().left(work, made.id(), List.of(customer))))
        .isEmpty();
  }

  @Test
  @DisplayName(
      "POR-8 POR-10: a later import that was undone is nothing done since, wherever it led meanwhile")
  default void later_import_undone() {
    for (boolean walked : new boolean[] {false, true}) {
      BoardWorld world = new BoardWorld(storage());
      Journey journey = world.journey();
      Journey other = world.journey();
      Portfolio first = world.portfolio(Optional.of(journey.id()));
      Portfolio same = world.portfolio(Optional.of(journey.id()));
      Portfolio elsewhere = world.portfolio(Optional.of(other.id()));
      CustomerId customer = world.companyIn(first, "Alfa");
      world.complete(customer, world.milestones(journey, 0).get(0));
      world.pass(3);
      PortfolioImport made = put(world, Map.of(customer, same.name()));
      if (walked) {
        world.complete(customer, world.milestones(journey, 0).get(1));
      }
      PortfolioImport later = put(world, Map.of(customer, elsewhere.name()));
      world.pass(1);
      world.desk().portfolioImports().undo(later.id());
      world.lead(first, other.id());
      if (walked) {
        world.refused(
            () -> world.desk().portfolioImports().undo(made.id()), new ChangedSince(made.id(), 1));
      } else {
        world.desk().portfolioImports().undo(made.id());
      }
      assertThat(states(world, customer).get(0).journey())
          .isEqualTo(walked ? journey.id() : other.id());
    }
  }

  private Map<String, Object> exported(CustomerId customer, PortfolioImport made) {
    List<Map<String, Object>> records = new ArrayList<>();
    Work.run(storage(), work -> storage().portfolioImports().export(work, customer, records::add));
    return records.stream()
        .filter(one -> one.get("import").equals(made.id().toString()))
        .findFirst()
        .orElseThrow();
  }

  private static PortfolioImport put(BoardWorld world, Map<CustomerId, String> where) {
    return world
        .desk()
        .portfolioImports()
        .apply(
            rows ->
                where.forEach(
                    (customer, name) -> rows.accept(ImportRow.of(2, customer.toString(), name))))
        .made()
        .orElseThrow();
  }

  private static List<CustomerJourney> states(BoardWorld world, CustomerId... customers) {
    List<CustomerJourney> states = new ArrayList<>();
    for (CustomerId customer : customers) {
      states.add(world.desk().journeys().of(customer).orElseThrow().state());
    }
    return states;
  }
}
