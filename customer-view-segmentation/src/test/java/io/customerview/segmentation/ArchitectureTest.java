package io.customerview.segmentation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import io.customerview.architecture.ArchitectureRules;
import io.customerview.architecture.ShippedModule;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

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
