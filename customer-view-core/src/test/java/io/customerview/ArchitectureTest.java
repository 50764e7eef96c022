package io.customerview;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.architecture.ArchitectureRules;
import io.customerview.architecture.ShippedModule;
import io.customerview.shared.Wiring;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  /** Each package knows only those after it; those in one line may also know each other. */
  private static final List<String> PACKAGES =
      List.of(
          "memory",
          "storage",
          // what reads across features
          "profile dashboard privacy merge",
          // features
          "intake",
          "base",
          "portfolio",
          "timeline",
          "journey",
          "marker",
          "cases",
          "acceptance",
          "document",
          "message",
          "search",
          "contract",
          "contact",
          "customer",
          // what features stand on
          "access",
          "audit",
          "file",
          "holiday",
          "spi",
          "identity",
          "shared");

  /**
   * What hosts, and adapters of the storage, begin with; whatever leads on from there is for them
   * too.
   */
  private static final List<String> FOR_HOSTS =
      List.of(
          "io.customerview",
          "io.customerview.memory",
          "io.customerview.shared",
          "io.customerview.identity",
          "io.customerview.file",
          "io.customerview.holiday",
          "io.customerview.privacy.json",
          "io.customerview.dashboard.json",
          "io.customerview.portfolio.xlsx",
          "io.customerview.timeline.ical",
          "io.customerview.base.CustomerFacts",
          "io.customerview.contact.ContactRecords",
          "io.customerview.customer.CustomerRecord");

  /** What use cases run through, which no constructor for hosts takes. */
  private static final List<String> INTERNALS =
      List.of(
          "io.customerview.access.Desk",
          "io.customerview.access.Desk$Office",
          "io.customerview.access.Change",
          "io.customerview.access.Inquiry");

  private static final ShippedModule CORE = ShippedModule.compiled();

  @Test
  void there_is_no_package_cycle() {
    ArchitectureRules.noPackageCycles().check(CORE.classes());
  }

  @Test
  void packages_know_only_those_after_them() {
    ArchitectureRules.packagesInOrder("io.customerview", PACKAGES).check(CORE.classes());
  }

  @Test
  void core_stands_on_no_other_module_of_ours() {
    ArchitectureRules.knowsNothingOf("io.customerview.segmentation..", "io.customerview.jdbc..")
        .check(CORE.classes());
  }

  @Test
  void internal_packages_are_used_only_at_home() {
    ArchitectureRules.internalPackagesOnlyAtHome().check(CORE.classes());
  }

  @Test
  void exactly_the_packages_that_are_not_internal_are_exported() {
    assertThat(CORE.exportedPackages()).isEqualTo(CORE.packagesForOthers());
  }

  @Test
  void no_third_party_type_is_in_a_signature() {
    ArchitectureRules.noThirdPartyTypeInSignaturesOf(CORE.exportedPackages()).check(CORE.classes());
  }

  @Test
  void a_host_reads_no_library_of_ours() {
    assertThat(CORE.modulesPassedOn()).isSubsetOf("org.jspecify");
  }

  @Test
  void libraries_that_only_some_hosts_need_are_imported_by_one_package_each() {
    ArchitectureRules.usedByOnePackageAtMost("biweekly..").check(CORE.classes());
    ArchitectureRules.usedByOnePackageAtMost("com.fasterxml..").check(CORE.classes());
    ArchitectureRules.usedByOnePackageAtMost("de.focus_shift..").check(CORE.classes());
  }

  @Test
  void every_package_says_what_may_be_null() {
    ArchitectureRules.everyPackageIsNullMarked().check(CORE.classes());
  }

  @Test
  void what_no_host_reaches_is_marked_as_wiring() {
    ArchitectureRules.whatNoHostReachesIsMarked(Wiring.class.getName(), FOR_HOSTS, INTERNALS)
        .check(CORE.classes());
  }

  @Test
  void time_is_passed_in() {
    ArchitectureRules.noAmbientTime().check(CORE.classes());
  }

  @Test
  void there_is_no_reflection() {
    ArchitectureRules.noReflection().check(CORE.classes());
  }
}
