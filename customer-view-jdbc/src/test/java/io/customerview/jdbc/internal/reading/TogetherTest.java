package io.customerview.jdbc.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.jdbc.JdbcStorage;
import io.customerview.jdbc.Migrated;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.shared.StorageException;
import io.customerview.shared.UnitOfWork;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings that are run together tell the same as each by itself. */
class TogetherTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  /** In 1900 São Paulo was 3 hours, 6 minutes and 28 seconds behind. */
  private static final String VALUES =
      """
      select id, text, moment::timestamptz as moment, day, number, small, large, flag, texts, ids, pairs
      from (values
        (1, 'a "b" \\ c' || chr(10) || chr(1) || '😀 é', timestamptz '1900-01-01 00:00:00.123456+00', date '0001-01-01',
          199.9000::numeric(16, 4), 7, 9223372036854775807, true, array['x', null, 'a,"b"'],
          array['00000000-0000-0000-0000-000000000001'::uuid, null], array[array['a', 'b'], array['c', 'd']]),
        (2, null, timestamptz '9999-12-31 23:59:59.999999+00', date '9999-12-31', 999999999999.9999, -1, -1, false,
          '{}', '{}', '{}'),
        (3, ':name', timestamptz '2026-02-28 12:00:00+05:30', null, null, null, null, null, '{""}', '{}', '{}')
      ) as made (id, text, moment, day, number, small, large, flag, texts, ids, pairs)
      where id <= :most and text is distinct from :not order by id desc""";

  private final JdbcStorage storage = JdbcStorage.of(DATABASE.dataSource());

  private <T> T read(Function<UnitOfWork, T> body) {
    return storage.read(Instant.EPOCH, body);
  }

  private static Reading<List<Object>> values(int most) {
    return new Reading<>(VALUES, Map.of("most", most, "not", "?"), TogetherTest::row);
  }

  private static List<Object> row(Columns row) throws SQLException {
    OffsetDateTime moment = row.getObject("moment", OffsetDateTime.class);
    return Arrays.asList(
        row.getInt("id"),
        row.getString("text"),
        moment == null ? null : moment.toInstant(),
        row.getObject("day", LocalDate.class),
        row.getBigDecimal("number"),
        row.getInt("small"),
        row.getLong("large"),
        row.getBoolean("flag"),
        row.getList("texts", String.class),
        row.getList("ids", UUID.class),
        row.getList("pairs", List.class));
  }

  @Test
  @DisplayName("PRF-1: whatever stands in a column is read alike, alone and together with others")
  void alike() {
    List<List<Object>> alone = read(work -> values(3).list(work));
    assertThat(alone).hasSize(3);
    List<List<Object>> together =
        read(
            work -> {
              Together both = new Together();
              Together.Part<List<Object>> all = both.add(values(3));
              Together.Part<List<Object>> one = both.add(values(1));
              Together.Part<List<Object>> none = both.add(values(0));
              both.run(work);
              assertThat(one.rows()).isEqualTo(alone.subList(2, 3));
              assertThat(none.rows()).isEmpty();
              return all.rows();
            });
    assertThat(together).isEqualTo(alone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"America/Sao_Paulo", "Asia/Tokyo", "UTC"})
  @DisplayName("PRF-1: the first and last moments are read alike, whatever the zone of the session")
  void unlikely(String zone) {
    Reading<Instant> reading =
        new Reading<>(
            """
            select moment from (values
              (timestamptz '0001-01-01 00:00:00+00'),
              (timestamptz '9999-12-31 23:59:59.999999+00')) as made (moment)""",
            Map.of(),
            row -> row.getObject("moment", OffsetDateTime.class).toInstant());
    List<Instant> alone = new ArrayList<>();
    List<Instant> together =
        read(
            work -> {
              Handle handle = JdbcUnitOfWork.handle(work);
              handle.execute("select set_config('TimeZone', ?, false)", zone);
              try {
                alone.addAll(reading.list(work));
                Together only = new Together();
                Together.Part<Instant> part = only.add(reading);
                only.run(work);
                return part.rows();
              } finally {
                handle.execute("reset TimeZone");
              }
            });
    assertThat(together).hasSize(2).isEqualTo(alone);
  }

  @Test
  @DisplayName("PRF-1: what was read ahead answers the same question once, and no other")
  void once() {
    Reading<String> moment = now("a");
    read(
        work -> {
          Together ahead = new Together();
          Together.Part<String> part = ahead.add(moment);
          ahead.run(work);
          String read = part.rows().get(0);
          assertThat(now("b").list(work)).doesNotContain(read);
          assertThat(now("a").list(work)).containsExactly(read);
          assertThat(now("a").list(work)).doesNotContain(read);
          return read;
        });
  }

  /** Another answer each time; arrays with the same elements are the same question. */
  private static Reading<String> now(String which) {
    return new Reading<>(
        "select (:which)[1] || clock_timestamp() as answer",
        Map.of("which", new String[] {which}),
        row -> row.getString("answer"));
  }

  @Test
  @DisplayName("a column that is not there is no null")
  void no_column() {
    Reading<String> wrong = new Reading<>("select 1 as one", Map.of(), row -> row.getString("two"));
    assertThatThrownBy(
            () ->
                read(
                    work -> {
                      Together together = new Together();
                      together.add(wrong);
                      together.run(work);
                      return 1;
                    }))
        .isInstanceOf(StorageException.class);
  }
}
