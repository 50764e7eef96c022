package io.customerview.cases;

import io.customerview.shared.Refusal;

/** Why a case was refused. */
public sealed interface CaseRefusal extends Refusal {

  /** There is no case with this number. */
  record CaseUnknown() implements CaseRefusal {
    @Override
    public String code() {
      return "case.unknown";
    }
  }

  /** The link to the case is no link of the web, or too long. */
  record LinkUnfit() implements CaseRefusal {
    @Override
    public String code() {
      return "case.link_unfit";
    }
  }
}
