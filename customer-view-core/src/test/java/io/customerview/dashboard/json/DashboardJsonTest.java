package io.customerview.dashboard.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.cases.CaseState;
import io.customerview.contact.MessageChannel;
import io.customerview.dashboard.CampaignCount;
import io.customerview.dashboard.Dashboard;
import io.customerview.dashboard.Effectiveness;
import io.customerview.dashboard.JourneyStep;
import io.customerview.dashboard.JourneyStep.Direction;
import io.customerview.dashboard.StateCount;
import io.customerview.message.InteractionTotals.ChannelCount;
import io.customerview.shared.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DashboardJsonTest {

  private static final Instant NOON = Instant.parse("2026-11-10T15:00:00Z");

  private static final Dashboard DASHBOARD =
      new Dashboard(
          DateRange.from(LocalDate.of(2026, 11, 1)),
          List.of(new JourneyStep(MessageChannel.SMS, Direction.OUT, 4, NOON, NOON)),
          List.of(
              new Effectiveness(MessageChannel.SMS, 4, 1),
              new Effectiveness(MessageChannel.EMAIL, 0, 0)),
          List.of(new ChannelCount(MessageChannel.SMS, 7)),
          List.of(new StateCount(CaseState.OPEN, 2)),
          List.of(
              new CampaignCount(Optional.of("a \"b\" </script> \\ \n ção 😀"), 3, 6, 0),
              new CampaignCount(Optional.empty(), 1, 1, 2)));

  @Test
  @DisplayName("DSH-1: the charts have labels and datasets, in one order")
  void charts() {
    assertThat(DashboardJson.byCode().write(DASHBOARD))
        .isEqualTo(
            """
            {"from":"2026-11-01","to":null,\
            "journey":{"labels":["sms out"],"steps":[{"channel":"sms","direction":"out","count":4,\
            "first":"2026-11-10T15:00:00Z","latest":"2026-11-10T15:00:00Z"}],\
            "datasets":[{"label":"count","data":[4]}]},\
            "effectiveness":{"labels":["sms","email"],"datasets":[{"label":"delivered","data":[4,0]},\
            {"label":"engaged","data":[1,0]},{"label":"rate","data":[0.25,null]}]},\
            "interactionsByChannel":{"labels":["sms"],"datasets":[{"label":"interactions","data":[7]}]},\
            "casesByState":{"labels":["open"],"datasets":[{"label":"cases","data":[2]}]},\
            "byCampaign":{"labels":["a \\"b\\" \\u003c/script> \\\\ \\u000a ção \\ud83d\\ude00","-"],\
            "datasets":[{"label":"messages","data":[3,1]},{"label":"interactions","data":[6,1]},\
            {"label":"cases","data":[0,2]}]}}""");
  }

  @Test
  @DisplayName("DSH-1: a host puts its own words for channels, states and no campaign")
  void words() {
    DashboardJson words =
        DashboardJson.named(
            channel -> channel.code().toUpperCase(Locale.ROOT), state -> "aberto", "sem campanha");
    assertThat(words.write(DASHBOARD))
        .contains("\"SMS out\"", "[\"aberto\"]", "\"sem campanha\"]")
        .doesNotContain("[\"open\"]", "\"-\"");
  }
}
