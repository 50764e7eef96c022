package io.customerview.merge;

import io.customerview.memory.InMemoryStorage;
import io.customerview.testkit.MergingContract;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** The laws of merging, for whatever chance makes of two or three customers. */
class MergingProperties {

  @Property(tries = 120, edgeCases = EdgeCasesMode.NONE)
  @Label("MRG-2: merged and undone, both are as they were, but for trail and histories")
  void undo_is_identity(@ForAll long seed) {
    MergingContract.mergeAndUndo(InMemoryStorage.create(), seed);
  }

  @Property(tries = 120, edgeCases = EdgeCasesMode.NONE)
  @Label("MRG-2: a merge loses nothing of either but what its preview says")
  void nothing_is_lost(@ForAll long seed) {
    MergingContract.nothingIsLost(InMemoryStorage.create(), seed);
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  @Label("MRG-2: three customers are the same one then, in whatever order they are merged")
  void any_order(@ForAll long seed) {
    MergingContract.anyOrder(InMemoryStorage.create(), seed);
  }

  @Property(tries = 120, edgeCases = EdgeCasesMode.NONE)
  @Label("MRG-2 CNT-12: no merge, and no undoing of one, makes anybody more reachable")
  void never_more_reachable(@ForAll long seed) {
    MergingContract.neverMoreReachable(InMemoryStorage.create(), seed);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  @Label("MRG-2 CNT-12: no row of merges, undoings and commands makes anybody more reachable")
  void sequences_never_more_reachable(@ForAll long seed) {
    MergingContract.sequenceNeverMoreReachable(InMemoryStorage.create(), seed);
  }
}
