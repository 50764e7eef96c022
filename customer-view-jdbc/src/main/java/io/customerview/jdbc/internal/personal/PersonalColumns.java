package io.customerview.jdbc.internal.personal;

import io.customerview.acceptance.Acceptance;
import io.customerview.base.Membership;
import io.customerview.cases.CustomerCase;
import io.customerview.contact.ContactRecords;
import io.customerview.contact.HandOver;
import io.customerview.contact.Pause;
import io.customerview.contract.Contract;
import io.customerview.customer.CustomerRecord;
import io.customerview.document.Document;
import io.customerview.document.Restore;
import io.customerview.journey.CustomerJourney;
import io.customerview.journey.JourneyEntry;
import io.customerview.marker.Marker;
import io.customerview.merge.Merge;
import io.customerview.merge.NotDuplicates;
import io.customerview.message.Message;
import io.customerview.message.OutboxEntry;
import io.customerview.portfolio.ImportedChange;
import io.customerview.portfolio.Portfolio;
import io.customerview.timeline.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The registry of every column of every table: whether it holds personal data, and which part of a
 * customer it belongs to (PRIV-1, PRIV-2). A test compares it with the database's own catalog, and
 * another one looks into each of these columns after an erasure; so who adds a column says here
 * what it is.
 */
public final class PersonalColumns {

  private static final String KEY = "an id of ours, which leads nowhere once its row is gone";
  private static final String RULE = "how the library treats the row";
  private static final String TIME = "when something was done in the system";
  private static final String AGENT = "the host's user who did it, not the customer";

  private static final String AWAITED =
      "a report on a message that has not come: nobody knows yet whose it is";

  private static final String DEFINITION =
      "the host's journeys, which are about no single customer";

  private static final List<Column> ALL =
      new Table("customer", CustomerRecord.PART)
          .personal("external_id", "given_name", "family_name", "social_name", "legal_name")
          .personal("trade_name", "folded_name", "cpf", "cnpj", "city", "state", "country")
          .personal("industry", "time_zone", "cancelled_on", "cancelled_reason", "city_key")
          .personal("state_key", "industry_key", "revenue", "last_renewal")
          .other(KEY, "id", "parent_id")
          .other(RULE, "version", "kind", "parent_kind", "enabled")
          .other(TIME, "registered_at")
          .and("identity_document", CustomerRecord.PART)
          .personal("country", "type", "number")
          .other(KEY, "customer_id")
          .other(RULE, "rule")
          .and("customer_alias", CustomerRecord.PART)
          .other(KEY, "former_id", "present_id")
          .and("contact_point", ContactRecords.POINTS)
          .personal("address", "normalized", "consent")
          .other(KEY, "customer_id", "id")
          .other(RULE, "channel", "is_primary")
          .other(TIME, "added_at", "deleted_at")
          .and("consent_entry", ContactRecords.CONSENTS)
          .personal("normalized", "address_hash", "consent", "since", "reason", "source", "method")
          .personal("given_at", "purposes", "legal_basis", "text_version", "proof")
          .other(KEY, "customer_id", "id", "point_id", "merge_id")
          .other(RULE, "sequence", "channel", "cause")
          .other(TIME, "moment")
          .other(AGENT, "agent")
          .and("contact_history", ContactRecords.HISTORY)
          .personal("before_address", "before_consent", "after_address", "after_consent", "reason")
          .other(KEY, "customer_id", "id", "point_id")
          .other(RULE, "sequence", "channel", "action", "before_primary", "after_primary")
          .other(TIME, "moment")
          .other(AGENT, "agent")
          .and("search_customer", "searchKeys")
          .personal("name", "sort_name", "registration", "contact_points", "former_ids")
          .other(KEY, "customer_id")
          .and("search_entry", "searchKeys")
          .personal("key", "sort_name", "value")
          .other(KEY, "customer_id")
          .other(RULE, "list", "part")
          .and("hand_over", HandOver.PART)
          .personal("channel", "purpose", "normalized", "moment")
          .other(KEY, "id", "customer_id")
          .other(RULE, "contact_channel", "test")
          .and("pause", Pause.PART)
          .personal("channel", "set_at", "ends_at", "resumed_at")
          .other(KEY, "id", "customer_id")
          .other(RULE, "contact_channel")
          .other(AGENT, "agent")
          .and("contract", Contract.PART)
          .personal("id", "type", "status", "value", "contracted_on", "renews_on", "tags")
          .personal("tag_keys", "cancelled_on", "cancelled_reason", "term")
          .other(KEY, "customer_id")
          .other(TIME, "cancelled_here_at", "as_of")
          .and("renewal", Contract.PART)
          .personal("renews_on", "first_day", "to_come")
          .other(KEY, "customer_id")
          .and("document", Document.PART)
          .personal("number", "name", "sent_at", "automation", "automation_name")
          .personal("automation_version")
          .other(KEY, "id", "customer_id")
          .and("document_file", Document.PART)
          .personal("name", "media_type", "size", "sha256", "sent_at", "deleted_at")
          .other(KEY, "id", "document_id")
          .other(RULE, "position", "moved")
          .and("restore", Restore.PART)
          .personal("requested_at", "until")
          .other(KEY, "file_id", "document_id", "customer_id")
          .other(AGENT, "askers")
          .and("acceptance", Acceptance.PART)
          .personal("asked_at", "deadline", "accepted_at", "file_name", "media_type", "size")
          .personal("sha256")
          .other(KEY, "document_id", "customer_id", "file_id")
          .and("file_removal", null)
          .other(KEY, "file_id")
          .other(TIME, "due")
          .and("message", Message.PART)
          .personal("id", "name", "channel", "purpose", "automation_id", "automation_name")
          .personal("automation_version", "campaign", "template", "destination", "media_type")
          .personal("subject", "body", "sender", "sent_at", "document_id", "files", "case_id")
          .personal("certificate", "latest_kind", "latest_at", "day", "delivered", "engaged")
          .other(KEY, "customer_id")
          .other(RULE, "contact_channel", "test")
          .other(AGENT, "agent")
          .and("interaction", Message.PART)
          .personal("message_id", "key", "kind", "at", "event_id", "day", "document_id", "channel")
          .other(KEY, "customer_id")
          .other(RULE, "contact_channel", "test")
          .and("interaction_total", Message.PART)
          .personal("day", "channel", "kind", "count", "first_at", "latest_at")
          .other(KEY, "customer_id")
          .other(RULE, "contact_channel", "test")
          .and("message_total", Message.PART)
          .personal("day", "channel", "campaign", "messages", "first_at", "latest_at", "delivered")
          .personal("engaged", "interactions")
          .other(KEY, "customer_id")
          .other(RULE, "contact_channel", "test")
          .and("inbound", Message.PART)
          .personal("id", "channel", "at", "day", "case_id", "campaign")
          .other(KEY, "customer_id")
          .other(RULE, "contact_channel")
          .and("customer_case", CustomerCase.PART)
          .personal("number", "state", "created_at", "campaign", "link")
          .other(KEY, "customer_id")
          .other(RULE, "sequence")
          .other(TIME, "as_of")
          .and("outbox", OutboxEntry.PART)
          .personal("channel", "purpose", "destination", "name", "media_type", "subject", "body")
          .personal("automation_id", "automation_name", "automation_version", "campaign")
          .personal("template", "sender", "case_id", "document_id", "files", "address", "reference")
          .personal("tried_at", "tried_address")
          .other(KEY, "id", "customer_id")
          .other(RULE, "place", "recipient", "contact_channel", "test", "state", "codes", "lease")
          .other(RULE, "attempts")
          .other(TIME, "created_at", "due", "ended_at")
          .other(AGENT, "agent")
          .and("outbox_lane", OutboxEntry.PART)
          .other(KEY, "customer_id")
          .other(RULE, "recipient", "due", "place")
          .and("outbox_request", OutboxEntry.PART)
          .personal("key")
          .other("tells one request from another, and not what it was", "digest")
          .other(KEY, "customer_id", "outgoing_id")
          .other(TIME, "at")
          .and("awaited_report", null)
          .other(AWAITED, "message_id", "key", "kind", "kind_order", "at", "event_id", "since")
          .and("customer", Marker.PART)
          .personal("marker_id")
          .and("customer", Portfolio.PART)
          .personal("portfolio_id", "portfolio_new", "portfolio_since")
          .and("customer_journey", CustomerJourney.PART)
          .personal("journey_id", "stage_id", "entered_on", "stage_due", "next_due", "completed")
          .other(KEY, "customer_id")
          .and("customer_stage", CustomerJourney.PART)
          .personal("stage_id", "entered_on", "completed_on", "judged_by")
          .other(KEY, "customer_id")
          .and("customer_milestone", CustomerJourney.PART)
          .personal("milestone_id", "counted_from", "days", "calendar", "skipped", "due")
          .personal("completed_on", "pending_due")
          .other(KEY, "customer_id")
          .and("journey_history", JourneyEntry.PART)
          .personal("action", "journey_id", "journey_name", "stage", "milestone", "day")
          .other(KEY, "customer_id", "id")
          .other(RULE, "sequence")
          .other(TIME, "moment")
          .other(AGENT, "agent")
          .and("journey", null)
          .other(DEFINITION, "name", "calendar")
          .other(KEY, "id")
          .other(RULE, "version")
          .and("journey_stage", null)
          .other(DEFINITION, "name", "position")
          .other(KEY, "id", "journey_id")
          .and("journey_milestone", null)
          .other(DEFINITION, "name", "position", "days")
          .other(KEY, "id", "stage_id")
          .and("event", Event.PART)
          .personal("kind", "start_at", "start_offset", "end_at", "end_offset", "outcome")
          .personal("description")
          .other(KEY, "id", "customer_id")
          .other(RULE, "in_calendar", "revision")
          .other(TIME, "changed_at")
          .other(AGENT, "responsible", "registered_by")
          .and("event_participant", Event.PART)
          .other(KEY, "event_id", "customer_id")
          .other(RULE, "position")
          .other(AGENT, "agent")
          .and("portfolio_import_change", ImportedChange.PART)
          .personal(
              "from_portfolio", "from_new", "from_since", "to_portfolio", "to_new", "to_since")
          .personal("left_journey", "left_stage", "left_entered_on")
          .other(KEY, "import_id", "customer_id", "overtaken_by")
          .and("portfolio_import_stage", ImportedChange.PART)
          .personal("stage_id", "entered_on", "completed_on", "judged_by")
          .other(KEY, "import_id", "customer_id")
          .other(RULE, "position")
          .and("portfolio_import_milestone", ImportedChange.PART)
          .personal("milestone_id", "counted_from", "days", "calendar", "skipped", "completed_on")
          .other(KEY, "import_id", "customer_id", "stage_id")
          .other(RULE, "position", "settled")
          .and("segment_member", Membership.PART)
          .personal("segment_id", "since")
          .other(KEY, "customer_id")
          .other(RULE, "rule_version")
          .and("segment_turn", Membership.PART)
          .personal("day")
          .other(KEY, "customer_id")
          .other("which segments could not be asked, which says nothing of anyone", "unanswered")
          .and("not_duplicate", NotDuplicates.PART)
          .other(KEY, "customer_id", "other_id")
          .other(TIME, "said_at")
          .and("merge", Merge.PART)
          .personal("external_id", "marker_id", "portfolio_id", "journey_id")
          .other(KEY, "id", "customer_id", "survivor_id", "former_id", "former_ids", "members")
          .other(KEY, "imports", "pauses")
          .other(RULE, "place", "filled", "last_consent", "journey_version")
          .other(RULE, "consents_after", "history_after", "consents_until", "history_until")
          .other(TIME, "at", "undone_at")
          .other(AGENT, "agent")
          .and("merge_moved", Merge.PART)
          .personal("key")
          .other(KEY, "merge_id")
          .other(RULE, "relation")
          .other("tells a row from what it is once it has changed, and not what it was", "digest")
          .and("merge_digested", Merge.PART)
          .other(KEY, "merge_id")
          .other(RULE, "relation", "columns")
          .and("merge_kept", Merge.PART)
          .personal("row")
          .other(KEY, "merge_id")
          .other(RULE, "place", "relation")
          .and("merge_point", Merge.PART)
          .personal("address", "after")
          .other(KEY, "merge_id", "point_id", "consent_id")
          .other(RULE, "place", "fate", "channel", "is_primary")
          .other(TIME, "added_at")
          .and("audit_entry", "audit")
          .other("that something happened is to be known after an erasure too", "customer_id")
          .other(KEY, "id")
          .other(RULE, "version", "operation")
          .other(TIME, "moment")
          .other(AGENT, "agent")
          .other("what happened, with every value masked", "happenings")
          .and("suppression", null)
          .other("made with the host's key, and kept so that an opt-out is heeded for ever", "hash")
          .other(RULE, "sequence", "channel", "reason")
          .other(TIME, "since", "lifted_at")
          .other(AGENT, "agent")
          .and("erased_total", null)
          .other(
              "how many interactions of a month there were, and not whose",
              "month",
              "channel",
              "contact_channel",
              "kind",
              "count")
          .and("calendar_task", null)
          .other(KEY, "event_id")
          .other(RULE, "revision", "lease", "changed", "attempts")
          .other(TIME, "leased_until", "due")
          .other(AGENT, "agent")
          .and("marker", null)
          .other("the host's configuration, which is about no single customer", "name", "emoji")
          .other(KEY, "id")
          .other(RULE, "place")
          .and("portfolio_import", null)
          .other(KEY, "id")
          .other("how many customers it put elsewhere, and not which", "customers")
          .other(TIME, "at", "undone_at")
          .other(AGENT, "agent")
          .and("portfolio", null)
          .other(
              "the host's configuration, which is about no single customer", "name", "is_default")
          .other(KEY, "id", "journey_id")
          .other(RULE, "version")
          .other(AGENT, "manager")
          .and("segment", null)
          .other("the host's rules, which are about no single customer", "name", "name_key")
          .other("the host's rules, which are about no single customer", "definition")
          .other(KEY, "id", "edition")
          .other(RULE, "version", "changed_in", "failure")
          .and("segment_rule_set", null)
          .other(KEY, "edition", "done_reached", "running_reached", "recent_editions")
          .other(KEY, "recent_segments")
          .other(RULE, "only_row", "version", "done_version", "running_version")
          .other(TIME, "done_day", "done_at", "running_day", "running_at")
          .and("schema_history", null)
          .other("the migrations that ran", "number", "name", "checksum", "ran_at")
          .end();

  private PersonalColumns() {}

  /** Returns every column of every table. */
  public static List<Column> all() {
    return ALL;
  }

  /** Gathers the columns of one table after the other. */
  private static final class Table {

    private final List<Column> columns;
    private final String name;
    private final Optional<String> part;

    Table(String name, String part) {
      this(new ArrayList<>(), name, Optional.of(part));
    }

    private Table(List<Column> columns, String name, Optional<String> part) {
      this.columns = columns;
      this.name = name;
      this.part = part;
    }

    Table personal(String... names) {
      for (String column : names) {
        columns.add(new Column(name, column, part, true, ""));
      }
      return this;
    }

    Table other(String why, String... names) {
      for (String column : names) {
        columns.add(new Column(name, column, part, false, why));
      }
      return this;
    }

    Table and(String next, @Nullable String itsPart) {
      return new Table(columns, next, Optional.ofNullable(itsPart));
    }

    List<Column> end() {
      return List.copyOf(columns);
    }
  }
}
