package io.customerview.access;

import io.customerview.shared.AgentId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * An agent (agente): the host's user who works in the system, or the host's own system. Every call
 * is made as one (ACS-2).
 *
 * <p>Immutable and thread-safe.
 */
public final class Agent {

  private final AgentId id;
  private final AccessProfile profile;
  private final boolean system;
  private final Set<Permission> permissions;

  private Agent(AgentId id, AccessProfile profile, boolean system, Set<Permission> permissions) {
    this.id = Objects.requireNonNull(id, "id");
    this.profile = Objects.requireNonNull(profile, "profile");
    this.system = system;
    this.permissions = permissions;
  }

  /** Obtains an agent with the permissions of a profile. */
  public static Agent of(AgentId id, AccessProfile profile) {
    return new Agent(id, profile, false, profile.permissions());
  }

  /**
   * Obtains the agent as which the host's systems report and take in: every permission.
   *
   * @param id the name of the system in the audit trail, such as {@code crm-import}
   */
  public static Agent system(AgentId id) {
    return new Agent(
        id,
        AccessProfile.ADMINISTRATOR,
        true,
        Collections.unmodifiableSet(EnumSet.allOf(Permission.class)));
  }

  /** Returns this agent with one permission more, such as {@link Permission#READ_CONTRACTS}. */
  public Agent with(Permission permission) {
    EnumSet<Permission> more = EnumSet.of(permission);
    more.addAll(permissions);
    return new Agent(id, profile, system, Collections.unmodifiableSet(more));
  }

  public AgentId id() {
    return id;
  }

  public AccessProfile profile() {
    return profile;
  }

  /** Returns whether this is a system of the host and no person. */
  public boolean isSystem() {
    return system;
  }

  /**
   * Returns what this agent was given; a host that has the customer-management module off takes
   * away from this.
   */
  public Set<Permission> permissions() {
    return permissions;
  }

  @Override
  public String toString() {
    return "Agent[" + id + ", " + profile + "]";
  }
}
