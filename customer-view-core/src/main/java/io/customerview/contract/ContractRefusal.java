package io.customerview.contract;

import io.customerview.shared.FieldName;
import io.customerview.shared.Refusal;
import java.util.List;

/** Why a contract was refused. */
public sealed interface ContractRefusal extends Refusal {

  /** The contract is cancelled, and no day says since when (CTR-1). */
  record StatusWithoutCancellation() implements ContractRefusal {
    @Override
    public String code() {
      return "contract.cancellation_missing";
    }
  }

  /** A day of cancellation stands with a contract that is not cancelled (CTR-1). */
  record CancellationWithoutStatus(ContractStatus status) implements ContractRefusal {
    @Override
    public String code() {
      return "contract.not_cancelled";
    }

    @Override
    public List<Object> arguments() {
      return List.of(status);
    }
  }

  /** A day lies outside the years 1 to 9999. */
  record DayOutOfRange(String field) implements ContractRefusal {
    @Override
    public String code() {
      return "contract.day_out_of_range";
    }

    @Override
    public List<Object> arguments() {
      return List.of(new FieldName(field));
    }
  }

  /** A contract has more tags than are kept. */
  record TooManyTags(int most) implements ContractRefusal {
    @Override
    public String code() {
      return "contract.too_many_tags";
    }

    @Override
    public List<Object> arguments() {
      return List.of(most);
    }
  }

  /** With this contract a customer's monthly recurring revenue would be no amount (CTR-2). */
  record RevenueOutOfRange() implements ContractRefusal {
    @Override
    public String code() {
      return "contract.revenue_out_of_range";
    }
  }
}
