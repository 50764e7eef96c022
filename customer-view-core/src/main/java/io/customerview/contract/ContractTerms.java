package io.customerview.contract;

import io.customerview.contract.ContractRefusal.CancellationWithoutStatus;
import io.customerview.contract.ContractRefusal.DayOutOfRange;
import io.customerview.contract.ContractRefusal.StatusWithoutCancellation;
import io.customerview.contract.ContractRefusal.TooManyTags;
import io.customerview.shared.Money;
import io.customerview.shared.RefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a contract says (CTR-1).
 *
 * <pre>{@code
 * ContractTerms.builder(ContractType.RECURRING, Money.parse("500.00"), LocalDate.of(2021, 2, 10))
 *     .renewsOn(LocalDate.of(2022, 2, 9)).tag("Plano Ouro").build()
 * }</pre>
 *
 * <p>Dates are taken as the host gives them, also where a renewal lies before the start; they lie
 * in the years 1 to 9999.
 *
 * @param type what kind of contract it is
 * @param status how it stands
 * @param value what it earns: in a month, when recurring
 * @param contractedOn since when it runs (contratado em)
 * @param renewsOn the last day before it has to be renewed (renovar em); empty for an open end
 * @param tags by key, each key once, at most {@value #MOST_TAGS}; of two with one key the first
 *     given stays
 * @param cancellation how it ended; present exactly when the status is cancelled
 */
public record ContractTerms(
    ContractType type,
    ContractStatus status,
    Money value,
    LocalDate contractedOn,
    Optional<LocalDate> renewsOn,
    List<Tag> tags,
    Optional<Cancellation> cancellation) {

  /** How many tags a contract has at most. */
  public static final int MOST_TAGS = 100;

  /**
   * Makes terms.
   *
   * @throws RefusedException with {@link ContractRefusal} if the parts don't fit together
   */
  public ContractTerms {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(value, "value");
    checkDay("contractedOn", contractedOn);
    renewsOn.ifPresent(day -> checkDay("renewsOn", day));
    tags = ordered(tags);
    boolean cancelled = status == ContractStatus.CANCELLED;
    if (cancelled && cancellation.isEmpty()) {
      throw new RefusedException(new StatusWithoutCancellation());
    }
    if (!cancelled && cancellation.isPresent()) {
      throw new RefusedException(new CancellationWithoutStatus(status));
    }
  }

  /** Begins the terms of an active contract. */
  public static Builder builder(ContractType type, Money value, LocalDate contractedOn) {
    return new Builder(type, value, contractedOn);
  }

  /** Returns these terms as they are once the contract has ended. */
  ContractTerms cancelled(Cancellation how) {
    return new ContractTerms(
        type, ContractStatus.CANCELLED, value, contractedOn, renewsOn, tags, Optional.of(how));
  }

  /** Returns the names of the fields that differ. */
  List<String> differences(ContractTerms other) {
    List<String> fields = new ArrayList<>();
    addIf(type != other.type, "type", fields);
    addIf(status != other.status, "status", fields);
    addIf(!value.equals(other.value), "value", fields);
    addIf(!contractedOn.equals(other.contractedOn), "contractedOn", fields);
    addIf(!renewsOn.equals(other.renewsOn), "renewsOn", fields);
    addIf(!tags.equals(other.tags), "tags", fields);
    addIf(!cancellation.equals(other.cancellation), "cancellation", fields);
    return fields;
  }

  private static void addIf(boolean differs, String field, List<String> fields) {
    if (differs) {
      fields.add(field);
    }
  }

  private static List<Tag> ordered(List<Tag> given) {
    if (given.isEmpty()) {
      return List.of();
    }
    List<Tag> tags = new ArrayList<>(given.size());
    for (Tag tag : given) {
      if (tags.stream().noneMatch(other -> other.key().equals(tag.key()))) {
        tags.add(tag);
        if (tags.size() > MOST_TAGS) {
          throw new RefusedException(new TooManyTags(MOST_TAGS));
        }
      }
    }
    Collections.sort(tags);
    return List.copyOf(tags);
  }

  static void checkDay(String field, LocalDate day) {
    if (day.getYear() < 1 || day.getYear() > 9999) {
      throw new RefusedException(new DayOutOfRange(field));
    }
  }

  @Override
  public String toString() {
    return "ContractTerms[" + type + ", " + status + "]";
  }

  /** Gathers the terms of a contract. Not thread-safe. */
  public static final class Builder {

    private final ContractType type;
    private final Money value;
    private final LocalDate contractedOn;
    private final List<Tag> tags = new ArrayList<>();
    private ContractStatus status = ContractStatus.ACTIVE;
    private @Nullable LocalDate renewsOn;
    private @Nullable Cancellation cancellation;

    private Builder(ContractType type, Money value, LocalDate contractedOn) {
      this.type = type;
      this.value = value;
      this.contractedOn = contractedOn;
    }

    /** Sets the status; a cancelled contract needs {@link #cancelled} too. */
    public Builder status(ContractStatus given) {
      this.status = Objects.requireNonNull(given, "status");
      return this;
    }

    public Builder renewsOn(@Nullable LocalDate day) {
      this.renewsOn = day;
      return this;
    }

    /** Adds a tag. */
    public Builder tag(String text) {
      tags.add(Tag.of(text));
      return this;
    }

    /** Sets the status to cancelled, with the last day and perhaps a reason. */
    public Builder cancelled(LocalDate on, @Nullable String reason) {
      this.status = ContractStatus.CANCELLED;
      this.cancellation = Cancellation.given(on, Optional.ofNullable(reason));
      return this;
    }

    /**
     * Returns the terms.
     *
     * @throws RefusedException with {@link ContractRefusal} if the parts don't fit together
     */
    public ContractTerms build() {
      return new ContractTerms(
          type,
          status,
          value,
          contractedOn,
          Optional.ofNullable(renewsOn),
          tags,
          Optional.ofNullable(cancellation));
    }
  }
}
