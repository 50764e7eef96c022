package io.customerview.message;

import io.customerview.message.Attempt.End;
import io.customerview.shared.CustomerViewException;
import io.customerview.shared.FileStoreException;
import io.customerview.shared.RefusedException;
import io.customerview.spi.GatewayException;
import io.customerview.spi.MessageGateway;
import io.customerview.spi.Receipt;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the gateway; whatever it throws is the failure of the one message that it was handed. With
 * a limit each call has a thread of its own: one that takes longer is interrupted and given up, and
 * is told of if it turns out to have ended well after all. Thread-safe.
 */
final class GatewayCalls {

  /** The code of a call that was given up. */
  static final String TOO_SLOW = "gateway_too_slow";

  private static final Logger LOG = LoggerFactory.getLogger(GatewayCalls.class);

  private final MessageGateway gateway;
  private final Optional<Duration> limit;
  private final Consumer<Ended> late;
  private final HangingCalls hanging;

  /**
   * Makes them.
   *
   * @param limit how long a call may take; without one, it is made on the caller's thread
   * @param hanging counts the calls that were given up and hang on
   * @param late hears of what was handed over when nobody waited for it any more
   */
  GatewayCalls(
      MessageGateway gateway,
      Optional<Duration> limit,
      HangingCalls hanging,
      Consumer<Ended> late) {
    this.gateway = gateway;
    this.limit = limit;
    this.hanging = hanging;
    this.late = late;
  }

  /**
   * A hand-over that has ended, and is to be recorded.
   *
   * @param took how long the gateway took, or was waited for
   * @param interrupted whether the caller is to stop
   */
  record Ended(Attempt attempt, End end, Duration took, boolean interrupted) {}

  /** Hands a message over. */
  Ended call(Attempt attempt) {
    return limit.map(most -> limited(attempt, most)).orElseGet(() -> here(attempt));
  }

  /** Whoever interrupts a relay may find the flag kept by the gateway, instead of the exception. */
  private Ended here(Attempt attempt) {
    Ended ended = plain(attempt);
    boolean interrupted = Thread.interrupted() || ended.interrupted();
    return new Ended(attempt, ended.end(), ended.took(), interrupted);
  }

  private Ended limited(Attempt attempt, Duration most) {
    long start = System.nanoTime();
    AtomicBoolean settled = new AtomicBoolean();
    CompletableFuture<Ended> answer = new CompletableFuture<>();
    Thread thread =
        new Thread(() -> alone(attempt, settled, answer), "customer-view-relay-gateway");
    thread.setDaemon(true);
    thread.start();
    try {
      return answer.get(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException slow) {
      return givenUp(attempt, thread, settled, answer, start, TOO_SLOW);
    } catch (InterruptedException stop) {
      return givenUp(attempt, thread, settled, answer, start, End.Failed.INTERRUPTED);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("a call ends with a value", impossible);
    }
  }

  /** Who comes first settles how the call ended: it itself, or whoever waits for it. */
  private void alone(Attempt attempt, AtomicBoolean settled, CompletableFuture<Ended> answer) {
    Ended ended = plain(attempt);
    if (settled.compareAndSet(false, true)) {
      answer.complete(ended);
      return;
    }
    hanging.ended();
    if (ended.end() instanceof End.Done) {
      Thread.interrupted(); // it was interrupted so that it ends, and what follows is to be whole
      late.accept(ended);
    }
  }

  private Ended givenUp(
      Attempt attempt,
      Thread thread,
      AtomicBoolean settled,
      CompletableFuture<Ended> answer,
      long start,
      String code) {
    boolean stopped = code.equals(End.Failed.INTERRUPTED);
    hanging.begun();
    if (!settled.compareAndSet(false, true)) {
      hanging.ended();
      Ended ended = answer.join(); // it ends at this very moment
      return new Ended(attempt, ended.end(), ended.took(), stopped);
    }
    thread.interrupt();
    return new Ended(attempt, new End.Failed(code, false), since(start), stopped);
  }

  private Ended plain(Attempt attempt) {
    long start = System.nanoTime();
    boolean interrupted = false;
    End end;
    try {
      end = new End.Done(reference(gateway.handOver(attempt.handedTo())));
    } catch (GatewayException refused) {
      end = new End.Failed(refused.code(), refused.isPermanent());
    } catch (InterruptedException stop) {
      interrupted = true;
      end = new End.Failed(End.Failed.INTERRUPTED, false);
    } catch (RefusedException refused) {
      end = new End.Failed(refused.code(), true); // a file that went to the archive meanwhile
    } catch (Throwable broken) {
      LOG.warn(
          "The gateway broke at {}: {}",
          attempt.entry().id(),
          CustomerViewException.codeOf(broken));
      end = failed(broken);
    }
    return new Ended(attempt, end, since(start), interrupted);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Damaged bytes don't heal; a lost file may come back from a backup. */
  private static End failed(Throwable broken) {
    String code = broken instanceof CustomerViewException ours ? ours.code() : "gateway_broke";
    return new End.Failed(code, code.equals(FileStoreException.DAMAGED));
  }

  private static Optional<String> reference(@Nullable Receipt receipt) {
    return receipt == null ? Optional.empty() : receipt.reference();
  }
}
