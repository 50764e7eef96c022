package io.customerview.architecture.broken.reflection;

/** Both methods look at classes while they run. */
public final class LooksInside {

  private LooksInside() {}

  static int methods(Object object) {
    return object.getClass().getDeclaredMethods().length;
  }

  static Class<?> named(String name) throws ClassNotFoundException {
    return Class.forName(name);
  }
}
