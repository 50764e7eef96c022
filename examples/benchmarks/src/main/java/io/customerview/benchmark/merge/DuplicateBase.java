package io.customerview.benchmark.merge;

import io.customerview.benchmark.base.CleanRows;
import io.customerview.benchmark.base.SearchBase;
import io.customerview.examples.quickstart.generate.CustomerBase;
import io.customerview.identity.SearchKeys;
import io.customerview.intake.IntakeRow;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Customers of whom it is known who is who. Of every twenty, seventeen are those of {@link
 * CustomerBase}, with names of real frequency, so that homonyms occur; two are relatives of one of
 * them, who share family names and now and then phones and addresses; and the last is one of them
 * registered a second time, with a {@link Slip}. Equal arguments give equal customers; each is made
 * from seed and number alone.
 *
 * <p>What the made-up base lacks, and real ones have: some have no CPF or CNPJ, since otherwise
 * every pair of homonyms would be ruled out by theirs. What it has, and real ones don't: e-mail
 * addresses that strangers share by chance; those get a number of their own.
 */
public final class DuplicateBase {

  private static final int GROUP = 20;
  private static final int ORIGINALS = 17;

  /** So many rows of the base are looked through for a person who becomes a relative. */
  private static final int SPARE = 4;

  private static final double PERSON_WITHOUT_NUMBER = 0.25;
  private static final double COMPANY_WITHOUT_NUMBER = 0.10;

  private final int customers;
  private final long seed;
  private final int originals;

  public DuplicateBase(int customers, long seed) {
    if (customers % GROUP != 0 || customers <= 0) {
      throw new IllegalArgumentException("customers must be a multiple of " + GROUP);
    }
    this.customers = customers;
    this.seed = seed;
    this.originals = customers / GROUP * ORIGINALS;
  }

  /** What a customer was registered again with, and whom it is. */
  public record Second(long original, Slip slip) {}

  /** Opens the base in PostgreSQL, making it if need be. */
  public SearchBase open() {
    return SearchBase.open(
        customers + "-duplicates-" + seed + "-keys-" + SearchKeys.VERSION, customers, this::rows);
  }

  /** Returns the customers, numbered from 1. */
  public Stream<IntakeRow> rows() {
    return LongStream.rangeClosed(1, customers).mapToObj(this::row);
  }

  /** Returns whom a customer is that was registered a second time. */
  public Optional<Second> second(long number) {
    return place(number) == GROUP - 1
        ? Optional.of(new Second(chosen(number), slip(number)))
        : Optional.empty();
  }

  /** Returns of whom a customer is a relative. */
  public OptionalLong relativeOf(long number) {
    int place = place(number);
    return place >= ORIGINALS && place < GROUP - 1
        ? OptionalLong.of(first(number) + (place - ORIGINALS) * (long) (ORIGINALS / 2))
        : OptionalLong.empty();
  }

  /** Returns how many customers there are. */
  public int customers() {
    return customers;
  }

  private static int place(long number) {
    return (int) ((number - 1) % GROUP);
  }

  private static long first(long number) {
    return number - place(number);
  }

  private SplittableRandom chance(long number) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number * 0xD1B54A32D192ED03L);
  }

  private long chosen(long number) {
    return first(number) + chance(number).nextInt(ORIGINALS);
  }

  private Slip slip(long number) {
    return Slips.of(original(chosen(number)), chance(number).split());
  }

  private IntakeRow row(long number) {
    Draft draft;
    if (place(number) < ORIGINALS) {
      draft = original(number);
      long second = first(number) + GROUP - 1;
      if (chosen(second) == number && slip(second) == Slip.LOST_ZEROS) {
        Slips.giveZeros(draft, chance(-number));
      }
    } else if (place(number) < GROUP - 1) {
      draft = relative(number);
    } else {
      Slip slip = slip(number);
      draft = original(chosen(number));
      if (slip == Slip.LOST_ZEROS) {
        Slips.giveZeros(draft, chance(-chosen(number)));
      }
      Slips.make(draft, slip, original(first(number)), chance(-number));
    }
    return draft.toRow(number);
  }

  private Draft original(long number) {
    Draft draft = base((int) ((number - 1) / GROUP * ORIGINALS + place(number)), number);
    if (chance(~number).nextDouble()
        < (draft.person ? PERSON_WITHOUT_NUMBER : COMPANY_WITHOUT_NUMBER)) {
      draft.cpf = null;
      draft.cnpj = null;
    }
    return draft;
  }

  private Draft relative(long number) {
    Draft original = original(relativeOf(number).orElseThrow());
    int spare = originals + (int) ((number - 1) / GROUP * 2 + place(number) - ORIGINALS) * SPARE;
    for (int at = 0; at < SPARE; at++) {
      Draft other = base(spare + at, number);
      if (other.person && other.isBrazilian()) {
        return original.person ? Kin.of(original, other, chance(number)) : other;
      }
    }
    return base(spare, number);
  }

  /** Addresses at providers are one person's, and domains one company's. */
  private Draft base(int index, long number) {
    Draft draft = Draft.of(CleanRows.of(CustomerBase.row(seed, originals, index)));
    String own =
        draft.cnpj == null ? Long.toString(number, 36) : draft.cnpj.root().toLowerCase(Locale.ROOT);
    draft.emails.replaceAll(
        email -> {
          int at = email.indexOf('@');
          return draft.person
              ? email.substring(0, at) + own + email.substring(at)
              : email.substring(0, at + 1) + own + '-' + email.substring(at + 1);
        });
    return draft;
  }
}
