package io.customerview.segmentation.internal.column;

import io.customerview.segmentation.internal.column.Batch.Atom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers comparisons, equal ones alike, and counts how often each is used. Not thread-safe. */
final class Atoms {

  private final Map<Atom, Integer> numbers = new HashMap<>();
  private final List<Atom> atoms = new ArrayList<>();
  private final List<Integer> occurrences = new ArrayList<>();

  int use(Atom atom) {
    Integer known = numbers.putIfAbsent(atom, atoms.size());
    int number = known == null ? atoms.size() : known;
    if (known == null) {
      atoms.add(atom);
    }
    occurrences.add(number);
    return number;
  }

  List<Atom> atoms() {
    return List.copyOf(atoms);
  }

  int[] uses() {
    int[] uses = new int[atoms.size()];
    occurrences.forEach(number -> uses[number]++);
    return uses;
  }
}
