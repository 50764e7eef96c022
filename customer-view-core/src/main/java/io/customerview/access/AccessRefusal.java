package io.customerview.access;

import io.customerview.shared.Refusal;
import java.util.List;

/** Why the door stayed shut. */
public sealed interface AccessRefusal extends Refusal {

  /** The agent has not the permission that this needs (ACS-2). */
  record NotPermitted(Permission missing) implements AccessRefusal {
    @Override
    public String code() {
      return "access.not_permitted";
    }

    @Override
    public List<Object> arguments() {
      return List.of(missing);
    }
  }

  /** The host has the customer-management module switched off (ACS-1). */
  record ModuleOff(Permission missing) implements AccessRefusal {
    @Override
    public String code() {
      return "access.module_off";
    }

    @Override
    public List<Object> arguments() {
      return List.of(missing);
    }
  }
}
