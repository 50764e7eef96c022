package io.customerview.message;

import io.customerview.shared.Repeating;
import io.customerview.shared.Wiring;
import io.customerview.spi.RelayListener;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Hands the messages of the outbox over to the gateway (envio das mensagens). Several may run at
 * once, in any number of threads and processes on one database.
 *
 * <ul>
 *   <li>A message is taken under a lease, which is committed before the gateway is called; no
 *       transaction is open during the call, and it is refused inside one of the host's.
 *   <li>The decision is asked once more before each hand-over (CNT-11). What it denies is not sent;
 *       what it defers waits. An opt-out that commits once the gateway is being called comes too
 *       late.
 *   <li>Every attempt carries the same key. A process that is killed, or an answer that comes after
 *       the lease, may hand a message over twice; nothing is lost.
 *   <li>What fails is tried again, later each time; what fails for good or too often is set aside.
 *   <li>Messages of one customer are handed over in the order in which they were queued, but for
 *       those that the decision defers and those that are set aside.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class Relay {

  private final RelayOffice office;
  private final RelaySettings settings;
  private final RelayListener listener;
  private final GatewayCalls calls;

  /**
   * Makes it.
   *
   * @throws IllegalStateException if the host has set no gateway
   */
  @Wiring
  public Relay(RelayOffice office, RelaySettings settings, RelayListener listener) {
    if (office.outbox().isShut()) {
      throw new IllegalStateException(
          "a relay hands messages to a gateway: set one with CustomerView.Builder.messages");
    }
    this.office = Objects.requireNonNull(office, "office");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.listener = Objects.requireNonNull(listener, "listener");
    this.calls =
        new GatewayCalls(
            office.outbox().gateway(),
            settings.callLimit(),
            office.hanging(),
            ended -> of(() -> true).late(ended));
  }

  /**
   * Hands over what is due, until nothing is, the thread is interrupted while the gateway is
   * called, or {@value HangingCalls#MOST} calls that were given up hang on, of whatever relay of
   * this customer view. Removes what was done long ago.
   *
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal.InHostTransaction}; nothing was taken then
   * @throws io.customerview.shared.StorageException if the storage fails; what the relay had taken
   *     is taken again once its lease has run out
   */
  public Relayed runOnce() {
    return runUntil(() -> false);
  }

  private Relayed runUntil(BooleanSupplier stopped) {
    return office.desk().run("relay.run", () -> of(stopped).run());
  }

  private RelayRun of(BooleanSupplier stopped) {
    return new RelayRun(office, settings, listener, calls, stopped);
  }

  /**
   * Runs in a thread of its own, for a host that has no scheduler, again and again until it is
   * closed. Closing ends the message that is being handed over and gives back what was only taken;
   * a gateway that hangs is waited for as long as a lease lasts.
   *
   * @param pause how long it waits after each run: a millisecond or more
   */
  public Repeating start(Duration pause) {
    return Repeating.start("relay", pause, settings.lease(), this::runUntil);
  }
}
