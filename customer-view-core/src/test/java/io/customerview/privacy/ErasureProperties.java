package io.customerview.privacy;

import io.customerview.memory.InMemoryStorage;
import io.customerview.testkit.ErasureContract;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** The law of erasing, for whatever chance makes of some customers. */
class ErasureProperties {

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  @Label("PRIV-2 MRG-2: nobody keeps an address of the erased, whoever was merged with whom")
  void nothing_is_kept(@ForAll long seed) {
    ErasureContract.nothingIsKept(InMemoryStorage.create(), seed);
  }
}
