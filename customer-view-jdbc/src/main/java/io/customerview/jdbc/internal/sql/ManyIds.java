package io.customerview.jdbc.internal.sql;

import io.customerview.shared.CustomerId;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * An array of many thousands of ids, sent as the server keeps them. The driver would write it as
 * text, and the server read that, which takes longer than to look them up; so it is done where the
 * connection is another one than the driver's, or sends nothing but text.
 */
record ManyIds(Collection<CustomerId> customers) implements Argument {

  private static final int DIMENSIONS = 1;
  private static final int WITHOUT_NULL = 0;
  private static final int FIRST = 1;

  @Override
  public void apply(int position, PreparedStatement statement, StatementContext context)
      throws SQLException {
    statement.setArray(position, array(statement.getConnection()));
  }

  private Array array(Connection connection) throws SQLException {
    if (connection.isWrapperFor(BaseConnection.class)) {
      BaseConnection driver = connection.unwrap(BaseConnection.class);
      if (driver.getQueryExecutor().getPreferQueryMode() != PreferQueryMode.SIMPLE) {
        return new PgArray(driver, Oid.UUID_ARRAY, bytes());
      }
    }
    return connection.createArrayOf("uuid", Values.uuids(customers));
  }

  /** As PostgreSQL's {@code array_send} writes an array. */
  private byte[] bytes() {
    ByteBuffer bytes =
        ByteBuffer.allocate(5 * Integer.BYTES + customers.size() * (Integer.BYTES + 2 * Long.BYTES))
            .putInt(DIMENSIONS)
            .putInt(WITHOUT_NULL)
            .putInt(Oid.UUID)
            .putInt(customers.size())
            .putInt(FIRST);
    for (CustomerId customer : customers) {
      UUID id = customer.value();
      bytes
          .putInt(2 * Long.BYTES)
          .putLong(id.getMostSignificantBits())
          .putLong(id.getLeastSignificantBits());
    }
    return bytes.array();
  }

  /** Returns how many there are, which is all that a failed statement is to say. */
  @Override
  public String toString() {
    return "ManyIds[" + customers.size() + "]";
  }
}
