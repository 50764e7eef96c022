package io.customerview.jdbc.internal.sql;

import io.customerview.jdbc.internal.reading.Columns;
import io.customerview.jdbc.internal.reading.Reading;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.journey.CustomerJourney;
import io.customerview.journey.CustomerJourneys;
import io.customerview.journey.Deadline;
import io.customerview.journey.DueMilestone;
import io.customerview.journey.DueQuery;
import io.customerview.journey.JourneyStanding;
import io.customerview.journey.MilestoneState;
import io.customerview.journey.StageCompletion;
import io.customerview.journey.StageState;
import io.customerview.merge.Merge;
import io.customerview.shared.CustomerId;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.StageId;
import io.customerview.shared.UnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** How far customers have come in their journeys, in PostgreSQL. */
public final class JdbcCustomerJourneys implements CustomerJourneys {

  private static final List<String> TABLES =
      List.of("customer_journey", "customer_stage", "customer_milestone");

  private static final String STANDINGS =
      "select * from $schema.customer_journey standing where customer_id = any(:customers) order by customer_id";

  private static final String STAGES =
      """
      select state.* from $schema.customer_stage state
      join $schema.journey_stage stage on stage.id = state.stage_id
      where state.customer_id = any(:customers)
      order by state.customer_id, stage.position""";

  private static final String MILESTONES =
      """
      select state.*, milestone.stage_id, done.completed_on is not null as settled
      from $schema.customer_milestone state
      join $schema.journey_milestone milestone on milestone.id = state.milestone_id
      join $schema.journey_stage stage on stage.id = milestone.stage_id
      left join $schema.customer_stage done on done.customer_id = state.customer_id and done.stage_id = stage.id
      where state.customer_id = any(:customers)
      order by state.customer_id, stage.position, milestone.position""";

  private static final String DUE =
      """
      select state.pending_due, state.customer_id, state.milestone_id, milestone.stage_id, way.journey_id
      from $schema.customer_milestone state
      join $schema.journey_milestone milestone on milestone.id = state.milestone_id
      join $schema.customer_journey way on way.customer_id = state.customer_id
      join $schema.customer customer on customer.id = state.customer_id
      where %s
      order by state.pending_due, state.customer_id, state.milestone_id
      limit :limit""";

  /** What is asked for, by the value that it needs. */
  private static final Map<String, String> DUE_WHERE =
      Map.of(
          "from",
          " and state.pending_due >= :from",
          "to",
          " and state.pending_due <= :to",
          "portfolio",
          " and customer.portfolio_id = :portfolio",
          "manager",
          " and customer.portfolio_id in (select id from $schema.portfolio where manager = :manager)");

  @Override
  public Map<CustomerId, CustomerJourney> of(UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, JourneyStanding> standings = standings(work, customers);
    if (standings.isEmpty()) {
      return Map.of();
    }
    return together(
        standings.values(),
        byCustomer(stages(standings.keySet()).list(work)),
        byCustomer(milestones(standings.keySet()).list(work)));
  }

  private static Map<CustomerId, CustomerJourney> together(
      Collection<JourneyStanding> standings,
      Map<CustomerId, List<StageState>> stages,
      Map<CustomerId, List<MilestoneState>> milestones) {
    Map<CustomerId, CustomerJourney> found = new LinkedHashMap<>();
    for (JourneyStanding standing : standings) {
      CustomerId customer = standing.customer();
      found.put(
          customer,
          new CustomerJourney(
              customer,
              standing.journey(),
              standing.enteredOn(),
              standing.stage(),
              stages.getOrDefault(customer, List.of()),
              milestones.getOrDefault(customer, List.of())));
    }
    return found;
  }

  /** Returns how far the duplicate of a merge that stands had come. */
  static Optional<CustomerJourney> kept(UnitOfWork work, Merge merge) {
    List<CustomerId> former = List.of(merge.former());
    return Optional.ofNullable(
        together(
                KeptRows.of(standing(former), merge.id(), TABLES).list(work),
                byCustomer(KeptRows.of(stages(former), merge.id(), TABLES).list(work)),
                byCustomer(KeptRows.of(milestones(former), merge.id(), TABLES).list(work)))
            .get(merge.former()));
  }

  @Override
  public Map<CustomerId, JourneyStanding> standings(
      UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, JourneyStanding> found = new LinkedHashMap<>();
    if (!customers.isEmpty()) {
      standing(customers).list(work).forEach(standing -> found.put(standing.customer(), standing));
    }
    return found;
  }

  static Reading<JourneyStanding> standing(Collection<CustomerId> customers) {
    return reading(STANDINGS, customers, JdbcCustomerJourneys::standing);
  }

  static Reading<Map.Entry<CustomerId, StageState>> stages(Collection<CustomerId> customers) {
    return reading(STAGES, customers, row -> Map.entry(customer(row), stage(row)));
  }

  static Reading<Map.Entry<CustomerId, MilestoneState>> milestones(
      Collection<CustomerId> customers) {
    return reading(MILESTONES, customers, row -> Map.entry(customer(row), milestone(row)));
  }

  private static <T> Reading<T> reading(
      String query, Collection<CustomerId> customers, Reading.Mapper<T> mapper) {
    return new Reading<>(query, Map.of("customers", Values.uuids(customers)), mapper);
  }

  private static CustomerId customer(Columns row) throws SQLException {
    return Values.id(row, "customer_id");
  }

  static <T> Map<CustomerId, List<T>> byCustomer(List<Map.Entry<CustomerId, T>> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private static JourneyStanding standing(Columns row) throws SQLException {
    return new JourneyStanding(
        Values.id(row, "customer_id"),
        new JourneyId(row.getObject("journey_id", UUID.class)),
        new StageId(row.getObject("stage_id", UUID.class)),
        row.getObject("entered_on", LocalDate.class),
        day(row, "stage_due"),
        day(row, "next_due"),
        row.getInt("completed"));
  }

  static StageState stage(Columns row) throws SQLException {
    Optional<LocalDate> judgedBy = day(row, "judged_by");
    return new StageState(
        new StageId(row.getObject("stage_id", UUID.class)),
        day(row, "entered_on"),
        day(row, "completed_on").map(on -> new StageCompletion(on, judgedBy)));
  }

  static MilestoneState milestone(Columns row) throws SQLException {
    return new MilestoneState(
        new MilestoneId(row.getObject("milestone_id", UUID.class)),
        new StageId(row.getObject("stage_id", UUID.class)),
        Deadline.of(
            row.getObject("counted_from", LocalDate.class),
            row.getInt("days"),
            Optional.ofNullable(row.getString("calendar")),
            row.getInt("skipped")),
        day(row, "completed_on"),
        row.getBoolean("settled"));
  }

  private static Optional<LocalDate> day(Columns row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
  }

  @Override
  public boolean isAnybodyIn(UnitOfWork work, JourneyId journey) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            "select exists (select 1 from $schema.customer_journey where journey_id = :journey)")
        .bind("journey", journey.value())
        .mapTo(Boolean.class)
        .one();
  }

  @Override
  public List<CustomerId> in(UnitOfWork work, JourneyId journey) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            "select customer_id from $schema.customer_journey where journey_id = :journey order by customer_id")
        .bind("journey", journey.value())
        .map((row, context) -> Values.id(row, "customer_id"))
        .list();
  }

  @Override
  public List<DueMilestone> due(
      UnitOfWork work, DueQuery query, Optional<DueMilestone> after, int limit) {
    StringBuilder where = new StringBuilder("state.pending_due is not null");
    if (!query.withCancelled()) {
      where.append(" and customer.cancelled_on is null");
    }
    Map<String, Object> values = new HashMap<>();
    values.put("limit", limit);
    query.days().from().ifPresent(day -> values.put("from", day));
    query.days().to().ifPresent(day -> values.put("to", day));
    query.portfolio().ifPresent(portfolio -> values.put("portfolio", portfolio.value()));
    query.manager().ifPresent(manager -> values.put("manager", manager.value()));
    values.keySet().forEach(value -> where.append(DUE_WHERE.getOrDefault(value, "")));
    after.ifPresent(
        last -> {
          where.append(
              " and (state.pending_due, state.customer_id, state.milestone_id) > (:due, :customer, :milestone)");
          values.put("due", last.due());
          values.put("customer", last.customer().value());
          values.put("milestone", last.milestone().value());
        });
    return JdbcUnitOfWork.handle(work)
        .createQuery(DUE.formatted(where))
        .bindMap(values)
        .map((row, context) -> due(row))
        .list();
  }

  private static DueMilestone due(ResultSet row) throws SQLException {
    return new DueMilestone(
        row.getObject("pending_due", LocalDate.class),
        Values.id(row, "customer_id"),
        new JourneyId(row.getObject("journey_id", UUID.class)),
        new StageId(row.getObject("stage_id", UUID.class)),
        new MilestoneId(row.getObject("milestone_id", UUID.class)));
  }

  @Override
  public void save(UnitOfWork work, Collection<CustomerJourney> journeys) {
    if (journeys.isEmpty()) {
      return;
    }
    Handle handle = JdbcUnitOfWork.handle(work);
    saveStandings(handle, journeys);
    UUID[] customers =
        journeys.stream().map(journey -> journey.customer().value()).toArray(UUID[]::new);
    for (String table : List.of("customer_stage", "customer_milestone")) {
      handle
          .createUpdate("delete from $schema." + table + " where customer_id = any(:customers)")
          .bind("customers", customers)
          .execute();
    }
    saveStages(handle, journeys);
    saveMilestones(handle, journeys);
  }

  private static void saveStandings(Handle handle, Collection<CustomerJourney> journeys) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into $schema.customer_journey (
              customer_id, journey_id, stage_id, entered_on, stage_due, next_due, completed)
            values (:customer, :journey, :stage, :enteredOn, :stageDue, :nextDue, :completed)
            on conflict (customer_id) do update set
              journey_id = excluded.journey_id, stage_id = excluded.stage_id, entered_on = excluded.entered_on,
              stage_due = excluded.stage_due, next_due = excluded.next_due, completed = excluded.completed""");
    for (CustomerJourney journey : journeys) {
      JourneyStanding standing = journey.standing();
      batch
          .bind("customer", standing.customer().value())
          .bind("journey", standing.journey().value())
          .bind("stage", standing.stage().value())
          .bind("enteredOn", standing.enteredOn())
          .bindByType("stageDue", standing.stageDue().orElse(null), LocalDate.class)
          .bindByType("nextDue", standing.nextDue().orElse(null), LocalDate.class)
          .bind("completed", standing.completed())
          .add();
    }
    batch.execute();
  }

  private static void saveStages(Handle handle, Collection<CustomerJourney> journeys) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into $schema.customer_stage (customer_id, stage_id, entered_on, completed_on, judged_by)
            values (:customer, :stage, :enteredOn, :completedOn, :judgedBy)""");
    for (CustomerJourney journey : journeys) {
      for (StageState state : journey.stages()) {
        Optional<StageCompletion> completion = state.completion();
        batch
            .bind("customer", journey.customer().value())
            .bind("stage", state.stage().value())
            .bindByType("enteredOn", state.enteredOn().orElse(null), LocalDate.class)
            .bindByType(
                "completedOn", completion.map(StageCompletion::on).orElse(null), LocalDate.class)
            .bindByType(
                "judgedBy", completion.flatMap(StageCompletion::due).orElse(null), LocalDate.class)
            .add();
      }
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  private static void saveMilestones(Handle handle, Collection<CustomerJourney> journeys) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into $schema.customer_milestone (
              customer_id, milestone_id, counted_from, days, calendar, skipped, completed_on, pending_due)
            values (:customer, :milestone, :from, :days, :calendar, :skipped, :completedOn, :pendingDue)""");
    for (CustomerJourney journey : journeys) {
      for (MilestoneState state : journey.milestones()) {
        batch
            .bind("customer", journey.customer().value())
            .bind("milestone", state.milestone().value())
            .bind("from", state.deadline().from())
            .bind("days", state.deadline().days())
            .bind("calendar", state.deadline().calendar().orElse(null))
            .bind("skipped", state.deadline().skipped())
            .bindByType("completedOn", state.completedOn().orElse(null), LocalDate.class)
            .bindByType("pendingDue", state.pendingDue().orElse(null), LocalDate.class)
            .add();
      }
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  @Override
  public void remove(UnitOfWork work, Collection<CustomerId> customers) {
    JdbcUnitOfWork.handle(work)
        .createUpdate("delete from $schema.customer_journey where customer_id = any(:customers)")
        .bind("customers", Values.uuids(customers))
        .execute();
  }

  @Override
  public String part() {
    return CustomerJourney.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    of(work, List.of(customer)).values().forEach(journey -> record.accept(journey.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    remove(work, List.of(customer));
  }

  /** One of two customers can be in one journey only, so the rules of merging say who. */
  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {}
}
