package io.customerview.jdbc.internal.sql;

import io.customerview.jdbc.internal.reading.Columns;
import io.customerview.jdbc.internal.reading.Reading;
import io.customerview.journey.CustomerJourney;
import io.customerview.journey.MilestoneState;
import io.customerview.journey.StageCompletion;
import io.customerview.journey.StageState;
import io.customerview.shared.CustomerId;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MergeId;
import io.customerview.shared.PortfolioImportId;
import io.customerview.shared.StageId;
import io.customerview.shared.UnitOfWork;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The journeys out of which imports of portfolios led customers, as they were. */
final class JourneysLeft {

  private static final String UPDATE =
      """
      update $schema.portfolio_import_change set
        left_journey = :journey, left_stage = :stage, left_entered_on = :enteredOn
      where import_id = :import and customer_id = :customer""";

  private static final String INSERT_STAGE =
      """
      insert into $schema.portfolio_import_stage (
        import_id, customer_id, position, stage_id, entered_on, completed_on, judged_by)
      values (:import, :customer, :position, :stage, :enteredOn, :completedOn, :judgedBy)""";

  private static final String INSERT_MILESTONE =
      """
      insert into $schema.portfolio_import_milestone (
        import_id, customer_id, position, milestone_id, stage_id, counted_from, days, calendar, skipped, completed_on, settled)
      values (
        :import, :customer, :position, :milestone, :stage, :from, :days, :calendar, :skipped, :completedOn, :settled)""";

  /** Those of what an import did with single customers. */
  static final List<String> TABLES =
      List.of("portfolio_import_change", "portfolio_import_stage", "portfolio_import_milestone");

  private static final String LEFT =
      """
      select * from $schema.portfolio_import_change change
      where import_id = :import and customer_id = any(:customers) and left_journey is not null
      order by customer_id""";

  private static final String STAGES = inOrder("portfolio_import_stage");
  private static final String MILESTONES = inOrder("portfolio_import_milestone");

  private JourneysLeft() {}

  /** A stage or a milestone, with its place in the journey. */
  private record Placed<T>(CustomerId customer, int position, T state) {

    static <T> List<Placed<T>> of(CustomerId customer, List<T> states) {
      List<Placed<T>> placed = new ArrayList<>();
      for (T state : states) {
        placed.add(new Placed<>(customer, placed.size(), state));
      }
      return placed;
    }
  }

  static void save(UnitOfWork work, PortfolioImportId id, Collection<CustomerJourney> journeys) {
    Writing.each(
        work,
        UPDATE,
        journeys,
        (statement, journey) ->
            statement
                .bind("import", id.value())
                .bind("customer", journey.customer().value())
                .bind("journey", journey.journey().value())
                .bind("stage", journey.stage().value())
                .bind("enteredOn", journey.enteredOn()));
    saveStages(
        work,
        id,
        journeys.stream()
            .flatMap(one -> Placed.of(one.customer(), one.stages()).stream())
            .toList());
    saveMilestones(
        work,
        id,
        journeys.stream()
            .flatMap(one -> Placed.of(one.customer(), one.milestones()).stream())
            .toList());
  }

  private static void saveStages(
      UnitOfWork work, PortfolioImportId id, List<Placed<StageState>> stages) {
    Writing.each(
        work,
        INSERT_STAGE,
        stages,
        (statement, stage) ->
            statement
                .bind("import", id.value())
                .bind("customer", stage.customer().value())
                .bind("position", stage.position())
                .bind("stage", stage.state().stage().value())
                .bindByType("enteredOn", stage.state().enteredOn().orElse(null), LocalDate.class)
                .bindByType(
                    "completedOn",
                    stage.state().completion().map(StageCompletion::on).orElse(null),
                    LocalDate.class)
                .bindByType(
                    "judgedBy",
                    stage.state().completion().flatMap(StageCompletion::due).orElse(null),
                    LocalDate.class));
  }

  private static void saveMilestones(
      UnitOfWork work, PortfolioImportId id, List<Placed<MilestoneState>> milestones) {
    Writing.each(
        work,
        INSERT_MILESTONE,
        milestones,
        (statement, milestone) ->
            statement
                .bind("import", id.value())
                .bind("customer", milestone.customer().value())
                .bind("position", milestone.position())
                .bind("milestone", milestone.state().milestone().value())
                .bind("stage", milestone.state().stage().value())
                .bind("from", milestone.state().deadline().from())
                .bind("days", milestone.state().deadline().days())
                .bind("calendar", milestone.state().deadline().calendar().orElse(null))
                .bind("skipped", milestone.state().deadline().skipped())
                .bindByType(
                    "completedOn", milestone.state().completedOn().orElse(null), LocalDate.class)
                .bind("settled", milestone.state().settled()));
  }

  private static String inOrder(String table) {
    return """
        select * from $schema.%s state
        where import_id = :import and customer_id = any(:customers)
        order by customer_id, position"""
        .formatted(table);
  }

  static Map<CustomerId, CustomerJourney> of(
      UnitOfWork work, PortfolioImportId id, Collection<CustomerId> customers) {
    return of(work, id, customers, Optional.empty());
  }

  /**
   * As {@link #of(UnitOfWork, PortfolioImportId, Collection)}.
   *
   * @param merge the merge that has kept the rows, where one has
   */
  static Map<CustomerId, CustomerJourney> of(
      UnitOfWork work,
      PortfolioImportId id,
      Collection<CustomerId> customers,
      Optional<MergeId> merge) {
    Map<String, Object> which = Map.of("import", id.value(), "customers", Values.uuids(customers));
    Map<CustomerId, List<StageState>> stages =
        byCustomer(work, STAGES, which, JdbcCustomerJourneys::stage, merge);
    Map<CustomerId, List<MilestoneState>> milestones =
        byCustomer(work, MILESTONES, which, JdbcCustomerJourneys::milestone, merge);
    Map<CustomerId, CustomerJourney> found = new LinkedHashMap<>();
    reading(LEFT, which, row -> journey(row, stages, milestones), merge)
        .list(work)
        .forEach(journey -> found.put(journey.customer(), journey));
    return found;
  }

  private static <T> Map<CustomerId, List<T>> byCustomer(
      UnitOfWork work,
      String sql,
      Map<String, Object> which,
      Reading.Mapper<T> mapper,
      Optional<MergeId> merge) {
    return JdbcCustomerJourneys.byCustomer(
        reading(sql, which, row -> Map.entry(Values.id(row, "customer_id"), mapper.map(row)), merge)
            .list(work));
  }

  private static <T> Reading<T> reading(
      String sql, Map<String, Object> which, Reading.Mapper<T> mapper, Optional<MergeId> merge) {
    Reading<T> live = new Reading<>(sql, which, mapper);
    return merge.map(one -> KeptRows.of(live, one, TABLES)).orElse(live);
  }

  private static CustomerJourney journey(
      Columns row,
      Map<CustomerId, List<StageState>> stages,
      Map<CustomerId, List<MilestoneState>> milestones)
      throws SQLException {
    CustomerId customer = Values.id(row, "customer_id");
    return new CustomerJourney(
        customer,
        new JourneyId(row.getObject("left_journey", UUID.class)),
        row.getObject("left_entered_on", LocalDate.class),
        new StageId(row.getObject("left_stage", UUID.class)),
        stages.getOrDefault(customer, List.of()),
        milestones.getOrDefault(customer, List.of()));
  }
}
