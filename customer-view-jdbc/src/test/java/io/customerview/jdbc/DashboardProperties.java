package io.customerview.jdbc;

import io.customerview.dashboard.DashboardQuery;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.storage.Storage;
import io.customerview.testkit.DashboardLaws;
import io.customerview.testkit.DashboardLaws.Fact;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class DashboardProperties {

  private static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final Storage storage = JdbcStorage.of(DATABASE.pooled());

  @Property(tries = 30, shrinking = ShrinkingMode.BOUNDED)
  @Label(
      "DSH-1 INT-5 INT-6 CAS-2: in PostgreSQL, too, every figure is the number of rows behind it")
  void every_figure_is_its_rows(
      @ForAll("facts") List<Fact> facts, @ForAll("queries") DashboardQuery query) {
    DashboardLaws.everyFigureIsItsRows(storage, facts, query);
  }

  @Property(tries = 30, shrinking = ShrinkingMode.BOUNDED)
  @Label(
      "DSH-1 MRG-2: in PostgreSQL, too, dashboards are the same before a merge and after its undo")
  void same_after_merge_and_undo(
      @ForAll("facts") List<Fact> facts, @ForAll("queries") DashboardQuery query) {
    DashboardLaws.sameAfterMergeAndUndo(storage, facts, query);
  }

  @Provide
  Arbitrary<List<Fact>> facts() {
    return DashboardLaws.facts();
  }

  @Provide
  Arbitrary<DashboardQuery> queries() {
    return DashboardLaws.queries();
  }
}
