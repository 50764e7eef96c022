package io.customerview.contract;

import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.Masked;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened to a contract. The details name the contract, masked, and what changed, and no
 * amount: the audit trail is no way around the permission to read contracts (ACS-1).
 */
public sealed interface ContractEvent extends DomainEvent {

  /** Returns which contract. */
  ContractId contract();

  /** The host gave a contract for the first time (CTR-6). */
  record ContractAdded(ContractId contract) implements ContractEvent {
    @Override
    public String name() {
      return "contract.added";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("contract", Masked.id(contract.value()));
    }

    /** Returns a form that is safe to log. */
    @Override
    public String toString() {
      return "ContractAdded" + details();
    }
  }

  /**
   * The host gave a contract with other terms (CTR-6).
   *
   * @param fields the names of what changed
   */
  record ContractChanged(ContractId contract, List<String> fields) implements ContractEvent {

    public ContractChanged {
      fields = List.copyOf(fields);
    }

    @Override
    public String name() {
      return "contract.changed";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("contract", Masked.id(contract.value()), "fields", String.join(", ", fields));
    }

    /** Returns a form that is safe to log. */
    @Override
    public String toString() {
      return "ContractChanged" + details();
    }
  }

  /**
   * The host gave a contract to another customer (CTR-6): told of both. Whose it was stands in that
   * one's trail only, with which it is erased (PRIV-2).
   *
   * @param told of whom this is told
   */
  record ContractMoved(ContractId contract, CustomerId from, CustomerId to, CustomerId told)
      implements ContractEvent {

    /** Returns this as it is told of the customer whose the contract was. */
    ContractMoved ofBefore() {
      return new ContractMoved(contract, from, to, from);
    }

    @Override
    public String name() {
      return "contract.moved";
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("contract", Masked.id(contract.value()));
      if (told.equals(from)) {
        details.put("from", from.toString());
      }
      details.put("to", to.toString());
      return details;
    }

    /** Returns a form that is safe to log. */
    @Override
    public String toString() {
      return "ContractMoved" + details();
    }
  }

  /** Cancelling the customer ended this contract (CTR-5). */
  record ContractCancelled(ContractId contract, LocalDate on) implements ContractEvent {
    @Override
    public String name() {
      return "contract.cancelled";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("contract", Masked.id(contract.value()), "on", on.toString());
    }

    /** Returns a form that is safe to log. */
    @Override
    public String toString() {
      return "ContractCancelled" + details();
    }
  }
}
