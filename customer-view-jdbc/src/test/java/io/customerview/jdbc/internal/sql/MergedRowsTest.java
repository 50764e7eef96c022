package io.customerview.jdbc.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.jdbc.internal.personal.Column;
import io.customerview.jdbc.internal.personal.PersonalColumns;
import io.customerview.jdbc.internal.sql.MergedRows.Moved;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MergedRowsTest {

  @Test
  @DisplayName("MRG-2: of every table that names a customer it is known what a merge does with it")
  void every_table_is_known() {
    Set<String> known = new TreeSet<>(MergedRows.KEPT);
    MergedRows.MOVED.stream().map(Moved::table).forEach(known::add);
    known.addAll(MergedRows.FOLLOWING);
    known.addAll(Set.of("event_participant", "not_duplicate", "customer_alias", "audit_entry"));
    Set<String> naming = new TreeSet<>(Set.of("customer", "customer_alias"));
    for (Column column : PersonalColumns.all()) {
      if (column.name().equals("customer_id")) {
        naming.add(column.table());
      }
    }
    assertThat(known).isEqualTo(naming);
  }
}
