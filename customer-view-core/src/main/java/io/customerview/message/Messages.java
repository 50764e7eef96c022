package io.customerview.message;

import io.customerview.message.InteractionTotals.Line;
import io.customerview.shared.CaseId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.DateRange;
import io.customerview.shared.DocumentId;
import io.customerview.shared.Masked;
import io.customerview.shared.MessageId;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A storage port: messages with their interactions, reports that wait for their message, and what
 * customers did of their own accord. Every method runs in the caller's unit of work, and takes and
 * gives present ids of customers.
 *
 * <p>Who writes has locked the customers whose messages they are. The locks of this port are taken
 * before those of customers.
 */
public interface Messages extends CustomerOwned {

  /**
   * Where something stands in a list by time.
   *
   * @param at when it was
   * @param id its id
   */
  record Place(Instant at, MessageId id) {

    /** Returns a form that is safe to log. */
    @Override
    public String toString() {
      return "Place[" + at + ", " + Masked.id(id.value()) + "]";
    }
  }

  /**
   * An interaction that is new to a message.
   *
   * @param message the message as it is after all that is kept with it
   * @param interaction what happened
   * @param replaced what it takes the place of, under the same {@link Interaction#key}
   */
  record Reported(Message message, Interaction interaction, Optional<Interaction> replaced) {

    public Reported {
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(interaction, "interaction");
      Objects.requireNonNull(replaced, "replaced");
    }
  }

  /**
   * Waits until no other unit of work puts reports aside for one of these messages, and lets none
   * begin until this one ends. Others may add messages at the same time.
   */
  void lockArrivals(UnitOfWork work, Collection<MessageId> messages);

  /**
   * Waits until no other unit of work adds one of these messages or puts reports aside for it, and
   * lets none begin until this one ends: whoever finds then that a message isn't there puts its
   * reports aside, and whoever adds it later finds them.
   */
  void lockAwaited(UnitOfWork work, Collection<MessageId> messages);

  /**
   * Adds new messages, and counts them into the totals of their day.
   *
   * @param zone in which days are counted
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal.ConcurrentChange} if one of the ids is taken, also by
   *     a unit of work that was at it at the same time and has committed; nothing is added then
   */
  void add(UnitOfWork work, Collection<Message> messages, ZoneId zone);

  /** Puts the certificates of these in the place of those that are stored. */
  void certify(UnitOfWork work, Collection<Message> messages);

  /** Returns those that there are, by id. */
  Map<MessageId, Message> find(UnitOfWork work, Collection<MessageId> messages);

  /**
   * Returns all interactions of messages, however many, in any order; a message without any is left
   * out.
   */
  Map<MessageId, List<Interaction>> interactions(UnitOfWork work, Collection<MessageId> messages);

  /**
   * Returns of each kind of interaction that messages have the first, in any order; a message
   * without any is left out.
   */
  Map<MessageId, List<Interaction>> firsts(UnitOfWork work, Collection<MessageId> messages);

  /**
   * Returns the interactions that are kept under the {@linkplain Interaction#key keys} of reports,
   * each once and in any order, and none beside them; a message without any is left out.
   */
  Map<MessageId, List<Interaction>> known(UnitOfWork work, Collection<Interaction> reports);

  /**
   * Keeps interactions, one per message and key, sets the latest status of their messages, and
   * counts them into the totals of their day.
   *
   * @param zone in which days are counted
   */
  void keep(UnitOfWork work, Collection<Reported> reported, ZoneId zone);

  /**
   * Puts reports aside until their messages come, one per message and key; of two with the same key
   * the first by {@link Interaction#IN_TIME} stays.
   */
  void await(UnitOfWork work, Collection<Interaction> reports);

  /** Returns and removes the reports that wait for these messages. */
  Map<MessageId, List<Interaction>> arrived(UnitOfWork work, Collection<MessageId> messages);

  /** Returns those of these messages for which reports wait, with their reports. */
  Map<MessageId, List<Interaction>> awaited(UnitOfWork work, Collection<MessageId> messages);

  /**
   * Removes reports that have waited since before a moment, at most so many: their message won't
   * come any more.
   *
   * @return how many were removed
   */
  int forgetAwaited(UnitOfWork work, Instant before, int limit);

  /**
   * Adds what customers did of their own accord, and counts it into the totals of its day.
   *
   * @param zone in which days are counted
   * @throws io.customerview.shared.RefusedException as {@link #add} does
   */
  void addInbound(UnitOfWork work, Collection<Inbound> inbound, ZoneId zone);

  /** Returns those that there are, by id. */
  Map<MessageId, Inbound> findInbound(UnitOfWork work, Collection<MessageId> inbound);

  /**
   * Returns messages of a customer in the order of the query, and then by id, at most so many.
   *
   * @param after the place after which they begin; none for the first
   * @param zone in which days are counted
   */
  List<MessageLine> list(
      UnitOfWork work,
      CustomerId customer,
      MessageQuery query,
      Optional<Place> after,
      int limit,
      ZoneId zone);

  /** Returns the messages of a query in groups, in any order. */
  List<MessageGroup> groups(
      UnitOfWork work, CustomerId customer, MessageQuery query, MessageGroup.By by, ZoneId zone);

  /**
   * Which of the messages that carried a document a list shows.
   *
   * @param days only those sent on these days (PRF-2)
   * @param zone in which days are counted
   * @param withTest whether those in test mode too (INT-5)
   */
  record SentOn(DateRange days, ZoneId zone, boolean withTest) {

    public SentOn {
      Objects.requireNonNull(days, "days");
      Objects.requireNonNull(zone, "zone");
    }
  }

  /**
   * Returns messages that carried a document, newest first and then by id backwards, at most so
   * many.
   *
   * @param certified whether only certified ones
   * @param sent which of them
   * @param after the place after which they begin; none for the first
   */
  List<MessageLine> ofDocument(
      UnitOfWork work,
      DocumentId document,
      boolean certified,
      SentOn sent,
      Optional<Place> after,
      int limit);

  /**
   * Returns what happened to messages that carried a document, in the order of {@link
   * Activity#NEWEST_FIRST}, at most so much.
   *
   * @param zone in which days are counted
   * @param after what it begins after; none for the first
   */
  List<Activity> activities(
      UnitOfWork work,
      DocumentId document,
      ActivityQuery query,
      ZoneId zone,
      Optional<Interaction> after,
      int limit);

  /**
   * Returns how many interactions of a customer happened on some days, per channel and kind,
   * without reading them one by one.
   *
   * @param withTest whether those of messages in test mode count too
   */
  List<Line> totals(UnitOfWork work, CustomerId customer, DateRange days, boolean withTest);

  /**
   * Returns how many interactions there are about each of some cases, per channel and kind, inbound
   * ones among them, of whichever customer; a case without any is left out.
   *
   * @param withTest whether those of messages in test mode count too
   */
  Map<CaseId, List<Line>> totalsOfCases(
      UnitOfWork work, Collection<CaseId> cases, boolean withTest);

  /**
   * Returns what went on with a customer on some days, per channel and campaign where anything did,
   * without reading messages or interactions one by one.
   *
   * @param withTest whether messages in test mode count too
   */
  List<Traffic> traffic(UnitOfWork work, CustomerId customer, DateRange days, boolean withTest);

  /**
   * Returns how many interactions of a customer happened in each month, per channel and kind, those
   * of messages in test mode left out, without reading them one by one.
   *
   * @return by months in the business zone, that of the time when each was counted; a month without
   *     interactions is not in it
   */
  Map<YearMonth, List<Line>> totalsByMonth(UnitOfWork work, CustomerId customer);

  /**
   * Returns what a customer did of its own accord, newest first and then by id, at most so many.
   */
  List<Inbound> inbound(
      UnitOfWork work,
      CustomerId customer,
      DateRange days,
      Optional<Place> after,
      int limit,
      ZoneId zone);
}
