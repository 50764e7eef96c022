package io.customerview.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;

/** The rules that hold in our modules. Each holds in an empty module too. */
public final class ArchitectureRules {

  /** How the methods of {@link Class} begin that lead to its members or to other classes. */
  private static final List<String> LOOKS_INSIDE =
      List.of(
          "forName",
          "newInstance",
          "getConstructor",
          "getDeclared",
          "getEnclosing",
          "getField",
          "getMethod",
          "getPermitted",
          "getRecordComponents");

  private ArchitectureRules() {}

  /** No package needs, in however many steps, one that needs it. */
  public static ArchRule noPackageCycles() {
    return slices()
        .assignedFrom(new EachPackage())
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .as("there is no package cycle");
  }

  /** Nothing here uses the modules that stand on this one. */
  public static ArchRule knowsNothingOf(String... packages) {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .allowEmptyShould(true);
  }

  /** See {@link InternalAtHome}. */
  public static ArchRule internalPackagesOnlyAtHome() {
    return classes().should(new InternalAtHome()).allowEmptyShould(true);
  }

  /** See {@link CleanSignature}. */
  public static ArchRule noThirdPartyTypeInSignaturesOf(Collection<String> exportedPackages) {
    return classes()
        .that(
            describe(
                "a host can see",
                (JavaClass type) ->
                    exportedPackages.contains(type.getPackageName())
                        && CleanSignature.isVisible(type)))
        .should(new CleanSignature())
        .allowEmptyShould(true);
  }

  /** See {@link PackageOrder}. */
  public static ArchRule packagesInOrder(String root, List<String> line) {
    return classes().should(new PackageOrder(root, line)).allowEmptyShould(true);
  }

  /** A library that only some hosts need is used by one package only. */
  public static ArchRule usedByOnePackageAtMost(String libraryPackages) {
    return classes()
        .that(
            describe(
                "use " + libraryPackages,
                (JavaClass type) ->
                    type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(
                            used ->
                                JavaClass.Predicates.resideInAPackage(libraryPackages)
                                    .test(used.getTargetClass()))))
        .should(new StandInOnePackage())
        .allowEmptyShould(true);
  }

  /** Time and zone are passed in: nothing asks the machine for them. */
  public static ArchRule noAmbientTime() {
    return noClasses()
        .should()
        .callCodeUnitWhere(
            new DescribedPredicate<JavaCall<?>>("asks the machine for the time or its zone") {
              @Override
              public boolean test(JavaCall<?> call) {
                return asksTheMachine(call.getTarget());
              }
            })
        .allowEmptyShould(true);
  }

  /** Nothing here looks at its own classes while it runs. */
  public static ArchRule noReflection() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.lang.reflect..")
        .orShould()
        .callCodeUnitWhere(
            new DescribedPredicate<JavaCall<?>>("looks inside a class") {
              @Override
              public boolean test(JavaCall<?> call) {
                return call.getTargetOwner().isEquivalentTo(Class.class)
                    && LOOKS_INSIDE.stream().anyMatch(call.getName()::startsWith);
              }
            })
        .allowEmptyShould(true);
  }

  /**
   * What may be null is said in every package: who reads classes without their module, as a class
   * path has them, knows it too.
   */
  public static ArchRule everyPackageIsNullMarked() {
    return classes()
        .should(
            new ArchCondition<JavaClass>("stand in a package that is marked @NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackageName().isEmpty()
                    && !type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                  events.add(
                      SimpleConditionEvent.violated(
                          type, type.getName() + " is in a package without @NullMarked"));
                }
              }
            })
        .allowEmptyShould(true);
  }

  /** See {@link WiringMarked}. */
  public static ArchRule whatNoHostReachesIsMarked(
      String annotation, Collection<String> begins, Collection<String> internals) {
    return classes()
        .that(describe("other packages can name", CleanSignature::isVisible))
        .should(new WiringMarked(annotation, begins, internals))
        .allowEmptyShould(true);
  }

  private static boolean asksTheMachine(CodeUnitCallTarget target) {
    JavaClass owner = target.getOwner();
    String name = target.getName();
    boolean withClock =
        target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    return (owner.getPackageName().startsWith("java.time") && name.equals("now") && !withClock)
        || (owner.isEquivalentTo(Clock.class)
            && (name.startsWith("system") || name.startsWith("tick"))
            && !withClock)
        || (owner.getName().equals("java.time.ZoneId") && name.equals("systemDefault"))
        || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
        || (owner.isEquivalentTo(TimeZone.class) && name.equals("getDefault"))
        || (owner.isEquivalentTo(Date.class)
            && name.equals("<init>")
            && target.getRawParameterTypes().isEmpty());
  }

  private static final class EachPackage implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "each package";
    }
  }

  private static final class StandInOnePackage extends ArchCondition<JavaClass> {

    private Set<String> packages = Set.of();

    StandInOnePackage() {
      super("stand in one package");
    }

    @Override
    public void init(Collection<JavaClass> users) {
      packages =
          users.stream().map(JavaClass::getPackageName).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void check(JavaClass user, ConditionEvents events) {
      if (packages.size() > 1) {
        events.add(
            SimpleConditionEvent.violated(
                user, user.getName() + " is a user in one of " + packages));
      }
    }
  }
}
