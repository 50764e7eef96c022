package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.architecture.ArchitectureRules;
import io.customerview.architecture.ShippedModule;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final ShippedModule JDBC = ShippedModule.compiled();

  @Test
  void there_is_no_package_cycle() {
    ArchitectureRules.noPackageCycles().check(JDBC.classes());
  }

  @Test
  void internal_packages_are_used_only_at_home() {
    ArchitectureRules.internalPackagesOnlyAtHome().check(JDBC.classes());
  }

  @Test
  void exactly_the_packages_that_are_not_internal_are_exported() {
    assertThat(JDBC.exportedPackages()).isEqualTo(JDBC.packagesForOthers());
  }

  @Test
  void libraries_that_only_some_hosts_need_are_imported_by_one_package_each() {
    ArchitectureRules.usedByOnePackageAtMost("com.zaxxer.hikari..").check(JDBC.classes());
  }

  @Test
  void every_package_says_what_may_be_null() {
    ArchitectureRules.everyPackageIsNullMarked().check(JDBC.classes());
  }

  @Test
  void time_is_passed_in() {
    ArchitectureRules.noAmbientTime().check(JDBC.classes());
  }
}
