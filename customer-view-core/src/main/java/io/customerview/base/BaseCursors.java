package io.customerview.base;

import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Cursors of the customer base: the place of the last company, sealed for one query. The page size
 * may change from page to page; nothing else of the query may.
 */
record BaseCursors(Secrets secrets) {

  private static final int HEAD = 4 * Long.BYTES;
  private static final long NO_DAY = Long.MIN_VALUE;

  String seal(BaseQuery query, BasePosition last) {
    byte[] name = last.sortName().getBytes(StandardCharsets.UTF_8);
    UUID customer = last.customer().value();
    byte[] place =
        ByteBuffer.allocate(HEAD + name.length)
            .putLong(last.revenue().unscaled())
            .putLong(last.renewal().map(LocalDate::toEpochDay).orElse(NO_DAY))
            .putLong(customer.getMostSignificantBits())
            .putLong(customer.getLeastSignificantBits())
            .put(name)
            .array();
    return secrets.seal(use(query), place);
  }

  BasePosition open(BaseQuery query, String cursor) {
    ByteBuffer place =
        secrets
            .open(use(query), cursor)
            .map(ByteBuffer::wrap)
            .orElseThrow(() -> new RefusedException(new CursorInvalid()));
    Money revenue = Money.ofUnscaled(place.getLong());
    long day = place.getLong();
    UUID customer = new UUID(place.getLong(), place.getLong());
    return new BasePosition(
        StandardCharsets.UTF_8.decode(place).toString(),
        revenue,
        day == NO_DAY ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day)),
        new CustomerId(customer));
  }

  /** The query is part of the seal, so that its texts are in no cursor. */
  private static String use(BaseQuery query) {
    return "base.list "
        + query.order()
        + (query.isDescending() ? " descending " : " ")
        + query.filter().canonical();
  }
}
