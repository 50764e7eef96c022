package io.customerview.portfolio.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MissingLibraryTest {

  @Test
  @DisplayName("POR-8: a host without a library for .xlsx is told which dependency to add")
  void told() throws IOException, ReflectiveOperationException {
    URL ours = XlsxSheet.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader host = new URLClassLoader(new URL[] {ours}, null)) {
      Class<?> type = host.loadClass(XlsxSheet.class.getName());
      Object sheet = type.getMethod("of", Path.class).invoke(null, Path.of("none.xlsx"));
      Method read = type.getMethod("read", Consumer.class);
      Consumer<Object> rows = row -> {};
      assertThatThrownBy(() -> read.invoke(sheet, rows))
          .isInstanceOfSatisfying(
              InvocationTargetException.class,
              thrown ->
                  assertThat(thrown.getCause())
                      .isInstanceOf(IllegalStateException.class)
                      .hasMessageContaining("org.dhatim:fastexcel-reader"));
    }
  }
}
