package io.customerview.memory;

import io.customerview.journey.Journey;
import io.customerview.journey.Journeys;
import io.customerview.shared.JourneyId;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The definitions of journeys. Units of work that write run one after the other. */
final class MemoryJourneys implements Journeys {

  private final Table<JourneyId, Journey> rows = Table.ordered();

  @Override
  public List<Journey> all(UnitOfWork work) {
    return List.copyOf(rows.values());
  }

  @Override
  public Map<JourneyId, Journey> find(UnitOfWork work, Collection<JourneyId> journeys) {
    Map<JourneyId, Journey> found = new LinkedHashMap<>();
    for (JourneyId id : journeys) {
      Journey journey = rows.get(id);
      if (journey != null) {
        found.put(id, journey);
      }
    }
    return found;
  }

  @Override
  public Optional<Journey> lock(UnitOfWork work, JourneyId journey) {
    return find(work, journey);
  }

  @Override
  public Optional<Journey> hold(UnitOfWork work, JourneyId journey) {
    return find(work, journey);
  }

  @Override
  public void save(UnitOfWork work, Journey journey) {
    rows.put(work, journey.id(), journey);
  }

  @Override
  public void remove(UnitOfWork work, JourneyId journey) {
    rows.remove(work, journey);
  }
}
