package io.customerview.customer;

import io.customerview.shared.CustomerId;
import io.customerview.shared.Refusal;
import java.time.LocalDate;
import java.util.List;

/** Why a registration was refused. */
public sealed interface CustomerRefusal extends Refusal {

  /** A person has a CPF and no CNPJ; a company has a CNPJ and no CPF (REG-2). */
  record TaxNumberOfOtherKind(boolean person) implements CustomerRefusal {
    @Override
    public String code() {
      return person ? "customer.cnpj_of_person" : "customer.cpf_of_company";
    }
  }

  /** Two identity documents of one country and type (REG-2). */
  record SecondDocumentOfType(String country, String type) implements CustomerRefusal {
    @Override
    public String code() {
      return "customer.second_document";
    }

    @Override
    public List<Object> arguments() {
      return List.of(country, type);
    }
  }

  /** The parent organization is no registered company (REG-3). */
  record ParentNotACompany(CustomerId parent) implements CustomerRefusal {
    @Override
    public String code() {
      return "customer.parent_not_company";
    }

    @Override
    public List<Object> arguments() {
      return List.of(parent.value());
    }
  }

  /** The customer would stand above itself (REG-3). */
  record ParentCycle(CustomerId parent) implements CustomerRefusal {
    @Override
    public String code() {
      return "customer.parent_cycle";
    }

    @Override
    public List<Object> arguments() {
      return List.of(parent.value());
    }
  }

  /** A company that others name as their parent can't become a person (REG-3). */
  record HasMembers(CustomerId company) implements CustomerRefusal {
    @Override
    public String code() {
      return "customer.has_members";
    }

    @Override
    public List<Object> arguments() {
      return List.of(company.value());
    }
  }

  /** Another customer has this external id (REG-8). */
  record ExternalIdTaken() implements CustomerRefusal {
    @Override
    public String code() {
      return "customer.external_id_taken";
    }
  }

  /**
   * The customer with this external id was merged into another one, which keeps its own
   * registration (MRG-2).
   */
  record ExternalIdMerged(CustomerId present) implements CustomerRefusal {
    @Override
    public String code() {
      return "customer.external_id_merged";
    }

    @Override
    public List<Object> arguments() {
      return List.of(present.value());
    }
  }

  /** A cancellation lies in the future (REG-4). */
  record CancelledInFuture(LocalDate on, LocalDate today) implements CustomerRefusal {
    @Override
    public String code() {
      return "customer.cancelled_in_future";
    }

    @Override
    public List<Object> arguments() {
      return List.of(on, today);
    }
  }

  /** The customer is cancelled already, on another day or for another reason (REG-4). */
  record AlreadyCancelled(LocalDate on) implements CustomerRefusal {
    @Override
    public String code() {
      return "customer.already_cancelled";
    }

    @Override
    public List<Object> arguments() {
      return List.of(on);
    }
  }
}
