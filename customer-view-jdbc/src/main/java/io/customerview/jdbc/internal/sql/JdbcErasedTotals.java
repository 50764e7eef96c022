package io.customerview.jdbc.internal.sql;

import io.customerview.contact.ContactChannel;
import io.customerview.contact.MessageChannel;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.message.InteractionKind;
import io.customerview.privacy.ErasedTotal;
import io.customerview.privacy.ErasedTotals;
import io.customerview.shared.UnitOfWork;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;

/** How many interactions erased customers had, in PostgreSQL. */
public final class JdbcErasedTotals implements ErasedTotals {

  private static final String ADD =
      """
      insert into $schema.erased_total (month, channel, contact_channel, kind, count)
      values (:month, :channel, :contactChannel, :kind, :count)
      on conflict (month, channel, contact_channel, kind) do update set count = erased_total.count + excluded.count""";

  /** Rows are locked in one order, so that no two wait for each other. */
  @Override
  public void add(UnitOfWork work, Collection<ErasedTotal> totals) {
    Writing.each(
        work,
        ADD,
        totals.stream().sorted(ErasedTotal.ORDER).toList(),
        (statement, total) ->
            statement
                .bind("month", total.month().atDay(1))
                .bind("channel", total.channel().code())
                .bind("contactChannel", total.channel().contactChannel().name())
                .bind("kind", total.kind().name())
                .bind("count", total.count()));
  }

  @Override
  public List<ErasedTotal> all(UnitOfWork work) {
    return JdbcUnitOfWork.handle(work)
        .createQuery("select * from $schema.erased_total")
        .map(
            (row, context) ->
                new ErasedTotal(
                    YearMonth.from(row.getObject("month", LocalDate.class)),
                    new MessageChannel(
                        row.getString("channel"),
                        ContactChannel.valueOf(row.getString("contact_channel"))),
                    InteractionKind.valueOf(row.getString("kind")),
                    row.getLong("count")))
        .stream()
        .sorted(ErasedTotal.ORDER)
        .toList();
  }
}
