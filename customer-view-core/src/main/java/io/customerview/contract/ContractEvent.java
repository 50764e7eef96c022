package io.customerview.contract;

import io.customerview.shared.ContractId;
import io.customerview.shared.DomainEvent;
import java.time.LocalDate;
import java.util.Map;

/**
 * What happened to a contract. The details name the contract and what changed, and no amount: the
 * audit trail is no way around the permission to read contracts (ACS-1).
 */
public sealed interface ContractEvent extends DomainEvent {

  /** Returns which contract. */
  ContractId contract();

  /** Cancelling the customer ended this contract (CTR-5). */
  record ContractCancelled(ContractId contract, LocalDate on) implements ContractEvent {
    @Override
    public String name() {
      return "contract.cancelled";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("contract", contract.value(), "on", on.toString());
    }
  }
}
