package io.customerview.message;

import io.customerview.access.Change;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.contact.MessageChannel;
import io.customerview.message.Attempt.End;
import io.customerview.message.Claimed.Unreadable;
import io.customerview.message.GatewayCalls.Ended;
import io.customerview.message.OutgoingState.Denied;
import io.customerview.message.OutgoingState.SetAside;
import io.customerview.message.OutgoingState.Waiting;
import io.customerview.message.RelayKeeper.Beginning;
import io.customerview.message.RelayKeeper.Beginning.Begun;
import io.customerview.message.RelayKeeper.Beginning.Lost;
import io.customerview.message.RelayKeeper.Beginning.Put;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerViewException;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.StorageException;
import io.customerview.spi.RelayListener;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a relay. What is said of a hand-over that has ended, and the beginning of the next
 * one, share a transaction; while the gateway is called none is open. Belongs to one thread.
 */
final class RelayRun {

  private static final Logger LOG = LoggerFactory.getLogger(RelayRun.class);

  private static final Operation RELAY = new Operation("outbox.relay", Permission.MANAGE_OUTBOX);

  /** How often something is tried that others are at too. */
  private static final int TRIES = 5;

  /** A relay that is never idle removes what was done long ago too. */
  private static final int BATCHES_PER_CLEANING = 10;

  private final RelayOffice office;
  private final RelaySettings settings;
  private final RelayListener listener;
  private final GatewayCalls calls;
  private final BooleanSupplier stopped;

  private int batches;
  private int claimed;
  private int handedOver;
  private int deferred;
  private int denied;
  private int failed;
  private int setAside;
  private int lost;
  private boolean interrupted;

  RelayRun(
      RelayOffice office,
      RelaySettings settings,
      RelayListener listener,
      GatewayCalls calls,
      BooleanSupplier stopped) {
    this.office = office;
    this.settings = settings;
    this.listener = listener;
    this.calls = calls;
    this.stopped = stopped;
  }

  /** What a transaction came to. */
  private record Step(Optional<OutgoingState> before, Beginning next) {}

  /** Hands over what is due, until nothing is. */
  Relayed run() {
    try {
      List<OutboxEntry> batch = office.hanging().isStuck() ? List.of() : claim();
      while (!batch.isEmpty()) {
        handOver(batch);
        batches++;
        if (batches % BATCHES_PER_CLEANING == 0) {
          clean();
        }
        batch = goesOn() ? claim() : List.of();
      }
      clean();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return new Relayed(claimed, handedOver, deferred, denied, failed, setAside, lost);
  }

  private boolean goesOn() {
    return !interrupted && !stopped.getAsBoolean() && !office.hanging().isStuck();
  }

  /** Records that a message was handed over, when nobody waited for it any more. */
  void late(Ended ended) {
    try {
      end(ended);
    } catch (RuntimeException failure) {
      LOG.warn(
          "The message {} was handed over late, which could not be recorded: {}",
          ended.attempt().entry().id(),
          CustomerViewException.codeOf(failure));
    }
  }

  private List<OutboxEntry> claim() {
    Claimed batch;
    do {
      batch =
          change(
              change -> {
                change.work().requireOwn();
                return outbox()
                    .claim(change.work(), change.moment().plus(settings.lease()), settings.batch());
              });
      batch.unreadable().forEach(this::setAside);
    } while (batch.entries().isEmpty() && !batch.unreadable().isEmpty() && goesOn());
    int many = batch.entries().size();
    claimed += many;
    if (many > 0) {
      tell(to -> to.claimed(many));
    }
    return batch.entries();
  }

  /** What is behind a message that can't be read doesn't wait for it. */
  private void setAside(Unreadable unreadable) {
    try {
      if (change(change -> keeper(change).setAside(unreadable))) {
        LOG.warn("The message {} can't be read, and is set aside", unreadable.id());
        setAside++;
        tell(to -> to.setAside(unreadable.channel(), OutboxEntry.UNREADABLE));
      }
    } catch (RuntimeException failure) {
      leave(unreadable.id(), failure);
    }
  }

  /** Removes what was done long ago, all of it unless the relay is to stop. */
  private void clean() {
    int removed;
    do {
      removed =
          change(
              change ->
                  outbox()
                      .clean(
                          change.work(),
                          change.moment().minus(settings.kept()),
                          RelaySettings.LARGEST_BATCH));
    } while (removed >= RelaySettings.LARGEST_BATCH && goesOn());
  }

  private void handOver(List<OutboxEntry> batch) {
    Optional<Ended> ended = Optional.empty();
    int next = 0;
    try {
      while (next < batch.size() && goesOn()) {
        OutboxEntry entry = batch.get(next);
        next++;
        Beginning beginning = step(ended, entry);
        ended =
            beginning instanceof Begun begun
                ? Optional.of(call(begun.attempt()))
                : Optional.empty();
      }
      ended.ifPresent(this::endedAlone);
    } finally {
      release(batch.subList(next, batch.size()));
    }
  }

  private void release(List<OutboxEntry> untried) {
    for (OutboxEntry entry : untried) {
      change(
          change -> {
            keeper(change).release(entry);
            return true;
          });
    }
  }

  /** Says how a hand-over ended, and begins the next one: in one transaction, where that can be. */
  private Beginning step(Optional<Ended> ended, OutboxEntry next) {
    Step step;
    try {
      step =
          change(
              change -> {
                RelayKeeper keeper = keeper(change);
                keeper.lock(ended.map(Ended::attempt), Optional.of(next));
                return new Step(
                    ended.flatMap(one -> keeper.end(one.attempt(), one.end())), keeper.begin(next));
              });
    } catch (RuntimeException failure) {
      if (ended.isEmpty()) {
        return begunAlone(next, failure);
      }
      LOG.warn("A message is begun by itself after {}", CustomerViewException.codeOf(failure));
      endedAlone(ended.get());
      return step(Optional.empty(), next);
    }
    ended.ifPresent(one -> count(one, step.before()));
    count(next, step.next());
    return step.next();
  }

  /**
   * One that can't be begun, whoever stands against it, is left to its lease; a storage that fails
   * ends the run.
   */
  private Beginning begunAlone(OutboxEntry next, RuntimeException failure) {
    leave(next.id(), failure);
    return new Lost();
  }

  /** One whose end can't be recorded is left to its lease too. */
  private void endedAlone(Ended ended) {
    try {
      end(ended);
    } catch (RuntimeException failure) {
      leave(ended.attempt().entry().id(), failure);
    }
  }

  private void leave(OutgoingId message, RuntimeException failure) {
    if (failure instanceof StorageException) {
      throw failure;
    }
    LOG.warn(
        "The message {} is left to its lease after {}",
        message,
        CustomerViewException.codeOf(failure));
    lost++;
  }

  private void end(Ended ended) {
    Optional<OutgoingState> state =
        change(
            change -> {
              RelayKeeper keeper = keeper(change);
              keeper.lock(Optional.of(ended.attempt()), Optional.empty());
              return keeper.end(ended.attempt(), ended.end());
            });
    count(ended, state);
  }

  private <T> T change(Function<Change, T> command) {
    return office
        .desk()
        .change(RELAY, TRIES, refusal -> refusal instanceof ConcurrentChange, command);
  }

  private RelayKeeper keeper(Change change) {
    return new RelayKeeper(office, settings, change);
  }

  private Outbox outbox() {
    return office.outbox().outbox();
  }

  private Ended call(Attempt attempt) {
    Ended ended = calls.call(attempt);
    interrupted |= ended.interrupted();
    return ended;
  }

  private void count(Ended ended, Optional<OutgoingState> state) {
    String channel = channel(ended.attempt().entry());
    if (ended.end() instanceof End.Failed failure) {
      failed++;
      tell(to -> to.failed(channel, failure.code(), ended.took()));
    } else if (state.isPresent()) {
      handedOver++;
      tell(to -> to.handedOver(channel, ended.took()));
    }
    state.ifPresent(now -> countSetAside(channel, now));
  }

  private void count(OutboxEntry next, Beginning beginning) {
    String channel = channel(next);
    if (beginning instanceof Lost) {
      lost++;
    } else if (beginning instanceof Put put) {
      if (put.state() instanceof Waiting) {
        deferred++;
        tell(to -> to.deferred(channel));
      } else if (put.state() instanceof Denied) {
        denied++;
        tell(to -> to.denied(channel));
      }
      countSetAside(channel, put.state());
    }
  }

  private void countSetAside(String channel, OutgoingState state) {
    if (state instanceof SetAside aside) {
      setAside++;
      tell(to -> to.setAside(channel, aside.failure()));
    }
  }

  private static String channel(OutboxEntry entry) {
    MessageChannel channel = entry.message().intended().channel();
    return channel.code();
  }

  private void tell(Consumer<RelayListener> what) {
    try {
      what.accept(listener);
    } catch (RuntimeException broken) {
      LOG.warn("A relay listener failed: {}", CustomerViewException.codeOf(broken));
    }
  }
}
