package io.customerview.architecture.broken.wiring;

import io.customerview.architecture.broken.wiring.part.Door;
import io.customerview.architecture.broken.wiring.part.Problem;
import io.customerview.architecture.broken.wiring.part.Shown;

/** What a host begins with. */
public interface Entry {

  Door door() throws Problem;

  Shown shown();
}
