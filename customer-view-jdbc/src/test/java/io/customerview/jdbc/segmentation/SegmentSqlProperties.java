package io.customerview.jdbc.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.customerview.base.CustomerFacts;
import io.customerview.jdbc.JdbcStorage;
import io.customerview.jdbc.Migrated;
import io.customerview.jdbc.segmentation.StoredCustomers.Stored;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.testkit.PlainReading;
import io.customerview.segmentation.testkit.SegmentArbitraries;
import io.customerview.shared.CustomerId;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.Work;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class SegmentSqlProperties {

  private static final int SEGMENTS = 60;
  private static final int PAGE = 17;

  @Provide
  Arbitrary<List<Segment>> segments() {
    return SegmentArbitraries.segments().list().ofSize(SEGMENTS);
  }

  @Provide
  Arbitrary<List<Segment>> plain() {
    return SegmentArbitraries.plainSegments().list().ofSize(SEGMENTS);
  }

  @Provide
  Arbitrary<List<Stored>> customers() {
    return StoredCustomers.customers()
        .list()
        .ofSize(60)
        .uniqueElements(stored -> stored.customer().id());
  }

  @Provide
  Arbitrary<LocalDate> todays() {
    return Arbitraries.of(
        SegmentArbitraries.TODAY, LocalDate.of(2023, 2, 28), LocalDate.of(2024, 1, 31));
  }

  @Property(tries = 12, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  @Label("SEG-3 SEG-4 SEG-5 SEG-6 SEG-11: SQL has the members of the rules' plain reading")
  void same_members(
      @ForAll("segments") List<Segment> segments,
      @ForAll("customers") List<Stored> customers,
      @ForAll("todays") LocalDate today)
      throws SQLException {
    check(segments, customers, today);
  }

  @Property(tries = 6, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  @Label("SEG-6: so has SQL of segments of the plain shape")
  void same_members_of_plain_segments(
      @ForAll("plain") List<Segment> segments,
      @ForAll("customers") List<Stored> customers,
      @ForAll("todays") LocalDate today)
      throws SQLException {
    check(segments, customers, today);
  }

  private static void check(List<Segment> segments, List<Stored> stored, LocalDate today)
      throws SQLException {
    try (TestDatabase database = Migrated.TEMPLATE.copy();
        HikariDataSource pool = pool(database)) {
      Storage storage = JdbcStorage.of(pool);
      List<CustomerFacts> customers = stored.stream().map(Stored::facts).toList();
      HostTables.make(pool);
      HostTables.fill(pool, customers);
      Work.run(
          storage,
          work -> {
            storage.customers().add(work, stored.stream().map(Stored::customer).toList());
            storage
                .contracts()
                .add(work, stored.stream().flatMap(one -> one.contracts().stream()).toList());
          });
      PlainReading plain = new PlainReading(HostTables.CRITERIA, today);
      for (Segment segment : segments) {
        SegmentSql sql = SegmentSql.of(segment, HostTables.CRITERIA, today);
        List<CustomerId> members =
            customers.stream()
                .filter(customer -> plain.isMember(segment, customer))
                .map(CustomerFacts::customer)
                .sorted()
                .toList();
        assertThat(members(storage, sql))
            .as("%s on %s: %s", segment, today, sql.condition("customer_view"))
            .isEqualTo(members);
        assertThat(storage.<Long>read(SettableClock.START, sql::count)).isEqualTo(members.size());
      }
    }
  }

  private static List<CustomerId> members(Storage storage, SegmentSql sql) {
    List<CustomerId> all = new ArrayList<>();
    List<CustomerId> page = List.of();
    do {
      Optional<CustomerId> after =
          page.isEmpty() ? Optional.empty() : Optional.of(page.get(page.size() - 1));
      page = storage.read(SettableClock.START, work -> sql.members(work, after, PAGE));
      all.addAll(page);
    } while (page.size() == PAGE);
    return all;
  }

  private static HikariDataSource pool(TestDatabase database) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.dataSource());
    config.setMaximumPoolSize(2);
    return new HikariDataSource(config);
  }
}
