package io.customerview.journey;

import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CustomerId;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.StageId;
import io.customerview.shared.UnitOfWork;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The pages of what falls due. Immutable and thread-safe. */
record JourneyPages(JourneyOffice office) {

  private static final int UUIDS = 4;
  private static final int LENGTH = Long.BYTES + UUIDS * 2 * Long.BYTES;

  Page<DueMilestone> due(UnitOfWork work, DueQuery query, Optional<String> cursor, int limit) {
    String use = "journeys.due " + query.text();
    Optional<DueMilestone> after = cursor.map(text -> open(use, text));
    List<DueMilestone> found = office.customers().due(work, query, after, limit + 1);
    return found.size() <= limit
        ? new Page<>(found, Optional.empty())
        : new Page<>(found.subList(0, limit), Optional.of(seal(use, found.get(limit - 1))));
  }

  private String seal(String use, DueMilestone last) {
    ByteBuffer place = ByteBuffer.allocate(LENGTH).putLong(last.due().toEpochDay());
    for (UUID id :
        List.of(
            last.customer().value(),
            last.journey().value(),
            last.stage().value(),
            last.milestone().value())) {
      place.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
    return office.secrets().seal(use, place.array());
  }

  private DueMilestone open(String use, String cursor) {
    ByteBuffer place =
        office
            .secrets()
            .open(use, cursor)
            .filter(bytes -> bytes.length == LENGTH)
            .map(ByteBuffer::wrap)
            .orElseThrow(() -> new RefusedException(new CursorInvalid()));
    return new DueMilestone(
        LocalDate.ofEpochDay(place.getLong()),
        new CustomerId(uuid(place)),
        new JourneyId(uuid(place)),
        new StageId(uuid(place)),
        new MilestoneId(uuid(place)));
  }

  private static UUID uuid(ByteBuffer place) {
    return new UUID(place.getLong(), place.getLong());
  }
}
