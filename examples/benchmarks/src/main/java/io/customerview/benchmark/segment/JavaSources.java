package io.customerview.benchmark.segment;

import io.customerview.base.CustomerFacts;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources in memory. */
final class JavaSources {

  private JavaSources() {}

  /** Compiles predicates, of which the first is the class {@code S0}, the next {@code S1}. */
  static List<Predicate<CustomerFacts>> compiled(List<String> sources) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    Memory memory = new Memory(javac.getStandardFileManager(null, null, null));
    List<Source> units = new ArrayList<>();
    for (int at = 0; at < sources.size(); at++) {
      units.add(new Source("S" + at, sources.get(at)));
    }
    List<String> options =
        List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
    if (!javac.getTask(null, memory, null, options, null, units).call()) {
      throw new IllegalStateException("A segment's source doesn't compile");
    }
    Classes classes = new Classes(memory);
    List<Predicate<CustomerFacts>> predicates = new ArrayList<>();
    for (int at = 0; at < sources.size(); at++) {
      predicates.add(classes.made("S" + at));
    }
    return predicates;
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Compiled extends SimpleJavaFileObject {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Compiled(String name) {
      super(URI.create("memory:///" + name + ".class"), Kind.CLASS);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, Compiled> compiled = new HashMap<>();

    Memory(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return compiled.computeIfAbsent(name, Compiled::new);
    }
  }

  private static final class Classes extends ClassLoader {

    private final Memory memory;

    Classes(Memory memory) {
      super(JavaSources.class.getClassLoader());
      this.memory = memory;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      Compiled found = memory.compiled.get(name);
      if (found == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = found.bytes.toByteArray();
      return defineClass(name, bytes, 0, bytes.length);
    }

    @SuppressWarnings("unchecked") // the source says that it is one
    Predicate<CustomerFacts> made(String name) {
      try {
        return (Predicate<CustomerFacts>) loadClass(name).getDeclaredConstructor().newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
