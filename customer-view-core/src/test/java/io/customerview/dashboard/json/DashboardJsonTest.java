package io.customerview.dashboard.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.cases.CaseState;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.MessageChannel;
import io.customerview.dashboard.CampaignCount;
import io.customerview.dashboard.Dashboard;
import io.customerview.dashboard.Effectiveness;
import io.customerview.dashboard.JourneyStep;
import io.customerview.dashboard.JourneyStep.Direction;
import io.customerview.dashboard.StateCount;
import io.customerview.message.InteractionTotals.ChannelCount;
import io.customerview.shared.DateRange;
import io.customerview.shared.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  @DisplayName(
      "DSH-1: the charts have labels and datasets in one order, and what programs go by beside them")
  void charts() {
    assertThat(DashboardJson.byCode().write(DASHBOARD))
        .isEqualTo(
            """
            {"from":"2026-11-01","to":null,\
            "journey":{"labels":["sms (out)"],"steps":[{"channel":"sms","contact":"phone","direction":"out","count":4,\
            "first":"2026-11-10T15:00:00Z","latest":"2026-11-10T15:00:00Z"}],\
            "datasets":[{"key":"count","label":"count","data":[4]}]},\
            "effectiveness":{"labels":["sms","email"],\
            "channels":[{"code":"sms","contact":"phone"},{"code":"email","contact":"email"}],\
            "datasets":[{"key":"delivered","label":"delivered","data":[4,0]},\
            {"key":"engaged","label":"engaged","data":[1,0]},{"key":"rate","label":"rate","data":[0.25,null]}]},\
            "interactionsByChannel":{"labels":["sms"],"channels":[{"code":"sms","contact":"phone"}],\
            "datasets":[{"key":"interactions","label":"interactions","data":[7]}]},\
            "casesByState":{"labels":["open"],"states":["open"],\
            "datasets":[{"key":"cases","label":"cases","data":[2]}]},\
            "byCampaign":{"labels":["a \\"b\\" \\u003c/script> \\\\ \\u000a ção \\ud83d\\ude00","-"],\
            "campaigns":["a \\"b\\" \\u003c/script> \\\\ \\u000a ção \\ud83d\\ude00",null],\
            "datasets":[{"key":"messages","label":"messages","data":[3,1]},\
            {"key":"interactions","label":"interactions","data":[6,1]},\
            {"key":"cases","label":"cases","data":[0,2]}]}}""");
  }

  @Test
  @DisplayName("DSH-1: a host puts its own words for everything that people read")
  void words() {
    DashboardJson words =
        DashboardJson.named(
            channel -> channel.code().toUpperCase(Locale.ROOT),
            state -> "aberto",
            word -> "<" + word.code() + ">");
    String json = words.write(DASHBOARD);
    assertThat(json)
        .contains("\"SMS (\\u003cout>)\"", "[\"aberto\"]", "\"\\u003c->\"]")
        .contains("\"key\":\"rate\",\"label\":\"\\u003crate>\"", "\"states\":[\"open\"]");
  }

  @ParameterizedTest
  @CsvSource({
    "pt-BR, SMS (saída), aberto, sem campanha, taxa",
    "es-CO, SMS (salida), abierto, sin campaña, tasa",
    "en, SMS (out), open, no campaign, rate",
    "fr, SMS (out), open, no campaign, rate"
  })
  @DisplayName("DSH-1: labels are in the reader's language, and what programs go by is the same")
  void languages(String language, String step, String state, String none, String rate) {
    String json = DashboardJson.in(Locale.forLanguageTag(language)).write(DASHBOARD);
    assertThat(json)
        .contains("\"labels\":[\"" + step + "\"]", "\"labels\":[\"" + state + "\"]")
        .contains(",\"" + none + "\"]", "\"key\":\"rate\",\"label\":\"" + rate + "\"")
        .contains("\"direction\":\"out\"", "\"states\":[\"open\"]");
  }

  @Test
  @DisplayName("DSH-1: every state, channel and word of ours is said in every language")
  void all_said() {
    for (String language : List.of("pt", "es", "en")) {
      Wording wording = Wording.of(Locale.forLanguageTag(language));
      List<Object> ours = new ArrayList<>(List.of(DashboardWord.values()));
      ours.addAll(CaseState.standard());
      ours.addAll(MessageChannel.standard());
      assertThat(ours).allSatisfy(one -> assertThat(wording.say(one)).isInstanceOf(String.class));
    }
  }

  @Test
  @DisplayName(
      "DSH-1: no two labels of a chart are the same, whatever campaigns and channels there are")
  void told_apart() {
    MessageChannel phone = new MessageChannel("chat", ContactChannel.PHONE);
    MessageChannel email = new MessageChannel("chat", ContactChannel.EMAIL);
    Dashboard dashboard =
        new Dashboard(
            DateRange.ALL,
            List.of(
                new JourneyStep(phone, Direction.IN, 1, NOON, NOON),
                new JourneyStep(email, Direction.IN, 2, NOON, NOON)),
            List.of(),
            List.of(new ChannelCount(phone, 1), new ChannelCount(email, 2)),
            List.of(),
            List.of(
                new CampaignCount(Optional.of("-"), 1, 0, 0),
                new CampaignCount(Optional.of("- (2)"), 2, 0, 0),
                new CampaignCount(Optional.empty(), 3, 0, 0)));
    assertThat(DashboardJson.byCode().write(dashboard))
        .contains("\"labels\":[\"chat (in)\",\"chat (in) (2)\"]")
        .contains(
            "\"labels\":[\"chat\",\"chat (2)\"],\"channels\":"
                + "[{\"code\":\"chat\",\"contact\":\"phone\"},{\"code\":\"chat\",\"contact\":\"email\"}]")
        .contains("\"labels\":[\"-\",\"- (2)\",\"- (3)\"],\"campaigns\":[\"-\",\"- (2)\",null]");
  }

  @ParameterizedTest
  @CsvSource({
    "3, 1, 0.333333",
    "3, 2, 0.666667",
    "10000, 1, 0.0001",
    "1000000, 1, 0.000001",
    "10000000, 1, 0",
    "7, 0, 0",
    "20, 20, 1"
  })
  @DisplayName("DSH-1: a rate is a plain decimal number of at most six digits")
  void rates(long delivered, long engaged, String rate) {
    Dashboard dashboard =
        new Dashboard(
            DateRange.ALL,
            List.of(),
            List.of(new Effectiveness(MessageChannel.SMS, delivered, engaged)),
            List.of(),
            List.of(),
            List.of());
    assertThat(DashboardJson.byCode().write(dashboard))
        .contains("\"label\":\"rate\",\"data\":[" + rate + "]");
  }
}
