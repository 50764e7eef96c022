package io.customerview.portfolio.xlsx;

/** Says which dependency is missing, where one is. */
final class Libraries {

  private Libraries() {}

  static void needed(String what, String dependency, Runnable work) {
    try {
      work.run();
    } catch (NoClassDefFoundError missing) {
      throw new IllegalStateException(
          what + " needs a library that is not there: add the dependency " + dependency, missing);
    }
  }
}
