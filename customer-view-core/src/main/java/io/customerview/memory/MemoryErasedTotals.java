package io.customerview.memory;

import io.customerview.privacy.ErasedTotal;
import io.customerview.privacy.ErasedTotals;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.List;

/** How many interactions erased customers had; a total's own order is its key. */
final class MemoryErasedTotals implements ErasedTotals {

  private final Table<ErasedTotal, ErasedTotal> rows = new Table<>(ErasedTotal.ORDER);

  @Override
  public void add(UnitOfWork work, Collection<ErasedTotal> totals) {
    for (ErasedTotal total : totals) {
      ErasedTotal before = rows.get(total);
      rows.put(work, total, before == null ? total : before.plus(total.count()));
    }
  }

  @Override
  public List<ErasedTotal> all(UnitOfWork work) {
    return List.copyOf(rows.values());
  }
}
