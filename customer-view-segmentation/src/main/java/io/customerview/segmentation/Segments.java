package io.customerview.segmentation;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.base.RuleSet;
import io.customerview.segmentation.internal.index.Matcher;
import io.customerview.segmentation.json.SegmentJson;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.IdCursors;
import io.customerview.shared.IdSource;
import io.customerview.shared.Secrets;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import io.customerview.spi.ChangeListener;
import io.customerview.storage.Storage;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a host (segmentação; SEG), made once beside the customer view and hung on it, so
 * that every change of a customer tells at once what the customer enters and leaves:
 *
 * <pre>{@code
 * Segments segments = Segments.builder().storage(storage).secrets(secrets).onChange(listener).build();
 * CustomerView view = CustomerView.builder().storage(storage).secrets(secrets).clock(clock).onChange(segments).build();
 * SegmentDesk segmentDesk = segments.as(view.as(agent));
 * }</pre>
 *
 * <p>Segments are kept as JSON, for which the host adds Jackson ({@code
 * com.fasterxml.jackson.core:jackson-core}) where it hasn't it already; the module for PostgreSQL
 * brings it.
 *
 * <p>Every process that changes customers builds its customer view with segments: what another one
 * changes is asked of nobody, and members stay as they were, without a word, until the customer is
 * changed again or its day comes.
 *
 * <p>Members are stored, and changed in the unit of work that changes the customer. The rules are
 * read again whenever another process has changed them, before anything is answered.
 *
 * <p>Thread-safe; starts no thread by itself.
 */
public final class Segments implements ChangeListener {

  /** The name under which {@link #sweep} works. */
  public static final String SWEEP_AGENT = "segment-sweep";

  private final Storage storage;
  private final IdCursors cursors;
  private final ZoneId zone;
  private final Criteria known;
  private final IdSource ids;
  private final List<MembershipListener> listeners;

  /** The latest rules, and those before: around midnight two days are asked for in turn. */
  private volatile List<Rules> latest = List.of();

  /** No monitor, which would pin the threads that wait while the database is read. */
  private final Lock reading = new ReentrantLock();

  private final Queue<Matcher> matchers = new ConcurrentLinkedQueue<>();

  private Segments(Builder from) {
    this.storage = Objects.requireNonNull(from.storage, "storage");
    this.cursors = new IdCursors(Objects.requireNonNull(from.secrets, "secrets"));
    this.zone = from.zone;
    this.known = from.known;
    this.ids = from.ids;
    this.listeners = List.copyOf(from.listeners);
  }

  /** Begins. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the segments for one agent.
   *
   * @throws IllegalArgumentException if the customer view counts days in another zone, or does not
   *     tell these segments of changes
   */
  public SegmentDesk as(AgentView agent) {
    ZoneId other = agent.desk().time().zone();
    if (!other.equals(zone)) {
      throw new IllegalArgumentException(
          "The customer view counts days in " + other + ", and the segments in " + zone);
    }
    if (!agent.desk().tells(this)) {
      throw new IllegalArgumentException(
          "The customer view tells these segments of no change, and so nobody would ever enter or"
              + " leave one: build it with .onChange(segments)");
    }
    return new SegmentDesk(agent.desk(), this);
  }

  /**
   * Returns what brings members up to the rules and the day (SEG-10); the host runs it now and
   * then, or starts it.
   *
   * @throws IllegalArgumentException as {@link #as}
   */
  public SegmentSweep sweep(CustomerView view) {
    return new SegmentSweep(as(view.as(Agent.system(new AgentId(SWEEP_AGENT)))));
  }

  @Override
  public void changed(
      UnitOfWork work, CustomerId customer, Version version, List<DomainEvent> events) {
    changed(work, List.of(new CustomerChange(customer, version, events)));
  }

  /**
   * Finds what customers have entered and left by a change of theirs (SEG-9). One that is merged
   * away leaves all its segments; once that is undone, it is in them since when it was before, if
   * its rules say so still, and so is the one that stayed (MRG-2).
   */
  @Override
  public void changed(UnitOfWork work, List<CustomerChange> changes) {
    find(
        work,
        changes.stream().map(CustomerChange::customer).toList(),
        MergeChanges.in(changes),
        true);
  }

  /**
   * Brings the members up to date for customers that a refresh has locked, which notes by itself
   * which rules can't be read.
   */
  List<MembershipChange> findAgain(UnitOfWork work, Collection<CustomerId> customers) {
    return find(work, customers, MergeChanges.NONE, false);
  }

  /** Brings the members up to date for customers that are locked. */
  List<MembershipChange> find(UnitOfWork work, Collection<CustomerId> customers) {
    return find(work, customers, MergeChanges.NONE, true);
  }

  private List<MembershipChange> find(
      UnitOfWork work, Collection<CustomerId> customers, MergeChanges merges, boolean noteUnread) {
    RuleSet ruleSet = storage.segmentRules().hold(work);
    if (ruleSet.edition().isEmpty()) {
      return List.of(); // there never was a rule, so every change of a customer costs two reads
    }
    LocalDate today = ruleSet.dayOf(work.moment().atZone(zone).toLocalDate());
    Rules now = rules(work, ruleSet, today);
    Finding finding =
        new Finding(storage, known, now, ruleSet.version(), today, merges, noteUnread);
    List<MembershipChange> changes = matching(matcher -> finding.of(work, customers, matcher));
    for (MembershipChange change : changes) {
      listeners.forEach(listener -> listener.changed(work, change));
    }
    return changes;
  }

  /** Lends a matcher to a question. */
  <T> T matching(Function<Matcher, T> question) {
    @Nullable Matcher pooled = matchers.poll();
    Matcher matcher = pooled == null ? new Matcher() : pooled;
    T answer = question.apply(matcher);
    matchers.add(matcher);
    return answer;
  }

  /** Returns the rules as this unit of work sees them. */
  Rules rules(UnitOfWork work, RuleSet ruleSet, LocalDate today) {
    @Nullable Rules ready = readyOrNull(ruleSet, today);
    return ready == null ? read(work, ruleSet, today) : ready;
  }

  private @Nullable Rules readyOrNull(RuleSet ruleSet, LocalDate today) {
    for (Rules each : latest) {
      if (each.isOf(ruleSet) && each.isOn(today)) {
        return each;
      }
    }
    return null;
  }

  /** One at a time: who comes meanwhile for the same rules waits, and has them then. */
  private Rules read(UnitOfWork work, RuleSet ruleSet, LocalDate today) {
    reading.lock();
    try {
      return readAlone(work, ruleSet, today);
    } finally {
      reading.unlock();
    }
  }

  private Rules readAlone(UnitOfWork work, RuleSet ruleSet, LocalDate today) {
    @Nullable Rules ready = readyOrNull(ruleSet, today);
    if (ready != null) {
      return ready;
    }
    Rules before = latest.isEmpty() ? Rules.none(known, today) : latest.get(0);
    Rules now = (before.isOf(ruleSet) ? before : reloaded(before, work, ruleSet)).on(today);
    latest = List.of(now, before);
    return now;
  }

  private Rules reloaded(Rules before, UnitOfWork work, RuleSet ruleSet) {
    return before.reloaded(work, ruleSet, storage.segmentRules(), known);
  }

  Storage storage() {
    return storage;
  }

  Criteria known() {
    return known;
  }

  IdCursors cursors() {
    return cursors;
  }

  IdSource ids() {
    return ids;
  }

  /** Gathers what segments need. Not thread-safe. */
  public static final class Builder {

    private @Nullable Storage storage;
    private @Nullable Secrets secrets;
    private ZoneId zone = BusinessTime.DEFAULT_ZONE;
    private Criteria known = Criteria.standard();
    private IdSource ids = IdSource.random();
    private final List<MembershipListener> listeners = new ArrayList<>();

    private Builder() {}

    /** Sets where segments and members are kept: the storage of the customer view; required. */
    public Builder storage(Storage where) {
      this.storage = Objects.requireNonNull(where, "storage");
      return this;
    }

    /** Sets the host's keys, which seal cursors; required. */
    public Builder secrets(Secrets keys) {
      this.secrets = Objects.requireNonNull(keys, "secrets");
      return this;
    }

    /** Sets the business zone of the customer view; {@code America/Sao_Paulo} unless set. */
    public Builder zone(ZoneId business) {
      this.zone = Objects.requireNonNull(business, "zone");
      return this;
    }

    /** Sets the criteria that are known here; the eight built-in ones unless set. */
    public Builder criteria(Criteria criteria) {
      this.known = Objects.requireNonNull(criteria, "criteria");
      return this;
    }

    /** Sets where new ids come from; random UUIDs unless set. */
    public Builder ids(IdSource source) {
      this.ids = Objects.requireNonNull(source, "ids");
      return this;
    }

    /** Adds a listener that hears what customers enter and leave. */
    public Builder onChange(MembershipListener listener) {
      listeners.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * Returns the segments.
     *
     * @throws NullPointerException if storage or secrets is missing
     * @throws IllegalStateException if Jackson is missing
     */
    public Segments build() {
      SegmentJson.requireJackson();
      return new Segments(this);
    }
  }
}
