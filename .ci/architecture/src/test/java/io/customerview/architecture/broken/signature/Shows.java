package io.customerview.architecture.broken.signature;

import com.google.common.annotations.Beta;
import com.google.common.base.Stopwatch;
import com.google.common.collect.ForwardingObject;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multiset;
import com.google.common.util.concurrent.UncheckedTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Each nested type shows something of Guava in another way. */
public final class Shows {

  private Shows() {}

  public abstract static class Supertype extends ForwardingObject {}

  public interface ArgumentOfSupertype extends Supplier<ImmutableList<String>> {}

  public interface Bound<T extends Multiset<?>> {
    T get();
  }

  public interface Parameter {
    void take(ImmutableList<String> list);
  }

  public interface Returned {
    Map<String, ImmutableList<String>[]> give();
  }

  public interface Thrown {
    void run() throws UncheckedTimeoutException;
  }

  public abstract static class Field {
    protected List<? extends Stopwatch> watches;
  }

  public interface Annotated {
    @Beta
    void run();
  }

  /** Breaks nothing: no one outside sees it. */
  public static final class Inside {
    private final ImmutableList<String> list = ImmutableList.of();

    ImmutableList<String> list() {
      return list;
    }
  }
}
