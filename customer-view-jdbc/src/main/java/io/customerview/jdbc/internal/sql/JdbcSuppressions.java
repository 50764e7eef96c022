package io.customerview.jdbc.internal.sql;

import io.customerview.contact.ContactChannel;
import io.customerview.contact.OptOutReason;
import io.customerview.contact.Suppression;
import io.customerview.contact.SuppressionList;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.AgentId;
import io.customerview.shared.UnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** The suppression list in PostgreSQL. */
public final class JdbcSuppressions implements SuppressionList {

  @Override
  public void add(UnitOfWork work, Collection<Suppression> rows) {
    PreparedBatch batch =
        JdbcUnitOfWork.handle(work)
            .prepareBatch(
                """
                insert into $schema.suppression (hash, channel, reason, since, agent)
                values (:hash, :channel, :reason, :since, :agent)
                on conflict (hash) where lifted_at is null do nothing""");
    // In one order, so that two that add the same addresses at once wait for one another, and no
    // more.
    List<Suppression> inOrder = new ArrayList<>(rows);
    inOrder.sort(Comparator.comparing(Suppression::hash));
    for (Suppression row : inOrder) {
      batch
          .bind("hash", row.hash())
          .bind("channel", row.channel().name())
          .bind("reason", row.reason().name())
          .bind("since", Values.utc(row.since()))
          .bind("agent", row.agent().map(AgentId::value).orElse(null))
          .add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  @Override
  public int remove(UnitOfWork work, Collection<String> hashes) {
    return JdbcUnitOfWork.handle(work)
        .createUpdate(
            """
            update $schema.suppression set lifted_at = :moment
            where hash = any(:hashes) and lifted_at is null""")
        .bind("moment", Values.utc(work.moment()))
        .bind("hashes", hashes.toArray(String[]::new))
        .execute();
  }

  @Override
  public Map<String, Suppression> find(UnitOfWork work, Collection<String> hashes) {
    return byHash(
        JdbcUnitOfWork.handle(work)
            .createQuery(
                "select * from $schema.suppression where hash = any(:hashes) and lifted_at is null")
            .bind("hashes", hashes.toArray(String[]::new)));
  }

  @Override
  public Map<String, Suppression> at(UnitOfWork work, Collection<String> hashes, Instant moment) {
    return byHash(
        JdbcUnitOfWork.handle(work)
            .createQuery(
                """
                select * from $schema.suppression
                where hash = any(:hashes) and since <= :moment
                  and (lifted_at is null or lifted_at > :moment)""")
            .bind("hashes", hashes.toArray(String[]::new))
            .bind("moment", Values.utc(moment)));
  }

  private static Map<String, Suppression> byHash(Query query) {
    Map<String, Suppression> found = new HashMap<>();
    query.map((row, context) -> suppression(row)).forEach(row -> found.put(row.hash(), row));
    return found;
  }

  private static Suppression suppression(ResultSet row) throws SQLException {
    return new Suppression(
        row.getString("hash"),
        ContactChannel.valueOf(row.getString("channel")),
        OptOutReason.valueOf(row.getString("reason")),
        Values.instant(row, "since"),
        Optional.ofNullable(row.getString("agent")).map(AgentId::new));
  }
}
