package io.customerview.benchmark.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.rule.Segment;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The world of the segments")
class WorldTest {

  private final World world = new World(1);
  private final List<Company> companies = world.companies(1_000);

  @Test
  void customers_have_none_to_five_contracts() {
    assertThat(companies).extracting(company -> company.agreements().size()).contains(0, 5);
    assertThat(companies).allMatch(company -> company.agreements().size() <= 5);
    assertThat(companies.stream().mapToInt(company -> company.agreements().size()).average())
        .hasValueCloseTo(2.5, within(0.2));
  }

  @Test
  void a_customer_is_the_same_in_a_world_of_every_size() {
    CustomerFacts last = World.facts(companies.get(999));
    assertThat(World.facts(new World(1).company(999))).isEqualTo(last);
    assertThat(World.facts(new World(2).company(999))).isNotEqualTo(last);
  }

  @Test
  void a_customer_is_in_some_segments_and_in_few() {
    List<Segment> segments = WorldSegments.plain(world, 2, 200);
    double share = new Oracle(segments, companies).memberships() / (200.0 * 1_000);
    assertThat(share).isBetween(0.01, 0.25);
  }

  @Test
  void what_finds_other_members_is_not_timed() {
    Oracle oracle = new Oracle(WorldSegments.mixed(world, 2, 5), companies);
    List<Predicate<Company>> everyone = Collections.nCopies(5, company -> true);
    assertThatThrownBy(() -> oracle.confirmed(everyone, companies))
        .isInstanceOf(IllegalStateException.class);
  }
}
