package io.customerview.dashboard;

import io.customerview.memory.InMemoryStorage;
import io.customerview.testkit.DashboardLaws;
import io.customerview.testkit.DashboardLaws.Fact;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DashboardProperties {

  @Property(tries = 200)
  @Label("DSH-1 INT-5 INT-6 CAS-2: under any filter every figure is the number of rows behind it")
  void every_figure_is_its_rows(
      @ForAll("facts") List<Fact> facts, @ForAll("queries") DashboardQuery query) {
    DashboardLaws.everyFigureIsItsRows(InMemoryStorage.create(), facts, query);
  }

  @Property(tries = 100)
  @Label("DSH-1 MRG-2: dashboards are the same before a merge and after its undo")
  void same_after_merge_and_undo(
      @ForAll("facts") List<Fact> facts, @ForAll("queries") DashboardQuery query) {
    DashboardLaws.sameAfterMergeAndUndo(InMemoryStorage.create(), facts, query);
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
