package io.customerview.segmentation.internal.solve;

import io.customerview.base.ContractFacts;
import io.customerview.contract.ContractTerms;
import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Formula.Holds;
import java.time.LocalDate;
import java.util.List;

/**
 * A contract that is to meet comparisons. It always counts: one that does not count shows nothing
 * that one without renewal date and tags doesn't.
 */
final class ContractModel implements Model<ContractFacts> {

  private final LocalDate today;
  private final FieldChoices fields;

  ContractModel(LocalDate today, Budget budget) {
    this(today, new FieldChoices(today, budget));
  }

  private ContractModel(LocalDate today, FieldChoices fields) {
    this.today = today;
    this.fields = fields;
  }

  @Override
  public ContractModel copy() {
    return new ContractModel(today, fields.copy());
  }

  @Override
  public boolean add(Formula literal) {
    return fields.add((Holds) literal);
  }

  @Override
  public Answer<ContractFacts> finish() {
    return fields
        .pick()
        .map(this::contract)
        .filter(contract -> contract.tags().size() <= ContractTerms.MOST_TAGS)
        .map(Answer::found)
        .orElseGet(Answer::unknown);
  }

  private ContractFacts contract(Picked picked) {
    Long renewal = picked.number(Field.RENEWAL);
    List<String> tags = picked.texts(Field.TAG);
    return ContractFacts.counting(
        LocalDate.ofEpochDay(picked.number(Field.START, today.toEpochDay())),
        renewal == null ? null : LocalDate.ofEpochDay(renewal),
        tags);
  }
}
