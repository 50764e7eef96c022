package io.customerview.jdbc.internal.work;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a unit of work as others have it: they may do anything on it but end its
 * transaction, and closing it does nothing.
 */
final class JoinedConnection implements InvocationHandler {

  /** With a savepoint, rolling back ends nothing. */
  private static final Set<String> ENDING =
      Set.of("commit", "setAutoCommit", "abort", "setTransactionIsolation", "setReadOnly");

  private final Connection connection;

  private JoinedConnection(Connection connection) {
    this.connection = connection;
  }

  static Connection of(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            JoinedConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new JoinedConnection(connection));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    String name = method.getName();
    if (name.equals("close")) {
      return null;
    }
    if (name.equals("equals") && arguments != null) {
      return proxy == arguments[0];
    }
    boolean isWhole = name.equals("rollback") && arguments == null;
    if (isWhole || ENDING.contains(name)) {
      throw new IllegalStateException(
          name + ": the unit of work ends the transaction on this connection, and nobody else");
    }
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause() == null ? failure : failure.getCause();
    }
  }
}
