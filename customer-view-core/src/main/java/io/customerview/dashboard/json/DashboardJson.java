package io.customerview.dashboard.json;

import io.customerview.cases.CaseState;
import io.customerview.contact.MessageChannel;
import io.customerview.dashboard.CampaignCount;
import io.customerview.dashboard.Dashboard;
import io.customerview.dashboard.Effectiveness;
import io.customerview.dashboard.JourneyStep;
import io.customerview.dashboard.StateCount;
import io.customerview.message.InteractionTotals.ChannelCount;
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
 * casesByState} and {@code byCampaign}; {@code journey} also has its {@code steps} with their
 * moments in UTC. Beside them stand {@code from} and {@code to}, the days of the dashboard, null
 * where open. Where nothing was delivered, a rate is null.
 *
 * <p>Labels are the codes of channels and states, which a host may put words for, and the names of
 * campaigns. Immutable and thread-safe.
 */
public final class DashboardJson {

  private final Function<MessageChannel, String> channelName;
  private final Function<CaseState, String> stateName;
  private final String noCampaign;

  private DashboardJson(
      Function<MessageChannel, String> channelName,
      Function<CaseState, String> stateName,
      String noCampaign) {
    this.channelName = channelName;
    this.stateName = stateName;
    this.noCampaign = noCampaign;
  }

  /** Obtains one that labels channels and states by their codes. */
  public static DashboardJson byCode() {
    return new DashboardJson(MessageChannel::code, CaseState::code, "-");
  }

  /**
   * Obtains one with the words of the host.
   *
   * @param channelName what a channel is called
   * @param stateName what a state is called
   * @param noCampaign what is called that belongs to no campaign
   */
  public static DashboardJson named(
      Function<MessageChannel, String> channelName,
      Function<CaseState, String> stateName,
      String noCampaign) {
    return new DashboardJson(
        Objects.requireNonNull(channelName, "channelName"),
        Objects.requireNonNull(stateName, "stateName"),
        Objects.requireNonNull(noCampaign, "noCampaign"));
  }

  /** Returns a dashboard as JSON, in one line. */
  public String write(Dashboard dashboard) {
    JsonObject json = new JsonObject();
    json.value("from", day(dashboard.days().from()));
    json.value("to", day(dashboard.days().to()));
    json.value("journey", journey(dashboard.journey()));
    json.value("effectiveness", effectiveness(dashboard.effectiveness()));
    json.value(
        "interactionsByChannel",
        Chart.of(dashboard.interactions(), one -> channelName.apply(one.channel()))
            .set("interactions", ChannelCount::count)
            .json());
    json.value(
        "casesByState",
        Chart.of(dashboard.cases(), one -> stateName.apply(one.state()))
            .set("cases", StateCount::cases)
            .json());
    json.value(
        "byCampaign",
        Chart.of(dashboard.campaigns(), one -> one.campaign().orElse(noCampaign))
            .set("messages", CampaignCount::messages)
            .set("interactions", CampaignCount::interactions)
            .set("cases", CampaignCount::cases)
            .json());
    return json.text();
  }

  private static String day(Optional<LocalDate> day) {
    return day.map(one -> JsonObject.quoted(one.toString())).orElse("null");
  }

  private String journey(List<JourneyStep> steps) {
    return Chart.of(steps, step -> channelName.apply(step.channel()) + " " + way(step))
        .set("count", JourneyStep::count)
        .with("steps", JsonObject.array(steps, this::step))
        .json();
  }

  private String step(JourneyStep step) {
    JsonObject json = new JsonObject();
    json.value("channel", JsonObject.quoted(step.channel().code()));
    json.value("direction", JsonObject.quoted(way(step)));
    json.value("count", step.count());
    json.value("first", JsonObject.quoted(step.first().toString()));
    json.value("latest", JsonObject.quoted(step.latest().toString()));
    return json.text();
  }

  private static String way(JourneyStep step) {
    return step.direction().name().toLowerCase(Locale.ROOT);
  }

  private String effectiveness(List<Effectiveness> channels) {
    return Chart.of(channels, one -> channelName.apply(one.channel()))
        .set("delivered", Effectiveness::delivered)
        .set("engaged", Effectiveness::engaged)
        .set("rate", one -> one.rate().isPresent() ? one.rate().getAsDouble() : "null")
        .json();
  }
}
