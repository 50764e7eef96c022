package io.customerview.example.modulepath;

import io.customerview.shared.CommonRefusal;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import java.util.List;
import java.util.Locale;

/**
 * Starts with everything on the module path, as a modular host does, and uses what it finds there.
 * The build runs it: what tests on the class path cannot see, such as a module that nothing
 * resolves or a bundle that a module hides, fails here.
 */
public final class Main {

  private static final List<String> MODULES =
      List.of(
          "io.customerview.core",
          "io.customerview.segmentation",
          "io.customerview.jdbc",
          "io.customerview.testkit",
          "io.leangen.geantyref"); // JDBI is an automatic module and does not say that it needs it

  private Main() {}

  public static void main(String[] args) {
    everyModuleIsResolved();
    refusalsSpeakThreeLanguages();
  }

  private static void everyModuleIsResolved() {
    for (String name : MODULES) {
      Module module =
          ModuleLayer.boot()
              .findModule(name)
              .orElseThrow(() -> new IllegalStateException(name + " is not resolved"));
      System.out.println("found " + module);
    }
    if (!Main.class.getModule().isNamed()) {
      throw new IllegalStateException("started from the class path; use java -p ... -m ...");
    }
  }

  /** The messages lie in the module that refuses, and reach a host that can't open it. */
  private static void refusalsSpeakThreeLanguages() {
    CustomerId nobody = CustomerId.parse("155372b3-2d17-4922-a147-2da86c0aed2c");
    RefusedException refused = new RefusedException(new CommonRefusal.UnknownCustomer(nobody));
    long messages =
        List.of("en-US", "pt-BR", "es-CO").stream()
            .map(Locale::forLanguageTag)
            .map(refused.refusal()::message)
            .peek(System.out::println)
            .distinct()
            .count();
    if (messages != 3) {
      throw new IllegalStateException("expected a message for each language");
    }
  }
}
