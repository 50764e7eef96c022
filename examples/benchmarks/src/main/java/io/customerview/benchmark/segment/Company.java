package io.customerview.benchmark.segment;

import io.customerview.identity.FoldedText;
import io.customerview.identity.State;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer as an application would keep it: texts with their folds, made once when saved. */
public final class Company {

  private final UUID id;
  private final @Nullable String city;
  private final @Nullable String cityKey;
  private final @Nullable String state;
  private final @Nullable String stateKey;
  private final @Nullable String industry;
  private final @Nullable String industryKey;
  private final List<Agreement> agreements;

  Company(
      UUID id,
      @Nullable String city,
      @Nullable String state,
      @Nullable String industry,
      List<Agreement> agreements) {
    this.id = id;
    this.city = city;
    this.cityKey = city == null ? null : FoldedText.withPunctuation(city);
    this.state = state;
    this.stateKey = state == null ? null : State.keyOf(state);
    this.industry = industry;
    this.industryKey = industry == null ? null : FoldedText.withPunctuation(industry);
    this.agreements = agreements;
  }

  UUID id() {
    return id;
  }

  @Nullable String city() {
    return city;
  }

  @Nullable String cityKey() {
    return cityKey;
  }

  @Nullable String state() {
    return state;
  }

  @Nullable String stateKey() {
    return stateKey;
  }

  @Nullable String industry() {
    return industry;
  }

  @Nullable String industryKey() {
    return industryKey;
  }

  List<Agreement> agreements() {
    return agreements;
  }

  /** The recurring revenue a month (CTR-2). */
  BigDecimal revenue() {
    BigDecimal sum = BigDecimal.ZERO;
    for (Agreement agreement : agreements) {
      if (agreement.counts()) {
        sum = sum.add(agreement.value());
      }
    }
    return sum;
  }
}
