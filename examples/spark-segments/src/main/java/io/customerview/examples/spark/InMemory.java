package io.customerview.examples.spark;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.base.CustomerFacts;
import io.customerview.examples.spark.base.FactsReader;
import io.customerview.memory.InMemoryStorage;
import io.customerview.segmentation.MembersPage;
import io.customerview.segmentation.SegmentDesk;
import io.customerview.segmentation.Segments;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.AgentId;
import io.customerview.shared.Secrets;
import io.customerview.shared.SegmentId;
import io.customerview.storage.Storage;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A customer view in memory, with the segments of the library itself. */
final class InMemory {

  private final Storage storage = InMemoryStorage.create(); // or JdbcStorage.of(dataSource)
  private final AgentView agent;
  private final SegmentDesk desk;

  InMemory(Criteria known, LocalDate today, ZoneId zone) {
    Secrets secrets = Secrets.of(new SecureRandom().generateSeed(Secrets.SHORTEST_KEY));
    Clock clock = Clock.fixed(today.atTime(12, 0).atZone(zone).toInstant(), zone);
    Segments segments =
        Segments.builder().storage(storage).secrets(secrets).zone(zone).criteria(known).build();
    this.agent =
        CustomerView.builder()
            .storage(storage)
            .secrets(secrets)
            .clock(clock)
            .zone(zone)
            .onChange(segments)
            .build()
            .as(Agent.system(new AgentId("spark-example")));
    this.desk = segments.as(agent);
  }

  void takeIn(MadeUpBase base) {
    base.takeIn(agent);
  }

  Stream<CustomerFacts> facts() {
    return new FactsReader(agent, storage).all();
  }

  /** Returns the ids of the members of each segment, by its name. */
  Map<String, Set<String>> members(List<Segment> segments) {
    Map<String, SegmentId> ids = new LinkedHashMap<>();
    segments.forEach(segment -> ids.put(segment.name(), desk.add(segment)));
    desk.refresh();
    Map<String, Set<String>> members = new LinkedHashMap<>();
    ids.forEach((name, id) -> members.put(name, members(id)));
    return members;
  }

  private Set<String> members(SegmentId segment) {
    Set<String> members = new HashSet<>();
    Optional<String> cursor = Optional.empty();
    do {
      MembersPage found = desk.members(segment, cursor, SegmentDesk.LARGEST_PAGE);
      found.page().items().forEach(one -> members.add(one.customer().value().toString()));
      cursor = found.page().next();
    } while (cursor.isPresent());
    return members;
  }
}
