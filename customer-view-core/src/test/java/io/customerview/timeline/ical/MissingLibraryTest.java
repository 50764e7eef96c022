package io.customerview.timeline.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MissingLibraryTest {

  @Test
  @DisplayName("EVT-5: a host without biweekly is told which dependency to add")
  void told() throws IOException, ReflectiveOperationException {
    URL ours = CalendarFiles.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader host = new URLClassLoader(new URL[] {ours}, null)) {
      Class<?> outlet = host.loadClass(CalendarFiles.Outlet.class.getName());
      Method to = host.loadClass(CalendarFiles.class.getName()).getMethod("to", outlet);
      Object nowhere =
          Proxy.newProxyInstance(host, new Class<?>[] {outlet}, (proxy, method, all) -> null);
      assertThatThrownBy(() -> to.invoke(null, nowhere))
          .isInstanceOfSatisfying(
              InvocationTargetException.class,
              thrown ->
                  assertThat(thrown.getCause())
                      .isInstanceOf(IllegalStateException.class)
                      .hasMessageContaining("net.sf.biweekly:biweekly"));
    }
  }
}
