package io.customerview.document;

import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;

/**
 * When the files of a document are archived (DOC-3). Immutable and thread-safe.
 *
 * <p>It is told from the clock, not from where the bytes are: with another policy, files are
 * archived or not from the same moment on.
 *
 * @param age how old a file is when it is archived: at least a day, at most 100 years
 */
public record ArchivePolicy(Period age) {

  private static final Period LONGEST = Period.ofYears(100);
  private static final ArchivePolicy STANDARD = new ArchivePolicy(Period.ofYears(1));

  /** No month ends so many days after another that more have to be looked at. */
  private static final int CLIPPED = 4;

  /**
   * Makes a policy.
   *
   * @throws IllegalArgumentException if the age is less than a day, or more than 100 years
   */
  public ArchivePolicy {
    Objects.requireNonNull(age, "age");
    LocalDate day = LocalDate.EPOCH;
    if (age.isNegative() || age.isZero() || day.plus(age).isAfter(day.plus(LONGEST))) {
      throw new IllegalArgumentException(
          "files are archived at an age of a day to 100 years, not " + age);
    }
  }

  /** Obtains the policy of a host that sets none: at the age of one year. */
  public static ArchivePolicy standard() {
    return STANDARD;
  }

  /**
   * Returns the day on which what was sent on a day is archived. Where months later there is no
   * such day, the following one counts: of 29 February 2024 it is 1 March 2025 (Código Civil, art.
   * 132 §3).
   */
  public LocalDate archivesOn(LocalDate sent) {
    boolean isThere = sent.plusMonths(age.toTotalMonths()).getDayOfMonth() == sent.getDayOfMonth();
    return isThere ? sent.plus(age) : sent.plus(age).plusDays(1);
  }

  /** Returns the latest day of which what was sent is archived on another day. */
  public LocalDate archivedThrough(LocalDate today) {
    LocalDate day = today.minus(age).plusDays(CLIPPED);
    while (archivesOn(day).isAfter(today)) {
      day = day.minusDays(1);
    }
    return day;
  }
}
