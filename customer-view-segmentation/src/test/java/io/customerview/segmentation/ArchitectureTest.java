package io.customerview.segmentation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.customerview.architecture.ArchitectureRules;
import io.customerview.architecture.ShippedModule;
import io.customerview.shared.Wiring;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  /** What hosts begin with, and those who write an engine of their own. */
  private static final List<String> FOR_HOSTS =
      List.of(
          "io.customerview.segmentation",
          "io.customerview.segmentation.formula",
          "io.customerview.segmentation.rule",
          "io.customerview.segmentation.analysis.SegmentCheck",
          "io.customerview.segmentation.analysis.SegmentPair",
          "io.customerview.segmentation.explain.Explanation",
          "io.customerview.segmentation.explain.SmallestChanges",
          "io.customerview.segmentation.json.JsonRefusal",
          "io.customerview.segmentation.json.SegmentJson");

  /** What use cases run through, which no constructor for hosts takes. */
  private static final List<String> INTERNALS =
      List.of("io.customerview.access.Desk", "io.customerview.access.Change");

  private static final ShippedModule SEGMENTATION = ShippedModule.compiled();

  @Test
  void there_is_no_package_cycle() {
    ArchitectureRules.noPackageCycles().check(SEGMENTATION.classes());
  }

  @Test
  void segmentation_stands_on_core_only() {
    ArchitectureRules.knowsNothingOf("io.customerview.jdbc..").check(SEGMENTATION.classes());
  }

  @Test
  void internal_packages_are_used_only_at_home() {
    ArchitectureRules.internalPackagesOnlyAtHome().check(SEGMENTATION.classes());
  }

  @Test
  void exactly_the_packages_that_are_not_internal_are_exported() {
    assertThat(SEGMENTATION.exportedPackages()).isEqualTo(SEGMENTATION.packagesForOthers());
  }

  @Test
  void no_third_party_type_is_in_a_signature() {
    ArchitectureRules.noThirdPartyTypeInSignaturesOf(SEGMENTATION.exportedPackages())
        .check(SEGMENTATION.classes());
  }

  @Test
  void a_host_reads_no_library_of_ours() {
    assertThat(SEGMENTATION.modulesPassedOn()).isSubsetOf("io.customerview.core", "org.jspecify");
  }

  @Test
  void one_package_imports_jackson() {
    ArchitectureRules.usedByOnePackageAtMost("com.fasterxml.jackson..")
        .check(SEGMENTATION.classes());
  }

  @Test
  void every_package_says_what_may_be_null() {
    ArchitectureRules.everyPackageIsNullMarked().check(SEGMENTATION.classes());
  }

  @Test
  void what_no_host_reaches_is_marked_as_wiring() {
    ArchitectureRules.whatNoHostReachesIsMarked(Wiring.class.getName(), FOR_HOSTS, INTERNALS)
        .check(
            SEGMENTATION
                .classes()
                .that(
                    JavaClass.Predicates.resideInAnyPackage(
                        SEGMENTATION.exportedPackages().toArray(new String[0]))));
  }

  @Test
  void time_is_passed_in() {
    ArchitectureRules.noAmbientTime().check(SEGMENTATION.classes());
  }

  @Test
  void nobody_waits_for_the_database_in_a_monitor() {
    noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED).check(SEGMENTATION.classes());
  }

  @Test
  void there_is_no_reflection() {
    ArchitectureRules.noReflection().check(SEGMENTATION.classes());
  }
}
