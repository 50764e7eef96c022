package io.customerview.segmentation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.Secrets;
import io.customerview.storage.Storage;
import io.customerview.testkit.TestSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A host that has not added Jackson. */
class WithoutJacksonTest {

  /** Has the classes of segmentation anew, and none of Jackson. */
  private static final class Lacking extends ClassLoader {

    Lacking() {
      super(WithoutJacksonTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("com.fasterxml.jackson.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("io.customerview.segmentation.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? defined(name) : loaded;
      }
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (file == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  @Test
  @DisplayName(
      "SEG-1: segments that are kept say at once that they need Jackson, and how to add it")
  void segments_need_it() throws ReflectiveOperationException {
    Class<?> segments = new Lacking().loadClass(Segments.class.getName());
    Object builder = segments.getMethod("builder").invoke(null);
    Class<?> type = builder.getClass();
    type.getMethod("storage", Storage.class).invoke(builder, InMemoryStorage.create());
    type.getMethod("secrets", Secrets.class).invoke(builder, TestSecrets.SECRETS);
    assertThatThrownBy(() -> type.getMethod("build").invoke(builder))
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("jackson-core");
  }
}
