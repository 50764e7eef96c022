package io.customerview.examples.quickstart.segment;

import io.customerview.segmentation.MembershipChange;
import io.customerview.segmentation.MembershipListener;
import io.customerview.shared.UnitOfWork;
import java.util.ArrayList;
import java.util.List;

/**
 * Hears what customers enter and leave, and keeps it until it is asked. A host would write it to a
 * table of its own, in the same transaction: on {@code JdbcStorage.connection(work)}. Thread-safe.
 */
public final class MembershipLog implements MembershipListener {

  private final List<MembershipChange> heard = new ArrayList<>();

  @Override
  public synchronized void changed(UnitOfWork work, MembershipChange change) {
    heard.add(change);
  }

  /** Returns what was heard since this was asked last. */
  public synchronized List<MembershipChange> take() {
    List<MembershipChange> taken = List.copyOf(heard);
    heard.clear();
    return taken;
  }
}
