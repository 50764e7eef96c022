package io.customerview.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.journey.CustomerJourney;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyAction;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.JourneyEntry;
import io.customerview.journey.JourneyRefusal;
import io.customerview.journey.JourneyView;
import io.customerview.journey.StageDraft;
import io.customerview.memory.InMemoryStorage;
import io.customerview.portfolio.ImportRefusal.ChangedSince;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.JourneyId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds of undoing an import, whatever was done before it and after it. */
class ImportUndoingProperties {

  private static final int CUSTOMERS = 3;

  private enum Kind {
    CHOOSE,
    SEEN,
    ENTER,
    COMPLETE_STAGE,
    COMPLETE,
    REOPEN,
    /** The journey of a portfolio is another one, or none. */
    LINK
  }

  /**
   * A step with a customer; steps that are refused change nothing.
   *
   * @param which which portfolio, stage or milestone
   * @param pass how many days pass before it
   */
  private record Step(Kind kind, int customer, int which, int pass) {}

  /** Where a customer is, and how far it has come. */
  private record Standing(Optional<Placement> placement, Optional<CustomerJourney> journey) {

    Optional<JourneyId> journeyId() {
      return journey.map(CustomerJourney::journey);
    }
  }

  @Property(tries = 300)
  @Label("POR-8: an import that is undone before anything else happens has never been")
  void undone_at_once(
      @ForAll("steps") List<Step> steps,
      @ForAll("targets") List<Integer> targets,
      @ForAll("days") int later) {
    World world = new World();
    steps.forEach(world::run);
    Map<CustomerId, Standing> before = world.standings();
    Optional<PortfolioImport> made = world.apply(targets);
    world.pass(later);
    made.ifPresent(one -> world.desk().portfolioImports().undo(one.id()));
    assertThat(world.standings()).isEqualTo(before);
  }

  @Property(tries = 300)
  @Label("POR-8: undoing an import loses no step since, and brings back what the import ended")
  void undone_later(
      @ForAll("steps") List<Step> steps,
      @ForAll("targets") List<Integer> targets,
      @ForAll("later") List<Step> later) {
    World world = new World();
    steps.forEach(world::run);
    Map<CustomerId, Standing> before = world.standings();
    Optional<PortfolioImport> made = world.apply(targets);
    Map<CustomerId, Standing> imported = world.standings();
    later.forEach(world::run);
    Map<CustomerId, Standing> then = world.standings();
    if (made.isEmpty()) {
      return;
    }
    long lost =
        before.keySet().stream()
            .filter(one -> !before.get(one).journeyId().equals(imported.get(one).journeyId()))
            .filter(one -> !imported.get(one).journey().equals(then.get(one).journey()))
            .count();
    assertThat(undo(world, made.get()))
        .isEqualTo(
            lost == 0 ? Optional.empty() : Optional.of(new ChangedSince(made.get().id(), lost)));
    Map<CustomerId, Standing> expected = new TreeMap<>();
    before.forEach((one, was) -> expected.put(one, undone(was, imported.get(one), then.get(one))));
    assertThat(world.standings()).isEqualTo(lost == 0 ? expected : then);
  }

  @Property(tries = 300)
  @Label("POR-8: undoing an import loses no step since, whatever portfolios lead through by then")
  void undone_after_links(
      @ForAll("steps") List<Step> steps,
      @ForAll("targets") List<Integer> targets,
      @ForAll("linked") List<Step> later) {
    World world = new World();
    steps.forEach(world::run);
    Map<CustomerId, Standing> before = world.standings();
    Map<CustomerId, Integer> done = world.done();
    Optional<PortfolioImport> made = world.apply(targets);
    if (made.isEmpty()) {
      return;
    }
    LocalDate day = world.today();
    Map<CustomerId, Standing> imported = world.standings();
    later.forEach(world::run);
    Map<CustomerId, Standing> then = world.standings();
    Map<CustomerId, Long> since = world.doneSince(done);
    long lost =
        before.keySet().stream()
            .filter(one -> world.ends(before.get(one), imported.get(one), then.get(one)))
            .filter(one -> since.get(one) > 0 || isOfThatDay(then.get(one), day))
            .count();
    assertThat(undo(world, made.get()))
        .isEqualTo(
            lost == 0 ? Optional.empty() : Optional.of(new ChangedSince(made.get().id(), lost)));
    then.forEach(
        (customer, standing) -> {
          if (lost > 0 || since.get(customer) > 0) {
            assertThat(world.standings().get(customer).journey()).isEqualTo(standing.journey());
          }
        });
    boolean isLinked = later.stream().anyMatch(step -> step.kind() == Kind.LINK);
    Statistics.label("after links")
        .collect(isLinked ? (lost == 0 ? "undone" : "refused") : "without")
        .coverage(
            coverage -> {
              coverage.check("undone").count(count -> count > 0);
              coverage.check("refused").count(count -> count > 0);
            });
  }

  /** What was done on the day of the import may have been done since: days tell no more. */
  private static boolean isOfThatDay(Standing standing, LocalDate day) {
    CustomerJourney journey = standing.journey().orElseThrow();
    return journey.enteredOn().equals(day) && journey.isBegun();
  }

  private static Optional<Object> undo(World world, PortfolioImport made) {
    try {
      world.desk().portfolioImports().undo(made.id());
      return Optional.empty();
    } catch (RefusedException refused) {
      return Optional.of(refused.refusal());
    }
  }

  private static Standing undone(Standing before, Standing imported, Standing then) {
    boolean isSame =
        before
            .placement()
            .map(Placement::portfolio)
            .equals(imported.placement().map(Placement::portfolio));
    if (isSame) {
      return then;
    }
    boolean isSeen = then.placement().isPresent() && !then.placement().get().isNew();
    return new Standing(
        isSeen ? before.placement().map(one -> one.seen().value()) : before.placement(),
        before.journeyId().equals(imported.journeyId()) ? then.journey() : before.journey());
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return steps(Kind.values());
  }

  /** Steps that put nobody elsewhere, and take nothing back. */
  @Provide
  Arbitrary<List<Step>> later() {
    return steps(Kind.SEEN, Kind.ENTER, Kind.COMPLETE);
  }

  /** The same, and portfolios that lead through other journeys. */
  @Provide
  Arbitrary<List<Step>> linked() {
    return steps(Kind.SEEN, Kind.ENTER, Kind.COMPLETE, Kind.LINK);
  }

  private static Arbitrary<List<Step>> steps(Kind... kinds) {
    return Combinators.combine(
            Arbitraries.of(kinds),
            Arbitraries.integers().between(0, CUSTOMERS - 1),
            Arbitraries.integers().between(0, 11),
            Arbitraries.integers().between(0, 3))
        .as(Step::new)
        .list()
        .ofMaxSize(10);
  }

  /** Into which portfolio each customer goes; -1 for into none. */
  @Provide
  Arbitrary<List<Integer>> targets() {
    return Arbitraries.integers().between(-1, 3).list().ofSize(CUSTOMERS);
  }

  @Provide
  Arbitrary<Integer> days() {
    return Arbitraries.integers().between(0, 5);
  }

  /** Three customers, and four portfolios: two lead through one journey, one leads through none. */
  private static final class World {

    private static final AgentId MANAGER = new AgentId("ana");
    private static final Set<JourneyAction> COMING =
        Set.of(JourneyAction.ENTERED, JourneyAction.LEFT, JourneyAction.RESUMED);

    private final SettableClock clock = new SettableClock();
    private final Storage storage = InMemoryStorage.create();
    private final CustomerView view =
        CustomerView.builder().storage(storage).clock(clock).secrets(TestSecrets.SECRETS).build();
    private final List<Journey> journeys = List.of(journey("Um"), journey("Dois"));
    private final List<Portfolio> portfolios = new ArrayList<>();
    private final List<CustomerId> customers = new ArrayList<>();

    World() {
      add(Optional.of(journeys.get(0)));
      add(Optional.of(journeys.get(0)));
      add(Optional.of(journeys.get(1)));
      add(Optional.empty());
      for (int number = 0; number < CUSTOMERS; number++) {
        customers.add(
            desk()
                .customers()
                .register(Registration.builder(Company.of("Empresa " + number, null)).build())
                .customer());
      }
    }

    private Journey journey(String name) {
      return desk()
          .journeyDefinitions()
          .add(
              JourneyDraft.named(name)
                  .stage(StageDraft.named("A").milestone("a", 2).milestone("b", 3))
                  .stage(StageDraft.named("B").milestone("c", 0))
                  .stage(StageDraft.named("C")));
    }

    private void add(Optional<Journey> journey) {
      PortfolioDraft draft = PortfolioDraft.of("Carteira " + portfolios.size(), MANAGER);
      portfolios.add(
          desk().portfolios().add(journey.map(one -> draft.withJourney(one.id())).orElse(draft)));
    }

    AgentView desk() {
      return view.as(Agent.system(new AgentId("crm")));
    }

    void pass(int days) {
      clock.advance(Duration.ofDays(days));
    }

    /** What was done before was done before: at the very moment of an import it would be since. */
    Optional<PortfolioImport> apply(List<Integer> targets) {
      clock.advance(Duration.ofMillis(1));
      ImportSheet sheet =
          rows -> {
            for (int number = 0; number < CUSTOMERS; number++) {
              int target = targets.get(number);
              String name = target < 0 ? "" : portfolios.get(target).name();
              rows.accept(ImportRow.of(number + 2, customers.get(number).toString(), name));
            }
          };
      return desk().portfolioImports().apply(sheet).made();
    }

    Map<CustomerId, Standing> standings() {
      Map<CustomerId, Standing> standings = new TreeMap<>();
      for (CustomerId customer : customers) {
        standings.put(customer, new Standing(placement(customer), state(customer)));
      }
      return standings;
    }

    LocalDate today() {
      return desk().desk().time().dayOf(clock.instant());
    }

    /** Whether an undoing would end the journey that a customer is in. */
    boolean ends(Standing before, Standing imported, Standing then) {
      boolean isMoved =
          !before
              .placement()
              .map(Placement::portfolio)
              .equals(imported.placement().map(Placement::portfolio));
      if (!isMoved || then.journey().isEmpty()) {
        return false;
      }
      Optional<JourneyId> back =
          before.placement().flatMap(one -> desk().portfolios().find(one.portfolio()).journey());
      boolean isLeft =
          before.journey().isPresent() && !before.journeyId().equals(imported.journeyId());
      return !back.equals(then.journeyId()) || (isLeft && back.equals(before.journeyId()));
    }

    private Optional<Placement> placement(CustomerId customer) {
      Map<CustomerId, Placement> found = new LinkedHashMap<>();
      storage.read(
          clock.instant(),
          work -> {
            found.putAll(storage.portfolios().of(work, List.of(customer)));
            return true;
          });
      return Optional.ofNullable(found.get(customer));
    }

    private Optional<CustomerJourney> state(CustomerId customer) {
      return desk().journeys().of(customer).map(JourneyView::state);
    }

    void run(Step step) {
      pass(step.pass());
      CustomerId customer = customers.get(step.customer());
      Version version = desk().customers().find(customer).version();
      if (step.kind() == Kind.CHOOSE) {
        choose(customer, version, step.which());
      } else if (step.kind() == Kind.LINK) {
        link(step.which());
      } else if (step.kind() == Kind.SEEN) {
        desk().portfolios().seen(customer);
      } else {
        desk().journeys().of(customer).ifPresent(at -> walk(step, customer, version, at));
      }
    }

    private void choose(CustomerId customer, Version version, int which) {
      int target = which % (portfolios.size() + 1);
      if (target == portfolios.size()) {
        desk().portfolios().chooseNobody(customer, version);
      } else {
        desk().portfolios().choose(customer, version, MANAGER, portfolios.get(target).id());
      }
    }

    private void link(int which) {
      PortfolioId id = portfolios.get(which % portfolios.size()).id();
      Portfolio stored =
          desk().portfolios().choices(MANAGER).portfolios().stream()
              .filter(one -> one.id().equals(id))
              .findFirst()
              .orElseThrow();
      int journey = which / portfolios.size();
      PortfolioDraft plain = PortfolioDraft.of(stored.name(), MANAGER);
      desk()
          .portfolios()
          .change(
              id,
              stored.version(),
              journey < journeys.size() ? plain.withJourney(journeys.get(journey).id()) : plain);
    }

    /** How often something was done with each customer's journeys. */
    Map<CustomerId, Integer> done() {
      Map<CustomerId, Integer> done = new TreeMap<>();
      customers.forEach(customer -> done.put(customer, history(customer).size()));
      return done;
    }

    /** What was done since in the journey that each customer is in, and is no coming into it. */
    Map<CustomerId, Long> doneSince(Map<CustomerId, Integer> before) {
      Map<CustomerId, Long> done = new TreeMap<>();
      for (CustomerId customer : customers) {
        List<JourneyEntry> history = history(customer);
        List<JourneyEntry> since = history.subList(0, history.size() - before.get(customer));
        long steps = since.stream().takeWhile(entry -> !COMING.contains(entry.action())).count();
        // Who comes in enters the first stage.
        done.put(customer, steps < since.size() ? steps - 1 : steps);
      }
      return done;
    }

    private List<JourneyEntry> history(CustomerId customer) {
      return desk().journeys().history(customer, DateRange.ALL, Optional.empty(), 500).items();
    }

    private void walk(Step step, CustomerId customer, Version version, JourneyView at) {
      var stage = at.journey().stages().get(step.which() % 3);
      var milestones =
          at.journey().stages().stream().flatMap(one -> one.milestones().stream()).toList();
      var milestone = milestones.get(step.which() % milestones.size()).id();
      LocalDate today = today();
      try {
        switch (step.kind()) {
          case ENTER -> desk().journeys().enterStage(customer, version, stage.id());
          case COMPLETE_STAGE ->
              desk().journeys().completeStage(customer, version, stage.id(), today);
          case COMPLETE -> desk().journeys().completeMilestone(customer, version, milestone, today);
          default -> desk().journeys().reopenMilestone(customer, version, milestone);
        }
      } catch (RefusedException refused) {
        assertThat(refused.refusal()).isInstanceOf(JourneyRefusal.class);
      }
    }
  }
}
