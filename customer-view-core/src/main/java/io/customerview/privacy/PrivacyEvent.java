package io.customerview.privacy;

import io.customerview.audit.AuditEntry;
import io.customerview.contact.ContactRecords;
import io.customerview.merge.Merge;
import io.customerview.shared.DomainEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/** What happened to all that is held on a customer. */
public sealed interface PrivacyEvent extends DomainEvent {

  /**
   * It was begun to hand out all that is held on a customer (PRIV-1): how much of it arrived is for
   * who took it to say.
   */
  record CustomerExportBegun() implements PrivacyEvent {
    @Override
    public String name() {
      return "customer.export_begun";
    }

    @Override
    public Map<String, String> details() {
      return Map.of();
    }
  }

  /**
   * A customer was erased with whom this one had been one for a while, until a merge was undone,
   * and what this one had kept of its addresses went with it (PRIV-2).
   *
   * @param consents how many entries of the record of consent went
   * @param history how many of the history of contact points
   * @param merges how many merges that were undone
   */
  record PartedErased(long consents, long history, long merges) implements PrivacyEvent {
    @Override
    public String name() {
      return "customer.parted_erased";
    }

    @Override
    public Map<String, String> details() {
      return Map.of(
          ContactRecords.CONSENTS, Long.toString(consents),
          ContactRecords.HISTORY, Long.toString(history),
          Merge.PART, Long.toString(merges));
    }
  }

  /**
   * All that is held on a customer was erased (PRIV-2): the last that happened to it.
   *
   * @param plan what was erased
   */
  record CustomerErased(ErasurePlan plan) implements PrivacyEvent {
    @Override
    public String name() {
      return AuditEntry.END;
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>();
      plan.parts().forEach(part -> details.put(part.name(), Long.toString(part.records())));
      details.put("files", Long.toString(plan.files()));
      details.put("suppressed", Long.toString(plan.suppressed()));
      details.put("interactions", Long.toString(plan.interactions()));
      details.put("others", Long.toString(plan.others()));
      return details;
    }
  }
}
