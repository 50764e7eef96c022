package io.customerview.examples.quickstart.story;

import io.customerview.AgentView;
import io.customerview.base.Membership;
import io.customerview.examples.quickstart.screen.Screen;
import io.customerview.examples.quickstart.screen.Table;
import io.customerview.examples.quickstart.segment.SavedSegments;
import io.customerview.examples.quickstart.segment.SegmentFile;
import io.customerview.segmentation.Refreshed;
import io.customerview.segmentation.SegmentDesk;
import io.customerview.segmentation.SegmentEntry;
import io.customerview.segmentation.analysis.Finding;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.SegmentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Segments of a file: checked, saved, and who is in them. */
final class SegmentsChapter {

  private static final int SHOWN = 3;

  private final AgentView desk;
  private final SegmentDesk segments;
  private final Screen screen;
  private final Clock clock;

  SegmentsChapter(Desks desks, Screen screen, Clock clock) {
    this.desk = desks.agent();
    this.segments = desks.segments();
    this.screen = screen;
    this.clock = clock;
  }

  SavedSegments tell(SegmentFile file) {
    screen.chapter("segments.title", file.path().getFileName());
    check(file.segments());
    SavedSegments saved = SavedSegments.save(segments, file.segments());
    screen.say(
        "segments.saved", saved.added(), saved.changed(), saved.unchanged(), saved.removed());
    Instant begun = clock.instant();
    Refreshed refreshed = segments.refresh();
    double seconds = Duration.between(begun, clock.instant()).toMillis() / 1000.0;
    screen.say(
        "segments.refreshed",
        refreshed.customers(),
        refreshed.entered(),
        refreshed.left(),
        seconds);
    screen.blank();
    members(saved);
    return saved;
  }

  /** Before anything is saved; a draft shows what is found. */
  private void check(List<Segment> given) {
    long found = given.stream().filter(segment -> !findings(segment).isEmpty()).count();
    screen.say("segments.checked", given.size(), found);
    given.forEach(this::tellFindings);
    screen.say("segments.draft");
    tellFindings(
        Segment.builder(screen.texts().get("segments.draft_name"))
            .combined(
                new SameContract(
                    new AllOf(
                        List.of(
                            Criterion.NEXT_RENEWAL.greaterThan(RelativeDay.TODAY),
                            Criterion.CONTRACT_END.atMost(RelativeDay.TODAY)))))
            .build());
    screen.blank();
  }

  private List<Finding> findings(Segment segment) {
    return segments.check(segment).check().findings();
  }

  private void tellFindings(Segment segment) {
    for (Finding finding : findings(segment)) {
      screen.text(
          "• "
              + screen
                  .texts()
                  .get(
                      "segments.finding", segment.name(), finding.message(screen.texts().locale())),
          "  ");
    }
  }

  private void members(SavedSegments saved) {
    Map<SegmentId, SegmentEntry> entries =
        segments.all().stream().collect(Collectors.toMap(SegmentEntry::id, Function.identity()));
    Table table =
        new Table(
            screen.texts().get("segments.name"),
            ">" + screen.texts().get("segments.members"),
            screen.texts().get("segments.first"));
    for (SegmentId id : saved.ids().keySet()) {
      SegmentEntry entry = entries.get(id);
      if (entry != null) {
        String first =
            segments.members(id, Optional.empty(), SHOWN).page().items().stream()
                .map(this::name)
                .collect(Collectors.joining(", "));
        boolean all = entry.members() <= SHOWN;
        table.row(
            entry.name(),
            screen.texts().get("number", entry.members()),
            all ? first : first + ", …");
      }
    }
    screen.table(table);
  }

  private String name(Membership member) {
    return desk.customers().find(member.customer()).registration().party().displayName();
  }
}
