package io.customerview.jdbc.internal.sql;

import io.customerview.jdbc.internal.reading.Columns;
import io.customerview.jdbc.internal.reading.Reading;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.journey.Journey;
import io.customerview.journey.Journeys;
import io.customerview.journey.Milestone;
import io.customerview.journey.Stage;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.StageId;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The definitions of journeys in PostgreSQL. */
public final class JdbcJourneys implements Journeys {

  /** A journey with one of its stages and one of its milestones; those of one journey follow. */
  private static final String SELECT =
      """
      select journey.id, journey.name, journey.calendar, journey.version,
        stage.id as stage_id, stage.name as stage_name,
        milestone.id as milestone_id, milestone.name as milestone_name, milestone.days
      from $schema.journey journey
      join $schema.journey_stage stage on stage.journey_id = journey.id
      left join $schema.journey_milestone milestone on milestone.stage_id = stage.id
      %s
      order by journey.id, stage.position, milestone.position""";

  @Override
  public List<Journey> all(UnitOfWork work) {
    return List.copyOf(whole(reading("", Map.of()).list(work)).values());
  }

  @Override
  public Map<JourneyId, Journey> find(UnitOfWork work, Collection<JourneyId> journeys) {
    return journeys.isEmpty() ? Map.of() : whole(byId(journeys).list(work));
  }

  @Override
  public Optional<Journey> lock(UnitOfWork work, JourneyId journey) {
    return lock(work, journey, "for update");
  }

  @Override
  public Optional<Journey> hold(UnitOfWork work, JourneyId journey) {
    return lock(work, journey, "for share");
  }

  /** What is read after the lock is had is what counts. */
  private Optional<Journey> lock(UnitOfWork work, JourneyId journey, String how) {
    return JdbcUnitOfWork.handle(work)
        .createQuery("select id from $schema.journey where id = :id " + how)
        .bind("id", journey.value())
        .mapTo(UUID.class)
        .findOne()
        .flatMap(id -> find(work, journey));
  }

  static Reading<Row> byId(Collection<JourneyId> journeys) {
    return reading(
        "where journey.id = any(:ids)",
        Map.of("ids", journeys.stream().map(JourneyId::value).toArray(UUID[]::new)));
  }

  private static Reading<Row> reading(String where, Map<String, ?> values) {
    return new Reading<>(SELECT.formatted(where), values, Row::of);
  }

  private static Map<JourneyId, Journey> whole(List<Row> rows) {
    Map<JourneyId, Coming> coming = new LinkedHashMap<>();
    for (Row row : rows) {
      coming
          .computeIfAbsent(row.journey(), id -> new Coming(row))
          .add(row.stage(), row.milestone());
    }
    Map<JourneyId, Journey> found = new LinkedHashMap<>();
    coming.forEach((id, journey) -> found.put(id, journey.journey()));
    return found;
  }

  @Override
  public void save(UnitOfWork work, Journey journey) {
    Handle handle = JdbcUnitOfWork.handle(work);
    handle
        .createUpdate(
            """
            insert into $schema.journey (id, name, calendar, version) values (:id, :name, :calendar, :version)
            on conflict (id) do update set
              name = excluded.name, calendar = excluded.calendar, version = excluded.version""")
        .bind("id", journey.id().value())
        .bind("name", journey.name())
        .bind("calendar", journey.calendar().orElse(null))
        .bind("version", journey.version().number())
        .execute();
    saveStages(handle, journey);
    saveMilestones(handle, journey);
    removeOthers(handle, journey);
  }

  private static void saveStages(Handle handle, Journey journey) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into $schema.journey_stage (id, journey_id, position, name)
            values (:id, :journey, :position, :name)
            on conflict (id) do update set position = excluded.position, name = excluded.name""");
    int position = 0;
    for (Stage stage : journey.stages()) {
      batch
          .bind("id", stage.id().value())
          .bind("journey", journey.id().value())
          .bind("position", position++)
          .bind("name", stage.name())
          .add();
    }
    batch.execute();
  }

  private static void saveMilestones(Handle handle, Journey journey) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into $schema.journey_milestone (id, stage_id, position, name, days)
            values (:id, :stage, :position, :name, :days)
            on conflict (id) do update set
              stage_id = excluded.stage_id, position = excluded.position, name = excluded.name, days = excluded.days""");
    for (Stage stage : journey.stages()) {
      int position = 0;
      for (Milestone milestone : stage.milestones()) {
        batch
            .bind("id", milestone.id().value())
            .bind("stage", stage.id().value())
            .bind("position", position++)
            .bind("name", milestone.name())
            .bind("days", milestone.days())
            .add();
      }
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  /** After the others are saved, so that a milestone that moves to another stage is not lost. */
  private static void removeOthers(Handle handle, Journey journey) {
    UUID[] stages = journey.stages().stream().map(stage -> stage.id().value()).toArray(UUID[]::new);
    UUID[] milestones =
        journey.stages().stream()
            .flatMap(stage -> stage.milestones().stream())
            .map(milestone -> milestone.id().value())
            .toArray(UUID[]::new);
    handle
        .createUpdate(
            """
            delete from $schema.journey_milestone milestone using $schema.journey_stage stage
            where stage.id = milestone.stage_id and stage.journey_id = :journey and milestone.id <> all(:milestones)""")
        .bind("journey", journey.id().value())
        .bind("milestones", milestones)
        .execute();
    handle
        .createUpdate(
            "delete from $schema.journey_stage where journey_id = :journey and id <> all(:stages)")
        .bind("journey", journey.id().value())
        .bind("stages", stages)
        .execute();
  }

  @Override
  public void remove(UnitOfWork work, JourneyId journey) {
    JdbcUnitOfWork.handle(work)
        .execute("delete from $schema.journey where id = ?", journey.value());
  }

  /** One row of the query. */
  record Row(
      JourneyId journey,
      String name,
      Optional<String> calendar,
      Version version,
      Stage stage,
      Optional<Milestone> milestone) {

    static Row of(Columns row) throws SQLException {
      UUID milestone = row.getObject("milestone_id", UUID.class);
      return new Row(
          new JourneyId(row.getObject("id", UUID.class)),
          row.getString("name"),
          Optional.ofNullable(row.getString("calendar")),
          new Version(row.getLong("version")),
          new Stage(
              new StageId(row.getObject("stage_id", UUID.class)),
              row.getString("stage_name"),
              List.of()),
          milestone == null
              ? Optional.empty()
              : Optional.of(
                  new Milestone(
                      new MilestoneId(milestone),
                      row.getString("milestone_name"),
                      row.getInt("days"))));
    }
  }

  /** A journey whose rows are still coming. */
  private static final class Coming {

    private final Row first;
    private final Map<StageId, Stage> stages = new LinkedHashMap<>();
    private final Map<StageId, List<Milestone>> milestones = new LinkedHashMap<>();

    Coming(Row first) {
      this.first = first;
    }

    void add(Stage stage, Optional<Milestone> milestone) {
      stages.putIfAbsent(stage.id(), stage);
      milestone.ifPresent(
          one -> milestones.computeIfAbsent(stage.id(), id -> new ArrayList<>()).add(one));
    }

    Journey journey() {
      List<Stage> whole = new ArrayList<>();
      stages.forEach(
          (id, stage) ->
              whole.add(new Stage(id, stage.name(), milestones.getOrDefault(id, List.of()))));
      return new Journey(first.journey(), first.name(), first.calendar(), first.version(), whole);
    }
  }
}
