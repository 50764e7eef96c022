package io.customerview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.access.Agent;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.document.Swept;
import io.customerview.identity.DocumentNumber;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.spi.FileStore;
import io.customerview.spi.FileStore.Place;
import io.customerview.storage.Storage;
import io.customerview.testkit.FilesInMemory;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A process without a file store, beside one that has it. */
class WithoutStoreTest {

  private final Storage storage = InMemoryStorage.create();
  private final SettableClock clock = new SettableClock();
  private final FilesInMemory files = new FilesInMemory();

  private CustomerView.Builder builder() {
    return CustomerView.builder().storage(storage).clock(clock).secrets(TestSecrets.SECRETS);
  }

  @Test
  @DisplayName("PRIV-2 DOC-3 DOC-4: it moves, removes and gives up nothing of what another has")
  void forgets_nothing() throws IOException {
    CustomerView with = builder().files(files).build();
    CustomerView without = builder().build();
    AgentView desk = with.as(Agent.system(new AgentId("dms")));
    CustomerId lia =
        desk.customers().register(Registration.builder(Person.of("Lia", null)).build()).customer();
    UUID file =
        desk.documentIntake()
            .take(
                NewDocument.builder(
                        new DocumentId(UUID.randomUUID()),
                        lia,
                        DocumentNumber.parse("NF-1"),
                        "Nota",
                        clock.instant())
                    .file(
                        NewFile.of(
                            "a.pdf",
                            "application/pdf",
                            () -> new ByteArrayInputStream(new byte[] {1})))
                    .build())
            .files()
            .get(0)
            .id()
            .value();
    desk.privacy().erase(lia);

    assertThatThrownBy(without::fileSweep)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("CustomerView.Builder.files");
    assertThatThrownBy(without::fileRestores).isInstanceOf(IllegalStateException.class);
    assertThat(with.fileSweep().runOnce()).isEqualTo(new Swept(0, 1, 0));
    assertThat(files.placeOf(file)).isEqualTo(Place.ABSENT);
  }

  @Test
  @DisplayName("DOC-2: the store that is none fails at everything, and never says that it was done")
  void none_fails() {
    FileStore none = FileStore.none();
    UUID file = UUID.randomUUID();
    for (ThrowingCallable call :
        new ThrowingCallable[] {
          () -> none.archive(file),
          () -> none.delete(file),
          () -> none.placeOf(file),
          () -> none.restore(file),
          () -> none.open(file)
        }) {
      assertThatIOException().isThrownBy(call).withMessageContaining("no file store");
    }
  }
}
