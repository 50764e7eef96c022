package io.customerview.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Each rule finds what breaks it, and only that")
class ArchitectureRulesTest {

  private static final String BROKEN = "io.customerview.architecture.broken.";

  @Test
  void a_package_cycle() {
    assertThat(violations(ArchitectureRules.noPackageCycles(), "cycle"))
        .singleElement()
        .asString()
        .contains("cycle.left", "cycle.right");
    assertThat(violations(ArchitectureRules.noPackageCycles(), "home")).isEmpty();
  }

  @Test
  void a_module_that_knows_what_stands_on_it() {
    ArchRule rule = ArchitectureRules.knowsNothingOf(BROKEN + "order.above..");
    assertThat(violations(rule, "order")).isNotEmpty().allMatch(line -> line.contains("Below"));
  }

  @Test
  void an_internal_package_used_by_a_stranger() {
    ArchRule rule = ArchitectureRules.internalPackagesOnlyAtHome();
    assertThat(violations(rule, "stranger")).isNotEmpty().allMatch(line -> line.contains("Hidden"));
    assertThat(violations(rule, "home")).isEmpty();
  }

  @Test
  void a_third_party_type_in_a_signature() {
    ArchRule rule = ArchitectureRules.noThirdPartyTypeInSignaturesOf(Set.of(BROKEN + "signature"));
    List<String> violations = violations(rule, "signature");
    for (String way :
        List.of(
            "Supertype",
            "ArgumentOfSupertype",
            "Bound",
            "Parameter",
            "Returned",
            "Thrown",
            "Field",
            "Annotated")) {
      assertThat(violations).as(way).anyMatch(line -> line.contains("$" + way));
    }
    assertThat(violations).noneMatch(line -> line.contains("Inside"));
  }

  @Test
  void a_third_party_type_that_no_host_sees() {
    ArchRule rule = ArchitectureRules.noThirdPartyTypeInSignaturesOf(Set.of());
    assertThat(violations(rule, "signature")).isEmpty();
  }

  @Test
  void a_package_that_knows_one_before_it_or_has_no_place() {
    ArchRule rule =
        ArchitectureRules.packagesInOrder(BROKEN + "order", List.of("above", "below later"));
    assertThat(violations(rule, "order"))
        .isNotEmpty()
        .anyMatch(line -> line.contains("Below"))
        .anyMatch(line -> line.contains("Stray is in a package without a place"))
        .allMatch(line -> line.contains("below.Below") || line.contains("stray.Stray"));
    assertThat(
            violations(
                ArchitectureRules.packagesInOrder(
                    BROKEN + "order", List.of("below", "above", "stray")),
                "order"))
        .isEmpty();
  }

  @Test
  void a_question_to_the_machine_for_the_time_or_its_zone() {
    assertThat(violations(ArchitectureRules.noAmbientTime(), "time"))
        .hasSize(5)
        .noneMatch(line -> line.contains("passedIn"));
  }

  @Test
  void reflection() {
    assertThat(violations(ArchitectureRules.noReflection(), "reflection"))
        .anyMatch(line -> line.contains("methods"))
        .anyMatch(line -> line.contains("named"));
  }

  @Test
  void a_library_used_by_two_packages() {
    ArchRule rule = ArchitectureRules.usedByOnePackageAtMost("com.google.common..");
    assertThat(violations(rule, "library")).hasSize(2);
    assertThat(violations(rule, "library.one")).isEmpty();
  }

  @Test
  void a_package_that_does_not_say_what_may_be_null() {
    ArchRule rule = ArchitectureRules.everyPackageIsNullMarked();
    assertThat(violations(rule, "marked"))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("unmarked.Unmarked"));
  }

  @Test
  void wiring_that_is_not_marked_or_is_shown_to_hosts() {
    ArchRule rule =
        ArchitectureRules.whatNoHostReachesIsMarked(
            BROKEN + "wiring.Mark",
            List.of(BROKEN + "wiring"),
            List.of(BROKEN + "wiring.part.Engine"));
    assertThat(violations(rule, "wiring"))
        .hasSize(3)
        .anyMatch(line -> line.contains("Forgotten is reached by no host"))
        .anyMatch(line -> line.contains("Shown is marked as wiring, and shown to hosts"))
        .anyMatch(line -> line.contains("part.Engine) takes what hosts don't hand over"));
  }

  private static List<String> violations(ArchRule rule, String example) {
    return rule.evaluate(new ClassFileImporter().importPackages(BROKEN + example))
        .getFailureReport()
        .getDetails();
  }
}
