package io.customerview.segmentation.internal.plan;

import io.customerview.segmentation.formula.Field;

/**
 * One test of a program, and where to go on if it holds and if not. One final class for all kinds:
 * a switch over a number is quicker than a call that may mean any of many classes, which is what
 * virtual calls become once hundreds of segments have run.
 */
final class Node {

  // What is tested. Numbers, since a switch over them needs no table of its own.
  static final int END = 0;
  static final int REVENUE = 1;
  static final int START = 2;
  static final int RENEWAL = 3;
  static final int TAG = 4;
  static final int CITY = 5;
  static final int STATE = 6;
  static final int INDUSTRY = 7;
  static final int HOST_NUMBER = 8;
  static final int HOST_TEXT = 9;
  static final int ONE_CONTRACT = 10;

  /** Where a program ends that is met. */
  static final Node YES = new Node();

  /** Where a program ends that is not met. */
  static final Node NO = new Node();

  final int kind;
  final NumberSet numbers;
  final TextSet texts;
  final Node yes;
  final Node no;

  /** What is read; of the ends and of {@link #ONE_CONTRACT} it says nothing. */
  final Field field;

  /** The program that one contract has to meet. */
  final Node ofContract;

  private Node() {
    kind = END;
    field = Field.REVENUE;
    numbers = NumberSet.NONE;
    texts = TextSet.NONE;
    yes = this;
    no = this;
    ofContract = this;
  }

  /** Makes a test of a field's values. */
  Node(Field field, NumberSet numbers, TextSet texts, Node yes, Node no) {
    this.kind =
        switch (field.kind()) {
          case REVENUE -> REVENUE;
          case START -> START;
          case RENEWAL -> RENEWAL;
          case TAG -> TAG;
          case CITY -> CITY;
          case STATE -> STATE;
          case INDUSTRY -> INDUSTRY;
          case HOST_DECIMAL, HOST_DATE -> HOST_NUMBER;
          case HOST_TEXT -> HOST_TEXT;
        };
    this.field = field;
    this.numbers = numbers;
    this.texts = texts;
    this.yes = yes;
    this.no = no;
    this.ofContract = NO;
  }

  /** Makes a test of each contract by a program of its own. */
  Node(Node ofContract, Node yes, Node no) {
    this.kind = ONE_CONTRACT;
    this.field = Field.REVENUE;
    this.numbers = NumberSet.NONE;
    this.texts = TextSet.NONE;
    this.yes = yes;
    this.no = no;
    this.ofContract = ofContract;
  }
}
