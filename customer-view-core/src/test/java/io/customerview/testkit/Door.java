package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal;
import io.customerview.access.AccessRefusal.NotPermitted;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditQuery;
import io.customerview.audit.AuditTrail;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What every use case is held to that goes through the door (ACS-2, PRIV-3). */
public final class Door {

  /** An agent who may do nothing. */
  public static final Agent NOBODY = Agent.of(new AgentId("nobody"), AccessProfile.NONE);

  private Door() {}

  /** Returns the public methods of an object that a type declares. */
  public static List<Method> methods(Class<?> type) {
    List<Method> methods = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())
          && !Modifier.isStatic(method.getModifiers())
          && !method.isSynthetic()) {
        methods.add(method);
      }
    }
    return methods;
  }

  /** Returns these methods by name and number of parameters, such as {@code register/1}. */
  public static Set<String> calls(Class<?> type) {
    Set<String> calls = new TreeSet<>();
    methods(type).forEach(method -> calls.add(method.getName() + '/' + method.getParameterCount()));
    return calls;
  }

  /**
   * Returns the operation of a call: {@code file_requests.restore} of {@code
   * fileRequests.restore/2}.
   */
  public static String operation(String call) {
    return call.replaceFirst("/.*", "").replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** Fails unless a call is refused with the name of the missing permission. */
  public static void assertShut(ThrowingCallable call) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(call)
        .satisfies(
            refused -> {
              assertThat(refused.refusal()).isInstanceOf(NotPermitted.class);
              String missing = ((NotPermitted) refused.refusal()).missing().name();
              assertThat(refused).hasMessageContaining(missing);
            });
  }

  /**
   * Returns the permissions that open a use case: whoever has all others is refused for each of
   * them, and who has none but these is let in.
   *
   * @param call tries it as an agent, and returns why the door is shut to that agent, if it is
   */
  public static List<Permission> taken(Function<Agent, Optional<AccessRefusal>> call) {
    List<Permission> taken = new ArrayList<>();
    while (true) {
      Optional<AccessRefusal> refusal = call.apply(with(taken));
      if (refusal.isEmpty()) {
        return taken;
      }
      Permission missing = ((NotPermitted) refusal.get()).missing();
      assertThat(taken).doesNotContain(missing);
      assertThat(call.apply(with(EnumSet.complementOf(EnumSet.of(missing)))))
          .as("with every permission but " + missing)
          .contains(new NotPermitted(missing));
      taken.add(missing);
      for (Permission other : EnumSet.complementOf(EnumSet.of(missing))) {
        assertThat(call.apply(with(EnumSet.of(other)))).as("with " + other).isPresent();
      }
    }
  }

  /** Returns an agent who has these permissions and no other. */
  public static Agent with(Collection<Permission> permissions) {
    Agent agent = Agent.of(new AgentId("ana"), AccessProfile.NONE);
    for (Permission permission : permissions) {
      agent = agent.with(permission);
    }
    return agent;
  }

  /** Returns the documentation of a class of this module, on one line. */
  public static String told(Class<?> type) throws IOException {
    return told(type, "public final class " + type.getSimpleName());
  }

  /** Returns the documentation in front of a declaration, on one line. */
  public static String told(Class<?> type, String declaration) throws IOException {
    String file = "src/main/java/" + type.getName().replace('.', '/') + ".java";
    String source = Files.readString(Path.of(file));
    String before = source.substring(0, source.indexOf("\n" + declaration));
    return before.substring(before.lastIndexOf("/**") + 3).replaceAll("\\s*\\n *\\*/? *", " ");
  }

  /** Fails unless a call is refused for exactly that. */
  public static void refused(ThrowingCallable call, Refusal refusal) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(call)
        .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
  }

  /** Returns a storage that also notes every entry of its audit trail, whoever it is about. */
  public static Storage noting(Storage storage, List<AuditEntry> entries) {
    AuditTrail trail = new NotingTrail(storage.audit(), entries);
    return (Storage)
        Proxy.newProxyInstance(
            Storage.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("audit")) {
                return trail;
              }
              try {
                return method.invoke(storage, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  private record NotingTrail(AuditTrail trail, List<AuditEntry> noted) implements AuditTrail {

    @Override
    public void append(UnitOfWork work, Collection<AuditEntry> entries) {
      trail.append(work, entries);
      noted.addAll(entries);
    }

    @Override
    public List<AuditEntry> of(
        UnitOfWork work, CustomerId customer, Optional<Version> below, int limit) {
      return trail.of(work, customer, below, limit);
    }

    @Override
    public void strip(UnitOfWork work, CustomerId customer, ZoneId zone) {
      trail.strip(work, customer, zone);
    }

    @Override
    public List<AuditEntry> at(UnitOfWork work, CustomerId customer, Collection<Instant> moments) {
      return trail.at(work, customer, moments);
    }

    @Override
    public void replace(UnitOfWork work, Collection<AuditEntry> entries) {
      trail.replace(work, entries);
    }

    @Override
    public List<AuditEntry> find(
        UnitOfWork work, AuditQuery query, ZoneId zone, Optional<Place> after, int limit) {
      return trail.find(work, query, zone, after, limit);
    }
  }
}
