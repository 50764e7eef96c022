package io.customerview.architecture;

import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whatever a host can see of a type is of the JDK, of ours, or of JSpecify, so that no library of
 * ours can ever force its version on a host's code.
 *
 * <p>Looked at: supertypes, type parameters with their bounds and, of everything public or
 * protected, the type with its type arguments, what is thrown, and annotations.
 */
final class CleanSignature extends ArchCondition<JavaClass> {

  private static final List<String> ALLOWED = List.of("java.", "io.customerview.", "org.jspecify.");

  CleanSignature() {
    super("show only types of the JDK, of ours and of JSpecify");
  }

  /** Returns whether code in another package can name the type. */
  static boolean isVisible(JavaClass type) {
    return isVisible(type.getModifiers())
        && type.getEnclosingClass().map(CleanSignature::isVisible).orElse(true);
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    Seen seen = new Seen(type, events);
    seen.types(type.getSuperclass().stream());
    seen.types(type.getInterfaces().stream());
    seen.bounds(type.getTypeParameters());
    seen.annotations(type.getAnnotations());
    type.getFields().stream()
        .filter(field -> isVisible(field.getModifiers()))
        .forEach(field -> checkField(new Seen(field, events), field));
    type.getCodeUnits().stream()
        .filter(unit -> isVisible(unit.getModifiers()))
        .forEach(unit -> checkCode(new Seen(unit, events), unit));
  }

  private static void checkField(Seen seen, JavaField field) {
    seen.types(Stream.of(field.getType()));
    seen.annotations(field.getAnnotations());
  }

  private static void checkCode(Seen seen, JavaCodeUnit unit) {
    seen.types(unit.getParameterTypes().stream());
    seen.types(Stream.of(unit.getReturnType()));
    seen.types(unit.getExceptionTypes().stream());
    seen.bounds(unit.getTypeParameters());
    seen.annotations(unit.getAnnotations());
    for (JavaParameter parameter : unit.getParameters()) {
      seen.annotations(parameter.getAnnotations());
    }
  }

  private static boolean isVisible(Set<JavaModifier> modifiers) {
    return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
        && !modifiers.contains(JavaModifier.SYNTHETIC);
  }

  /** Something that a host can see, and where to write down what it should not. */
  private record Seen(HasDescription what, ConditionEvents events) {

    void types(Stream<? extends JavaType> types) {
      types.flatMap(type -> type.getAllInvolvedRawTypes().stream()).forEach(this::type);
    }

    void bounds(Collection<? extends JavaTypeVariable<?>> variables) {
      variables.forEach(variable -> types(variable.getUpperBounds().stream()));
    }

    void annotations(Collection<? extends JavaAnnotation<?>> annotations) {
      annotations.forEach(annotation -> type(annotation.getRawType()));
    }

    private void type(JavaClass type) {
      JavaClass element = type.getBaseComponentType();
      boolean allowed =
          element.isPrimitive() || ALLOWED.stream().anyMatch(element.getName()::startsWith);
      if (!allowed) {
        events.add(
            SimpleConditionEvent.violated(
                what, what.getDescription() + " shows " + element.getName()));
      }
    }
  }
}
