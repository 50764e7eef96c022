package io.customerview.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is public and not for hosts says so, by an annotation. For hosts is what some packages hold,
 * and whatever can be named from there: by what is returned, taken, thrown or extended, and by the
 * values of which there is one kind or another. So are constructors, but for those that take what
 * use cases run through.
 */
final class WiringMarked extends ArchCondition<JavaClass> {

  private final String annotation;
  private final Collection<String> begins;
  private final Collection<String> internals;
  private final Set<JavaClass> reached = new HashSet<>();

  /**
   * @param annotation what marks wiring
   * @param begins the packages that are for hosts as a whole, and the types that hosts begin with
   * @param internals the types that no constructor for hosts takes
   */
  WiringMarked(String annotation, Collection<String> begins, Collection<String> internals) {
    super("be reached by hosts, or marked as wiring");
    this.annotation = annotation;
    this.begins = List.copyOf(begins);
    this.internals = List.copyOf(internals);
  }

  @Override
  public void init(Collection<JavaClass> types) {
    Deque<JavaClass> next = new ArrayDeque<>();
    types.stream()
        .filter(type -> begins.contains(type.getPackageName()) || begins.contains(type.getName()))
        .forEach(next::add);
    while (!next.isEmpty()) {
      JavaClass type = next.remove();
      if (CleanSignature.isVisible(type) && types.contains(type) && reached.add(type)) {
        if (!isWiring(type)) {
          shown(type).forEach(next::add);
          types.stream().filter(other -> isPartOf(other, type)).forEach(next::add);
        }
      }
    }
  }

  /** Returns whether a type comes with another: stands in it, or is a value of that kind. */
  private static boolean isPartOf(JavaClass other, JavaClass type) {
    boolean isValue = other.isRecord() || other.isEnum() || other.isAssignableTo(Throwable.class);
    return other.getEnclosingClass().filter(type::equals).isPresent()
        || (isValue && other.isAssignableTo(type.getName()));
  }

  private Stream<JavaClass> shown(JavaClass type) {
    Stream<JavaType> members =
        Stream.concat(
            type.getFields().stream().filter(this::isForHosts).map(JavaField::getType),
            type.getCodeUnits().stream().filter(this::isForHosts).flatMap(WiringMarked::types));
    Stream<JavaType> above =
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
    return Stream.concat(above, members)
        .flatMap(shown -> shown.getAllInvolvedRawTypes().stream())
        .map(JavaClass::getBaseComponentType);
  }

  private static Stream<JavaType> types(JavaCodeUnit unit) {
    return Stream.of(
            List.of(unit.getReturnType()), unit.getParameterTypes(), unit.getExceptionTypes())
        .flatMap(List::stream);
  }

  private <T extends HasModifiers & CanBeAnnotated> boolean isForHosts(T member) {
    return (member.getModifiers().contains(JavaModifier.PUBLIC)
            || member.getModifiers().contains(JavaModifier.PROTECTED))
        && !member.getModifiers().contains(JavaModifier.SYNTHETIC)
        && !member.isAnnotatedWith(annotation);
  }

  private boolean isWiring(JavaClass type) {
    return type.isAnnotatedWith(annotation)
        || type.getEnclosingClass().map(this::isWiring).orElse(false);
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (!reached.contains(type)) {
      if (!isWiring(type)) {
        violated(type, type.getName() + " is reached by no host, and not marked as wiring", events);
      }
    } else if (isWiring(type)) {
      violated(type, type.getName() + " is marked as wiring, and shown to hosts", events);
    } else {
      type.getConstructors().stream()
          .filter(this::isForHosts)
          .filter(this::takesInternals)
          .forEach(
              made ->
                  violated(type, made.getFullName() + " takes what hosts don't hand over", events));
    }
  }

  private boolean takesInternals(JavaConstructor made) {
    return made.getRawParameterTypes().stream()
        .anyMatch(taken -> internals.contains(taken.getName()));
  }

  private static void violated(JavaClass type, String what, ConditionEvents events) {
    events.add(SimpleConditionEvent.violated(type, what));
  }
}
