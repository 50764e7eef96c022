package io.customerview.spi;

/**
 * Hands a message to whatever sends it: the host's own sender, a provider's API, a mail server.
 *
 * <p>Called by the relay with no transaction open, by several threads and processes at once. The
 * same message comes again, under the same {@linkplain OutgoingMessage#key key}, where an attempt
 * failed, and where nobody knows how it ended, since a process was killed or an answer came too
 * late: where the provider can, what comes twice is sent once. A call is expected to end within the
 * relay's lease, less what the clocks of the hosts differ by, since each relay goes by its own: so
 * set the timeouts of connections below that, or the relay's limit of a call. What ends later is
 * recorded all the same, and may have been handed over a second time meanwhile.
 *
 * <p>Must be thread-safe. Whoever writes a gateway runs {@code MessageGatewayContract} of the test
 * kit against it.
 */
@FunctionalInterface
public interface MessageGateway {

  /**
   * Hands a message over. That it returns says that the message is on its way; whether it arrives
   * is reported later.
   *
   * @throws GatewayException if it was not handed over; anything else that is thrown counts as a
   *     failure that may pass
   * @throws InterruptedException if the thread is interrupted; the message is tried again later
   */
  Receipt handOver(OutgoingMessage message) throws GatewayException, InterruptedException;

  /** Returns the gateway of a host that sends nothing: no message is queued then. */
  static MessageGateway none() {
    return NoGateway.GATEWAY;
  }
}
