package io.customerview.cases;

import io.customerview.shared.FieldName;
import io.customerview.shared.Refusal;
import java.util.List;

/** Why a case was refused. */
public sealed interface CaseRefusal extends Refusal {

  /** There is no case with this number. */
  record CaseUnknown() implements CaseRefusal {
    @Override
    public String code() {
      return "case.unknown";
    }
  }

  /** No customer has the external id that a row names (CAS-3). */
  record CustomerUnknown() implements CaseRefusal {
    @Override
    public String code() {
      return "case.customer_unknown";
    }
  }

  /** A moment lies more than a day ahead, or outside the years 1 to 9999. */
  record MomentUnlikely(String field) implements CaseRefusal {
    @Override
    public String code() {
      return "case.moment_unlikely";
    }

    @Override
    public List<Object> arguments() {
      return List.of(new FieldName(field));
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
