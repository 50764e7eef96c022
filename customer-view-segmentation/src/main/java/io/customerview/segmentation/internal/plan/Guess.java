package io.customerview.segmentation.internal.plan;

import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Formula.All;
import io.customerview.segmentation.formula.Formula.Any;
import io.customerview.segmentation.formula.Formula.Holds;
import io.customerview.segmentation.formula.Formula.OneContract;
import io.customerview.segmentation.formula.LongValues;
import io.customerview.segmentation.formula.TextValues;
import io.customerview.segmentation.formula.TextValues.TextRange;

/**
 * How costly a test is, and how often it holds, as far as that can be told without data. It decides
 * the order of tests, never an answer.
 *
 * @param cost in about the time of one comparison
 * @param chance from 0 for never to 1 for always
 */
record Guess(double cost, double chance) {

  private static final double CONTRACTS = 2.5;
  private static final double LEAST_CHANCE = 0.001;

  static Guess of(Formula formula) {
    return formula.accept(new Walk());
  }

  /** Of tests that must all hold, the one with the least comes first. */
  double whereAllMustHold() {
    return cost / (1 - chance);
  }

  /** Of tests of which one must hold, the one with the least comes first. */
  double whereOneMustHold() {
    return cost / chance;
  }

  private Guess bounded() {
    return new Guess(cost, Math.max(LEAST_CHANCE, Math.min(1 - LEAST_CHANCE, chance)));
  }

  private Guess opposite() {
    return new Guess(cost, 1 - chance);
  }

  private static final class Walk implements Formula.Visitor<Guess> {

    @Override
    public Guess all(All formula) {
      double cost = 0;
      double chance = 1;
      for (Formula part : formula.parts()) {
        Guess guess = part.accept(this);
        cost += guess.cost * chance;
        chance *= guess.chance;
      }
      return new Guess(cost, chance).bounded();
    }

    @Override
    public Guess any(Any formula) {
      double cost = 0;
      double none = 1;
      for (Formula part : formula.parts()) {
        Guess guess = part.accept(this);
        cost += guess.cost * none;
        none *= 1 - guess.chance;
      }
      return new Guess(cost, 1 - none).bounded();
    }

    @Override
    public Guess holds(Holds formula) {
      double one =
          formula.values() instanceof LongValues numbers
              ? ofNumbers(numbers)
              : ofTexts(formula, (TextValues) formula.values());
      Guess guess =
          switch (formula.field().kind()) {
            case REVENUE -> new Guess(1, one);
            case CITY, STATE, INDUSTRY -> new Guess(2, one);
            case START, RENEWAL -> new Guess(4, amongContracts(one));
            case TAG -> new Guess(8, amongContracts(one));
            case HOST_DECIMAL, HOST_DATE, HOST_TEXT -> new Guess(2, one);
          };
      return (formula.negated() ? guess.opposite() : guess).bounded();
    }

    @Override
    public Guess oneContract(OneContract formula) {
      Guess one = formula.formula().accept(this);
      Guess guess = new Guess(one.cost * 1.5, amongContracts(one.chance / CONTRACTS));
      return (formula.negated() ? guess.opposite() : guess).bounded();
    }

    private static double amongContracts(double chance) {
      return 1 - Math.pow(1 - chance, CONTRACTS);
    }

    private static double ofNumbers(LongValues values) {
      double chance = 0;
      for (int range = 0; range < values.ranges(); range++) {
        boolean open =
            values.first(range) == Long.MIN_VALUE || values.last(range) == Long.MAX_VALUE;
        boolean point = values.first(range) == values.last(range);
        chance += open ? 0.4 : point ? 0.001 : 0.1;
      }
      return Math.min(1, chance);
    }

    private static double ofTexts(Holds formula, TextValues values) {
      double point =
          switch (formula.field().kind()) {
            case CITY -> 0.02;
            case INDUSTRY -> 0.05;
            default -> 0.1;
          };
      double chance = 0;
      for (TextRange range : values.ranges()) {
        chance += range.isPoint() ? point : 0.4;
      }
      return Math.min(1, chance);
    }
  }
}
