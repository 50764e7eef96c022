package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.memory.InMemoryStorage;
import io.customerview.search.CustomerQuery;
import io.customerview.search.SearchResult;
import io.customerview.testkit.SearchBase;
import io.customerview.testkit.SearchWorld;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

class SameSearchProperties {

  @Property(tries = 4)
  @Label("SRCH-9: PostgreSQL and memory answer alike, page by page, count by count")
  void same_answers(@ForAll long seed) {
    try (TestDatabase database = Migrated.TEMPLATE.copy();
        HikariDataSource pool = pool(database)) {
      SearchBase memory = new SearchBase(InMemoryStorage.create());
      SearchBase postgres = new SearchBase(JdbcStorage.of(pool));
      new SearchWorld(seed).fill(memory, 30);
      SearchWorld world = new SearchWorld(seed);
      world.fill(postgres, 30);
      for (int at = 0; at < 60; at++) {
        CustomerQuery query = world.query();
        int size = world.pageSize();
        assertThat(postgres.allPages(query, size))
            .as("%s of %s", query, query.text())
            .isEqualTo(memory.allPages(query, size));
        SearchResult one = postgres.find(query);
        SearchResult other = memory.find(query);
        assertThat(one.readings()).isEqualTo(other.readings());
        assertThat(one.hits()).isEqualTo(other.hits());
        assertThat(one.entriesRead()).isEqualTo(other.entriesRead());
      }
    }
  }

  private static HikariDataSource pool(TestDatabase database) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.dataSource());
    config.setMaximumPoolSize(2);
    return new HikariDataSource(config);
  }
}
