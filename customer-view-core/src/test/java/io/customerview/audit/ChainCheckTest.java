package io.customerview.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.audit.AuditChain.Fault;
import io.customerview.audit.AuditChain.Fault.Ahead;
import io.customerview.audit.AuditChain.Fault.Missing;
import io.customerview.audit.AuditChain.Fault.Repeated;
import io.customerview.audit.AuditChain.Fault.Vanished;
import io.customerview.audit.AuditEntry.Happening;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Version;
import io.customerview.testkit.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChainCheckTest {

  private static final CustomerId CUSTOMER = new CustomerId(new UUID(1, 2));

  @Test
  @DisplayName("PRIV-3: a chain with one entry per version, up to the customer's, is whole")
  void whole() {
    AuditChain chain = check(3, 3, 2, 1);
    assertThat(chain.isWhole()).isTrue();
    assertThat(chain.entries()).isEqualTo(3);
    assertThat(chain.customer()).isEqualTo(CUSTOMER);
  }

  @Test
  @DisplayName(
      "PRIV-3: versions without an entry are told: at the end, in the middle, at the start")
  void missing() {
    assertThat(faults(9, 7, 6, 3)).containsExactly(missing(8, 9), missing(4, 5), missing(1, 2));
    assertThat(faults(2)).containsExactly(missing(1, 2));
  }

  @Test
  @DisplayName("PRIV-3: a version with two entries is told, and so are entries of what never was")
  void too_many() {
    assertThat(faults(2, 2, 2, 1)).containsExactly(new Repeated(new Version(2)));
    assertThat(faults(2, 4, 3, 2, 1)).containsExactly(new Ahead(new Version(4), new Version(2)));
  }

  @Test
  @DisplayName("MRG-2 PRIV-3: a merge takes on the other's version, which is no gap")
  void skipping() {
    ChainCheck check = new ChainCheck(CUSTOMER, Optional.of(new Version(9)));
    check.entry(entry(9, AuditEntry.skippedAfter(new Version(2))));
    check.entry(entry(2));
    check.entry(entry(1));
    assertThat(check.end(false).faults()).isEmpty();
  }

  @Test
  @DisplayName("PRIV-3: a customer who is gone must have been merged or erased")
  void gone() {
    assertThat(gone(false).faults()).containsExactly(new Vanished(new Version(2)));
    assertThat(gone(true).isWhole()).isTrue();
    assertThat(new ChainCheck(CUSTOMER, Optional.empty()).end(false).isWhole()).isTrue();
  }

  @Property
  @Label("PRIV-3: an entry that is taken out of a whole chain is missed")
  void one_taken_out(
      @ForAll @LongRange(min = 1, max = 50) long length,
      @ForAll @LongRange(min = 1, max = 50) long out) {
    ChainCheck check = new ChainCheck(CUSTOMER, Optional.of(new Version(length)));
    List<AuditEntry> entries = new ArrayList<>();
    LongStream.range(0, length).map(number -> length - number).forEach(v -> entries.add(entry(v)));
    entries.stream().filter(entry -> entry.versionBefore() + 1 != out).forEach(check::entry);
    List<Fault> faults = check.end(false).faults();
    if (out <= length) {
      assertThat(faults).containsExactly(missing(out, out));
    } else {
      assertThat(faults).isEmpty();
    }
  }

  private static AuditChain gone(boolean isEnded) {
    ChainCheck check = new ChainCheck(CUSTOMER, Optional.empty());
    check.entry(entry(2));
    check.entry(entry(1));
    return check.end(isEnded);
  }

  private static List<Fault> faults(long actual, long... versions) {
    return check(actual, versions).faults();
  }

  private static AuditChain check(long actual, long... versions) {
    ChainCheck check = new ChainCheck(CUSTOMER, Optional.of(new Version(actual)));
    LongStream.of(versions).mapToObj(version -> entry(version)).forEach(check::entry);
    return check.end(false);
  }

  private static Missing missing(long from, long to) {
    return new Missing(new Version(from), new Version(to));
  }

  private static AuditEntry entry(long version, Happening... more) {
    List<Happening> happenings = new ArrayList<>(List.of(new Happening("test.done", Map.of())));
    happenings.addAll(List.of(more));
    return new AuditEntry(
        new UUID(version, version),
        Optional.of(CUSTOMER),
        Optional.of(new Version(version)),
        SettableClock.START,
        new AgentId("ana"),
        "test",
        happenings);
  }
}
