package io.customerview.marker;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.shared.After;
import io.customerview.shared.MarkerId;
import io.customerview.shared.RefusedException;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MarkerSetProperties {

  private static final Emoji STAR = Emoji.parse("⭐");

  private enum Kind {
    ADD,
    RENAME,
    CHANGE_EMOJI,
    DELETE
  }

  private record Step(Kind kind, int marker, int name) {

    After<MarkerSet> on(MarkerSet set) {
      MarkerId id = new MarkerId(new UUID(0, marker));
      return switch (kind) {
        case ADD ->
            set.markers().stream().anyMatch(one -> one.id().equals(id))
                ? After.unchanged(set)
                : set.add(new Marker(id, "Marker " + name, STAR));
        case RENAME -> set.rename(id, "Marker " + name);
        case CHANGE_EMOJI -> set.changeEmoji(id, Emoji.parse(name % 2 == 0 ? "⭐" : "🥇"));
        case DELETE -> set.delete(id);
      };
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Kind> kinds =
        Arbitraries.of(Kind.ADD, Kind.ADD, Kind.ADD, Kind.RENAME, Kind.CHANGE_EMOJI, Kind.DELETE);
    return Combinators.combine(
            kinds, Arbitraries.integers().between(0, 40), Arbitraries.integers().between(0, 40))
        .as(Step::new)
        .list()
        .ofMaxSize(80);
  }

  @Property(tries = 300)
  @Label("MRK-1: whatever is done, there are at most 15 markers, no two with one name, in order")
  void laws(@ForAll("steps") List<Step> steps) {
    MarkerSet set = MarkerSet.of(List.of());
    for (Step step : steps) {
      List<Marker> before = set.markers();
      try {
        After<MarkerSet> after = step.on(set);
        set = after.value();
        assertThat(after.isChanged()).isEqualTo(!set.markers().equals(before));
        assertThat(after.events()).hasSizeLessThanOrEqualTo(1);
      } catch (RefusedException refused) {
        assertThat(refused.refusal()).isInstanceOf(MarkerRefusal.class);
      }
      assertThat(set.markers())
          .hasSizeLessThanOrEqualTo(15)
          .isSortedAccordingTo(MarkerSet.BY_NAME)
          .extracting(Marker::name)
          .doesNotHaveDuplicates();
    }
  }
}
