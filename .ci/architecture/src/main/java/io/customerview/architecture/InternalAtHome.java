package io.customerview.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;

/**
 * What is in {@code a.b.internal}, or below it, is used only in {@code a.b} and below it: its home.
 */
final class InternalAtHome extends ArchCondition<JavaClass> {

  InternalAtHome() {
    super("use internal packages only at home");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      String used = dependency.getTargetClass().getBaseComponentType().getPackageName();
      boolean ours = used.startsWith("io.customerview");
      if (ours && !homeOf(used).map(home -> isWithin(home, type.getPackageName())).orElse(true)) {
        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
      }
    }
  }

  /** Returns the package whose internals these are, or empty when they are no one's internals. */
  static Optional<String> homeOf(String packageName) {
    int at = (packageName + '.').indexOf(".internal.");
    return at < 0 ? Optional.empty() : Optional.of(packageName.substring(0, at));
  }

  private static boolean isWithin(String home, String packageName) {
    return packageName.equals(home) || packageName.startsWith(home + '.');
  }
}
