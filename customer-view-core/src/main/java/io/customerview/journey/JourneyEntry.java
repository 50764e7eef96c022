package io.customerview.journey;

import io.customerview.journey.JourneyEvent.Step;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.JourneyId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One entry in the history of a customer's journeys. Entries are only ever added, and are lost only
 * by erasure; names stand in them as they were. Immutable.
 *
 * @param id the id of the entry
 * @param customer whose
 * @param action what was done
 * @param journey in which journey
 * @param journeyName its name
 * @param stage the name of the stage, of what is about one or about a milestone of it
 * @param milestone the name of the milestone, of what is about one
 * @param day the day that was said: of the completion, or of the entry
 * @param moment when it was done
 * @param agent who did it
 */
public record JourneyEntry(
    UUID id,
    CustomerId customer,
    JourneyAction action,
    JourneyId journey,
    String journeyName,
    Optional<String> stage,
    Optional<String> milestone,
    Optional<LocalDate> day,
    Instant moment,
    AgentId agent) {

  /** The name of the part in an export. */
  public static final String PART = "journeyHistory";

  public JourneyEntry {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(journey, "journey");
    Objects.requireNonNull(journeyName, "journeyName");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(milestone, "milestone");
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(moment, "moment");
    Objects.requireNonNull(agent, "agent");
  }

  /** Obtains the entry of what happened, with the names that its journey has. */
  static JourneyEntry of(
      UUID id, CustomerId customer, Journey journey, Step step, Instant moment, AgentId agent) {
    Optional<Stage> stage =
        step.ofStage()
            .flatMap(journey::stage)
            .or(() -> step.ofMilestone().flatMap(journey::stageOf));
    return new JourneyEntry(
        id,
        customer,
        step.action(),
        journey.id(),
        journey.name(),
        stage.map(Stage::name),
        step.ofMilestone().flatMap(journey::milestone).map(Milestone::name),
        step.day(),
        moment,
        agent);
  }

  /** Returns this entry of another customer. */
  public JourneyEntry reassignedTo(CustomerId other) {
    return new JourneyEntry(
        id, other, action, journey, journeyName, stage, milestone, day, moment, agent);
  }

  /** Returns this as it is exported (PRIV-1): the same fields from every storage. */
  public Map<String, Object> toRecord() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("action", action.name());
    fields.put("journey", journeyName);
    stage.ifPresent(name -> fields.put("stage", name));
    milestone.ifPresent(name -> fields.put("milestone", name));
    day.ifPresent(on -> fields.put("day", on));
    fields.put("moment", moment);
    return fields;
  }
}
