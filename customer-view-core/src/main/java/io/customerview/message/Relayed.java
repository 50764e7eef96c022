package io.customerview.message;

/**
 * What a relay did in one run. Immutable.
 *
 * @param claimed how often it took a message from the outbox
 * @param handedOver how many messages it handed over
 * @param deferred how many the decision deferred
 * @param denied how many the decision denied
 * @param failed how many attempts failed
 * @param setAside how many messages it set aside
 * @param lost how many it took and had no more when their turn came: somebody else had them, or
 *     their customer was erased; and how many it left to their lease, since they could not be begun
 *     or recorded, as where a {@link io.customerview.spi.ChangeListener} throws
 */
public record Relayed(
    int claimed, int handedOver, int deferred, int denied, int failed, int setAside, int lost) {

  /** Nothing was there to do. */
  public static final Relayed NONE = new Relayed(0, 0, 0, 0, 0, 0, 0);
}
