package io.customerview.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The packages below a root in a line, each knowing only those after it. Packages below one of them
 * stand where it stands. A package of the line need not exist yet, but none may exist outside it.
 */
final class PackageOrder extends ArchCondition<JavaClass> {

  private final String root;
  private final List<String> line;

  /**
   * @param root the package whose direct subpackages are ordered; it stands before them all
   * @param line a name, or several with a blank between them that stand side by side, per place
   */
  PackageOrder(String root, List<String> line) {
    super("know only packages after their own in the line: " + String.join(", ", line));
    this.root = root;
    this.line = line;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    OptionalInt own = place(type);
    if (own.isEmpty()) {
      events.add(
          SimpleConditionEvent.violated(
              type,
              type.getName()
                  + " is in a package without a place in the line; give it one in ArchitectureTest"));
      return;
    }
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      OptionalInt other = place(dependency.getTargetClass().getBaseComponentType());
      if (other.isPresent() && other.getAsInt() < own.getAsInt()) {
        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
      }
    }
  }

  /** Returns 0 for the root, then 1 and up; empty for what is outside the line. */
  private OptionalInt place(JavaClass type) {
    String name = type.getPackageName();
    if (name.equals(root)) {
      return OptionalInt.of(0);
    }
    if (!name.startsWith(root + '.')) {
      return OptionalInt.empty();
    }
    String child = name.substring(root.length() + 1).split("\\.", 2)[0];
    return IntStream.range(0, line.size())
        .filter(at -> List.of(line.get(at).split(" ", -1)).contains(child))
        .map(at -> at + 1)
        .findFirst();
  }
}
