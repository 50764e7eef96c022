package io.customerview.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.identity.DocumentNumber;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.StorageException;
import io.customerview.storage.Storage;
import io.customerview.testkit.FilesInMemory;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DocumentIntakeTest {

  @Test
  @DisplayName("DOC-2: where nobody knows whether a document was kept, its bytes are")
  void commit_in_doubt() throws IOException {
    InMemoryStorage storage = InMemoryStorage.create();
    FilesInMemory files = new FilesInMemory();
    CustomerId customer =
        desk(storage, files)
            .customers()
            .register(Registration.builder(Company.of("Alfa", null)).build())
            .customer();
    NewDocument given =
        NewDocument.builder(
                DocumentId.of("d"),
                customer,
                DocumentNumber.parse("1"),
                "Contrato",
                SettableClock.START)
            .file(
                NewFile.of(
                    "a.pdf", "application/pdf", () -> new ByteArrayInputStream(new byte[] {7})))
            .build();
    Storage losesTheLine = mock(Storage.class, delegatesTo(storage));
    AtomicInteger writes = new AtomicInteger();
    doAnswer(
            call -> {
              Object result = storage.write(call.getArgument(0), call.getArgument(1));
              if (writes.incrementAndGet() == 2) {
                throw StorageException.unavailable("the line went dead after the commit");
              }
              return result;
            })
        .when(losesTheLine)
        .write(any(), any());
    assertThatThrownBy(() -> desk(losesTheLine, files).documentIntake().take(given))
        .isInstanceOf(StorageException.class);
    AgentView desk = desk(storage, files);
    Document kept = desk.documentIntake().take(given);
    try (FileContent opened = desk.documents().open(kept.id(), kept.files().get(0).id())) {
      assertThat(opened.bytes().readAllBytes()).containsExactly(7);
    }
  }

  private static AgentView desk(Storage storage, FilesInMemory files) {
    return CustomerView.builder()
        .storage(storage)
        .files(files)
        .clock(new SettableClock())
        .secrets(TestSecrets.SECRETS)
        .build()
        .as(Agent.system(new AgentId("dms")));
  }
}
