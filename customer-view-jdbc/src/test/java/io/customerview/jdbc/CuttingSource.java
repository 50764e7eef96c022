package io.customerview.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Connections of which one is cut: its server process is ended before the step that has a number, a
 * statement or a commit; or the answer to a commit is lost. Steps are counted over all connections.
 */
final class CuttingSource {

  private final DataSource sound;
  private final int cutAt;
  private final boolean afterCommit;
  private final AtomicInteger steps = new AtomicInteger();
  private final AtomicInteger lastCommit = new AtomicInteger();

  /**
   * @param cutAt before which step, from 1
   * @param afterCommit whether a commit that is this step is done, and only its answer is lost
   */
  CuttingSource(DataSource sound, int cutAt, boolean afterCommit) {
    this.sound = sound;
    this.cutAt = cutAt;
    this.afterCommit = afterCommit;
  }

  /** Whether it came to the cut. */
  boolean hasCut() {
    return steps.get() >= cutAt;
  }

  /** Which step the last commit was; 0 if there was none. */
  int lastCommit() {
    return lastCommit.get();
  }

  DataSource dataSource() {
    return Host.source(() -> watched(sound.getConnection()));
  }

  private Connection watched(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              boolean commits = method.getName().equals("commit");
              boolean step = commits || method.getName().equals("prepareStatement");
              int number = step ? steps.incrementAndGet() : 0;
              if (commits) {
                lastCommit.set(number);
              }
              if (step && number == cutAt) {
                if (commits && afterCommit) {
                  connection.commit();
                }
                cut(connection);
              }
              return call(connection, method, arguments);
            });
  }

  private void cut(Connection connection) throws SQLException {
    int process = connection.unwrap(PGConnection.class).getBackendPID();
    Host.ask(sound, "select pg_terminate_backend(" + process + ", 10000)");
  }

  private static Object call(Connection connection, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
