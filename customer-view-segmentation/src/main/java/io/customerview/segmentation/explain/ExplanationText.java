package io.customerview.segmentation.explain;

import io.customerview.segmentation.explain.Step.Block;
import io.customerview.segmentation.explain.Step.Compared;
import io.customerview.segmentation.explain.Step.OneContract;
import io.customerview.segmentation.internal.text.Words;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes an explanation line by line. */
final class ExplanationText {

  private final Words words;
  private final ConditionText conditions;
  private final StringBuilder text = new StringBuilder();

  ExplanationText(Locale locale, LocalDate today) {
    this.words = new Words(locale);
    this.conditions = new ConditionText(words, today);
  }

  String of(Explanation explanation) {
    String outcome = explanation.isMember() ? "explain.member" : "explain.not_member";
    text.append(words.text(outcome, explanation.segment().name()));
    group("explain.all", explanation.combined());
    group("explain.any", explanation.independent());
    return text.toString();
  }

  private void group(String heading, List<Step> steps) {
    if (!steps.isEmpty()) {
      text.append('\n').append(words.text(heading));
      steps.forEach(step -> step(step, 1));
    }
  }

  private void step(Step step, int depth) {
    text.append('\n').append("  ".repeat(depth)).append(step.holds() ? "✓ " : "✗ ");
    if (step instanceof Compared compared) {
      text.append(compared.condition().accept(conditions)).append(": ").append(seen(compared));
    } else if (step instanceof OneContract one) {
      text.append(oneContract(one));
      one.parts().forEach(part -> step(part, depth + 1));
    } else {
      Block block = (Block) step;
      text.append(words.text(heading(block)));
      block.parts().forEach(part -> step(part, depth + 1));
    }
  }

  private static String heading(Block block) {
    if (block.condition() instanceof AllOf) {
      return "explain.all";
    }
    return block.condition() instanceof AnyOf ? "explain.any" : "explain.not";
  }

  private String oneContract(OneContract one) {
    if (one.contract().isEmpty()) {
      return words.text(one.contracts() > 0 ? "explain.same_withheld" : "explain.same_none");
    }
    return words.text(
        one.holds() ? "explain.same_met" : "explain.same_closest",
        words.text("explain.contract", one.number(), day(one.contract().orElseThrow().start())),
        one.contracts());
  }

  private String seen(Compared compared) {
    if (compared.missing().isPresent()) {
      return words.text(
          switch (compared.missing().orElseThrow()) {
            case VALUE -> "missing.value";
            case CONTRACT -> "missing.contract";
            case COUNTING_CONTRACT -> "missing.counting_contract";
            case IN_CONTRACTS -> "missing.in_contracts";
            case WITHHELD -> "missing.withheld";
          });
    }
    List<String> values = new ArrayList<>();
    compared.seen().forEach(each -> values.add(value(each)));
    if (compared.more() > 0) {
      values.add(words.text("explain.more", compared.more()));
    }
    return String.join("; ", values);
  }

  private String value(Sighting seen) {
    String value = conditions.value(seen.value());
    return seen.contract()
        .map(
            contract ->
                value
                    + " ("
                    + words.text("explain.contract", seen.number(), day(contract.start()))
                    + ')')
        .orElse(value);
  }

  private String day(LocalDate day) {
    return words.day(day);
  }
}
