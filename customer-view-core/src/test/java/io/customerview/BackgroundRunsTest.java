package io.customerview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.CommonRefusal.InHostTransaction;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Repeating;
import io.customerview.shared.StorageException;
import io.customerview.spi.Receipt;
import io.customerview.storage.Storage;
import io.customerview.testkit.FilesInMemory;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What runs in the background is heard of as calls are. */
class BackgroundRunsTest {

  private static final Duration LONG = Duration.ofDays(1);

  private final Storage storage = InMemoryStorage.create();
  private final List<String> heard = new CopyOnWriteArrayList<>();

  static Stream<Arguments> runs() {
    return Stream.of(
        run("file_sweep.run", view -> view.fileSweep().runOnce(), v -> v.fileSweep().start(LONG)),
        run(
            "file_restores.run",
            view -> view.fileRestores().runOnce(),
            view -> view.fileRestores().start(LONG)),
        run(
            "report_sweep.run",
            view -> view.reportSweep().runOnce(),
            view -> view.reportSweep().start(LONG)),
        run(
            "calendar_relay.run",
            view -> view.calendarRelay().runOnce(),
            view -> view.calendarRelay().start(LONG)),
        run("relay.run", view -> view.relay().runOnce(), view -> view.relay().start(LONG)));
  }

  private static Arguments run(
      String name, Consumer<CustomerView> once, Function<CustomerView, Repeating> started) {
    return arguments(name, once, started);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  @DisplayName("the operation listener hears of a run that the host makes, and of one in a thread")
  void done(String name, Consumer<CustomerView> once, Function<CustomerView, Repeating> started) {
    once.accept(view(storage));
    assertThat(heard).containsOnlyOnce(name + " DONE");
    heard.clear();
    started.apply(view(storage)).close();
    assertThat(heard).containsOnlyOnce(name + " DONE");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  @DisplayName("the operation listener hears of a run that was refused, and of one that failed")
  void not_done(String name, Consumer<CustomerView> once) {
    RefusedException refusing = new RefusedException(new InHostTransaction());
    assertThatThrownBy(() -> once.accept(view(failing(refusing)))).isSameAs(refusing);
    assertThat(heard).containsOnlyOnce(name + " REFUSED");
    heard.clear();
    StorageException broken = new StorageException("on purpose", null);
    assertThatThrownBy(() -> once.accept(view(failing(broken)))).isSameAs(broken);
    assertThat(heard).containsOnlyOnce(name + " FAILED");
  }

  private Storage failing(RuntimeException failure) {
    Storage failing = mock(Storage.class, delegatesTo(storage));
    doThrow(failure).when(failing).write(any(), any());
    doThrow(failure).when(failing).read(any(), any());
    return failing;
  }

  private CustomerView view(Storage in) {
    return CustomerView.builder()
        .storage(in)
        .clock(new SettableClock())
        .secrets(TestSecrets.SECRETS)
        .files(new FilesInMemory())
        .messages(message -> Receipt.of("r"))
        .onOperation((operation, took, outcome) -> heard.add(operation + ' ' + outcome))
        .build();
  }
}
