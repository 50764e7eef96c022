package io.customerview.dashboard.json;

import io.customerview.cases.CaseState;
import io.customerview.contact.MessageChannel;
import io.customerview.dashboard.CampaignCount;
import io.customerview.dashboard.Dashboard;
import io.customerview.dashboard.Effectiveness;
import io.customerview.dashboard.JourneyStep;
import io.customerview.dashboard.StateCount;
import io.customerview.message.InteractionTotals.ChannelCount;
import io.customerview.shared.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes dashboards as JSON whose charts have the form that Chart.js calls {@code data}, and others
 * read: {@code labels}, and {@code datasets} with a {@code label} and the {@code data} in the order
 * of the labels.
 *
 * <pre>{@code
 * new Chart(canvas, {type: 'bar', data: dashboard.casesByState})
 * }</pre>
 *
 * <p>The charts are {@code journey}, {@code effectiveness}, {@code interactionsByChannel}, {@code
 * casesByState} and {@code byCampaign}. Labels are for people. What a program goes by stands beside
 * them, the same in every language and in the order of the labels: {@code channels} with {@code
 * code} and {@code contact}, {@code states}, {@code campaigns} with null for none, in {@code
 * journey} the {@code steps} with their moments in UTC, and the {@code key} of each dataset. Beside
 * the charts stand {@code from} and {@code to}, the days of the dashboard, null where open.
 *
 * <p>No two labels of a chart are the same: one that another had before has {@code (2)} after it,
 * and so on. A rate is a decimal number from 0 to 1 without an exponent, rounded half up to {@value
 * #RATE_DIGITS} digits after the point; null where nothing was delivered.
 *
 * <p>Immutable and thread-safe.
 */
public final class DashboardJson {

  private static final int RATE_DIGITS = 6;

  private final Function<MessageChannel, String> channelName;
  private final Function<CaseState, String> stateName;
  private final Function<DashboardWord, String> word;

  private DashboardJson(
      Function<MessageChannel, String> channelName,
      Function<CaseState, String> stateName,
      Function<DashboardWord, String> word) {
    this.channelName = Objects.requireNonNull(channelName, "channelName");
    this.stateName = Objects.requireNonNull(stateName, "stateName");
    this.word = Objects.requireNonNull(word, "word");
  }

  /** Obtains one that labels everything by its code. */
  public static DashboardJson byCode() {
    return new DashboardJson(MessageChannel::code, CaseState::code, DashboardWord::code);
  }

  /**
   * Obtains one in the language of a locale: Portuguese, Spanish, else English. Channels and states
   * of the host's own keep their code.
   */
  public static DashboardJson in(Locale locale) {
    Wording wording = Wording.of(locale);
    return new DashboardJson(
        channel -> wording.say(channel).toString(),
        state -> wording.say(state).toString(),
        one -> wording.say(one).toString());
  }

  /**
   * Obtains one with the words of the host.
   *
   * @param channelName what a channel is called
   * @param stateName what a state is called
   * @param word what the other words are
   */
  public static DashboardJson named(
      Function<MessageChannel, String> channelName,
      Function<CaseState, String> stateName,
      Function<DashboardWord, String> word) {
    return new DashboardJson(channelName, stateName, word);
  }

  /** Returns a dashboard as JSON, in one line. */
  public String write(Dashboard dashboard) {
    JsonObject json = new JsonObject();
    json.value("from", day(dashboard.days().from()));
    json.value("to", day(dashboard.days().to()));
    json.value("journey", journey(dashboard.journey()));
    json.value("effectiveness", effectiveness(dashboard.effectiveness()));
    json.value("interactionsByChannel", interactions(dashboard.interactions()));
    json.value("casesByState", cases(dashboard.cases()));
    json.value("byCampaign", campaigns(dashboard.campaigns()));
    return json.text();
  }

  private static String day(Optional<LocalDate> day) {
    return day.map(one -> JsonObject.quoted(one.toString())).orElse("null");
  }

  private String journey(List<JourneyStep> steps) {
    return chart(steps, this::label)
        .set(DashboardWord.COUNT, JourneyStep::count)
        .with("steps", DashboardJson::step)
        .json();
  }

  private String label(JourneyStep step) {
    String way = word.apply(DashboardWord.of(step.direction()));
    return channelName.apply(step.channel()) + " (" + way + ")";
  }

  private static String step(JourneyStep step) {
    JsonObject json = new JsonObject();
    json.value("channel", JsonObject.quoted(step.channel().code()));
    json.value("contact", contact(step.channel()));
    json.value("direction", JsonObject.quoted(DashboardWord.of(step.direction()).code()));
    json.value("count", step.count());
    json.value("first", JsonObject.quoted(step.first().toString()));
    json.value("latest", JsonObject.quoted(step.latest().toString()));
    return json.text();
  }

  private String effectiveness(List<Effectiveness> channels) {
    return chart(channels, one -> channelName.apply(one.channel()))
        .set(DashboardWord.DELIVERED, Effectiveness::delivered)
        .set(DashboardWord.ENGAGED, Effectiveness::engaged)
        .set(DashboardWord.RATE, DashboardJson::rate)
        .with("channels", one -> channel(one.channel()))
        .json();
  }

  private static String rate(Effectiveness one) {
    return one.delivered() == 0
        ? "null"
        : BigDecimal.valueOf(one.engaged())
            .divide(BigDecimal.valueOf(one.delivered()), RATE_DIGITS, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString();
  }

  private String interactions(List<ChannelCount> channels) {
    return chart(channels, one -> channelName.apply(one.channel()))
        .set(DashboardWord.INTERACTIONS, ChannelCount::count)
        .with("channels", one -> channel(one.channel()))
        .json();
  }

  private String cases(List<StateCount> states) {
    return chart(states, one -> stateName.apply(one.state()))
        .set(DashboardWord.CASES, StateCount::cases)
        .with("states", one -> JsonObject.quoted(one.state().code()))
        .json();
  }

  private String campaigns(List<CampaignCount> campaigns) {
    return chart(
            campaigns, one -> one.campaign().orElseGet(() -> word.apply(DashboardWord.NO_CAMPAIGN)))
        .set(DashboardWord.MESSAGES, CampaignCount::messages)
        .set(DashboardWord.INTERACTIONS, CampaignCount::interactions)
        .set(DashboardWord.CASES, CampaignCount::cases)
        .with("campaigns", one -> one.campaign().map(JsonObject::quoted).orElse("null"))
        .json();
  }

  private static String channel(MessageChannel channel) {
    JsonObject json = new JsonObject();
    json.value("code", JsonObject.quoted(channel.code()));
    json.value("contact", contact(channel));
    return json.text();
  }

  private static String contact(MessageChannel channel) {
    return JsonObject.quoted(channel.contactChannel().name().toLowerCase(Locale.ROOT));
  }

  private <T> Chart<T> chart(List<T> items, Function<T, String> label) {
    return new Chart<>(items, label, word);
  }
}
