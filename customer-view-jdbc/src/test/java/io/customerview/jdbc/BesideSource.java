package io.customerview.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** Connections beside which somebody else does something, right after a statement has run. */
final class BesideSource {

  private final DataSource sound;
  private final String marker;
  private final AtomicReference<Runnable> next = new AtomicReference<>();

  /** Watches for statements that have a word in them. */
  BesideSource(DataSource sound, String marker) {
    this.sound = sound;
    this.marker = marker;
  }

  /** Does something after the next such statement, once. */
  void after(Runnable doing) {
    next.set(doing);
  }

  /** Whether that has been done. */
  boolean isDone() {
    return next.get() == null;
  }

  DataSource dataSource() {
    return Host.source(() -> watched(sound.getConnection()));
  }

  private Connection watched(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            BesideSource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(connection, arguments);
                return result instanceof PreparedStatement statement
                        && String.valueOf(arguments[0]).contains(marker)
                    ? watched(statement)
                    : result;
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  private PreparedStatement watched(PreparedStatement statement) {
    return (PreparedStatement)
        Proxy.newProxyInstance(
            BesideSource.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(statement, arguments);
                Runnable doing = method.getName().startsWith("execute") ? next.get() : null;
                if (doing != null && next.compareAndSet(doing, null)) {
                  doing.run();
                }
                return result;
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }
}
