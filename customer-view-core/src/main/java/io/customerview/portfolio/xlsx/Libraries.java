package io.customerview.portfolio.xlsx;

/** Says which dependency is missing, where one is. */
final class Libraries {

  private Libraries() {}

  /**
   * Fails where a dependency is missing.
   *
   * @param probe uses it, and nothing of the host's, which may lack something else
   */
  static void require(String what, String dependency, Runnable probe) {
    try {
      probe.run();
    } catch (NoClassDefFoundError missing) {
      throw new IllegalStateException(
          what + " needs a library that is not there: add the dependency " + dependency, missing);
    }
  }
}
