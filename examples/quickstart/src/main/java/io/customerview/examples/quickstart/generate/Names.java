package io.customerview.examples.quickstart.generate;

import io.customerview.examples.quickstart.generate.Places.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Names of people as often as they are met: given names by sex and generation, compound ones, and
 * family names by origin with their particles. Each table has a long tail of rare names, composed
 * the way that such names are.
 */
final class Names {

  /** A person's names. */
  record Name(String given, String family) {

    String full() {
      return given + ' ' + family;
    }
  }

  private record Entry(String text, double weight) {}

  private record Surname(String text, double weight, String particle, double particleShare) {}

  private record SecondNames(double share, Weighted<String> old, Weighted<String> young) {}

  /** Births before 1960, 1960 to 1979, 1980 to 1999, and since 2000, among customers of age. */
  private static final Weighted<Integer> GENERATIONS =
      Weighted.parse("0=17|1=36|2=38|3=9").map(Integer::valueOf);

  static final int GENERATION_COUNT = 4;
  private static final int FIRST_YOUNG = 2;

  /** The share of people with a given name that no table lists. */
  private static final double RARE_GIVEN = 0.06;

  /** The share of people of other first names with a second one from the same table. */
  private static final double OTHER_SECOND = 0.13;

  /** What all rare family names of an origin weigh together, as a share of the listed ones. */
  private static final double RARE_FAMILY = 0.9;

  private static final double RARE_PORTUGUESE = 0.05;

  private static final List<Weighted<String>> WOMEN = givenNames("given-female.txt");
  private static final List<Weighted<String>> MEN = givenNames("given-male.txt");
  private static final Map<String, SecondNames> SECOND = secondNames();
  private static final Map<Origin, Weighted<Surname>> SURNAMES = surnames();

  private static final String[] RARE_STARTS = {
    "Ade", "Alde", "Cle", "Deo", "Edi", "Eri", "Fran", "Gei", "Gil", "Iva", "Jo", "Josi", "Lau",
    "Lin", "Luci", "Mari", "Nei", "Osi", "Rai", "Ro", "Rosi", "Ubi", "Val", "Wan", "Zil"
  };
  private static final String[] RARE_WOMEN_ENDS = {
    "lene", "nilda", "leide", "nete", "mara", "lma", "neide", "nalva", "linda", "dete", "vânia"
  };
  private static final String[] RARE_MEN_ENDS = {
    "valdo", "nildo", "milson", "mar", "naldo", "berto", "vanildo", "nelson", "van", "clei", "mário"
  };

  private static final Weighted<String> COLOMBIAN_WOMEN =
      Weighted.parse(
          "María=20|Luz=9|Ana=9|Sandra=6|Claudia=6|Martha=5|Diana=6|Paola=5|Laura=6|Valentina=6"
              + "|Daniela=5|Natalia=5|Carolina=5|Andrea=6|Mónica=3|Liliana=3|Yolanda=2|Ximena=2");
  private static final Weighted<String> COLOMBIAN_MEN =
      Weighted.parse(
          "José=12|Luis=12|Carlos=12|Juan=14|Jorge=7|Andrés=7|Diego=5|Óscar=4|Santiago=5"
              + "|Sebastián=5|Camilo=4|Fernando=4|Hernán=3|Jairo=3|Álvaro=3|Nicolás=4|Iñigo=1");
  private static final Weighted<String> COLOMBIAN_SURNAMES =
      Weighted.parse(
          "Rodríguez=20|Gómez=16|González=16|Martínez=15|García=15|López=14|Hernández=12"
              + "|Sánchez=11|Ramírez=11|Pérez=10|Díaz=9|Muñoz=7|Rojas=7|Moreno=7|Jiménez=6|Vargas=6"
              + "|Castro=5|Ortiz=5|Gutiérrez=5|Suárez=4|Peña=4|Cárdenas=4|Ordóñez=3|Ospina=3"
              + "|Restrepo=4|Zuluaga=2|Montaño=2|Ibáñez=2|Ñáñez=1|De la Hoz=2|Del Castillo=1"
              + "|Acuña=2|Patiño=3|Quiñones=2|Bolaños=2|Echeverri=2");

  private Names() {}

  static int generation(Dice dice) {
    return GENERATIONS.draw(dice);
  }

  static String given(boolean woman, int generation, Dice dice) {
    if (dice.chance(RARE_GIVEN)) {
      return dice.oneOf(RARE_STARTS) + dice.oneOf(woman ? RARE_WOMEN_ENDS : RARE_MEN_ENDS);
    }
    Weighted<String> table = (woman ? WOMEN : MEN).get(generation);
    String first = table.draw(dice);
    SecondNames second = SECOND.get(first);
    if (second != null && dice.chance(second.share())) {
      return first + ' ' + (generation >= FIRST_YOUNG ? second.young() : second.old()).draw(dice);
    }
    if (second == null && dice.chance(OTHER_SECOND)) {
      String other = table.draw(dice);
      return other.equals(first) ? first : first + ' ' + other;
    }
    return first;
  }

  /**
   * Returns one to three family names with their particles, perhaps with Filho, Neto and the like.
   */
  static String family(boolean woman, Places.State state, Dice dice) {
    StringBuilder family = new StringBuilder(32);
    int count = dice.chance(0.16) ? 1 : dice.chance(0.22) ? 3 : 2;
    String before = "";
    for (int index = 0; index < count; index++) {
      Surname surname = surname(state, dice);
      if (surname.text().equals(before)) {
        continue;
      }
      boolean joined = index > 0 && dice.chance(0.012);
      if (index > 0) {
        family.append(joined ? " e " : " ");
      }
      if (!joined && dice.chance(surname.particleShare())) {
        family.append(surname.particle()).append(' ');
      }
      family.append(surname.text());
      before = surname.text();
    }
    if (!woman && dice.chance(0.055)) {
      family
          .append(' ')
          .append(dice.oneOf("Filho", "Filho", "Júnior", "Júnior", "Neto", "Sobrinho"));
    }
    return family.toString();
  }

  /** Returns a single family name without a particle, as companies bear it. */
  static String familyOfCompany(Places.State state, Dice dice) {
    return surname(state, dice).text();
  }

  private static Surname surname(Places.State state, Dice dice) {
    Origin origin = state.origins().draw(dice);
    return Objects.requireNonNull(SURNAMES.get(origin), "no surnames of an origin").draw(dice);
  }

  static Name brazilian(boolean woman, Places.State state, Dice dice) {
    String given = given(woman, generation(dice), dice);
    return new Name(given, family(woman, state, dice));
  }

  static Name colombian(boolean woman, Dice dice) {
    Weighted<String> table = woman ? COLOMBIAN_WOMEN : COLOMBIAN_MEN;
    String first = table.draw(dice);
    String second = table.draw(dice);
    String given = first.equals(second) || dice.chance(0.3) ? first : first + ' ' + second;
    return new Name(given, colombianSurname(dice) + ' ' + colombianSurname(dice));
  }

  static String colombianSurname(Dice dice) {
    return COLOMBIAN_SURNAMES.draw(dice);
  }

  private static List<Weighted<String>> givenNames(String table) {
    List<String[]> lines = Tables.read(table);
    List<Weighted<String>> byGeneration = new ArrayList<>();
    for (int generation = 1; generation <= GENERATION_COUNT; generation++) {
      int column = generation;
      List<Entry> entries =
          lines.stream().map(c -> new Entry(c[0], Double.parseDouble(c[column]))).toList();
      byGeneration.add(Weighted.of(entries, Entry::weight).map(Entry::text));
    }
    return List.copyOf(byGeneration);
  }

  private static Map<String, SecondNames> secondNames() {
    Map<String, SecondNames> second = new HashMap<>();
    for (String[] cells : Tables.read("second-names.txt")) {
      List<Entry> old = new ArrayList<>();
      List<Entry> young = new ArrayList<>();
      for (String part : cells[2].split(",", -1)) {
        List<String> words = Arrays.asList(part.split(" ", -1));
        int size = words.size();
        String name = String.join(" ", words.subList(0, size - 2));
        old.add(new Entry(name, Double.parseDouble(words.get(size - 2))));
        young.add(new Entry(name, Double.parseDouble(words.get(size - 1))));
      }
      second.put(
          cells[0],
          new SecondNames(
              Double.parseDouble(cells[1]) / 100,
              Weighted.of(old, Entry::weight).map(Entry::text),
              Weighted.of(young, Entry::weight).map(Entry::text)));
    }
    return Map.copyOf(second);
  }

  private static Map<Origin, Weighted<Surname>> surnames() {
    Map<Origin, List<Surname>> listed = new EnumMap<>(Origin.class);
    for (String[] cells : Tables.read("surnames.txt")) {
      listed
          .computeIfAbsent(Origin.valueOf(cells[4]), origin -> new ArrayList<>())
          .add(
              new Surname(
                  cells[0],
                  Double.parseDouble(cells[1]),
                  cells[2],
                  Double.parseDouble(cells[3]) / 100));
    }
    Map<Origin, Weighted<Surname>> byOrigin = new EnumMap<>(Origin.class);
    listed.forEach(
        (origin, names) -> {
          double total = names.stream().mapToDouble(Surname::weight).sum();
          List<String> rare = RareSurnames.of(origin);
          double share = origin == Origin.PORTUGUESE ? RARE_PORTUGUESE : RARE_FAMILY;
          rare.forEach(name -> names.add(new Surname(name, total * share / rare.size(), "", 0)));
          byOrigin.put(origin, Weighted.of(names, Surname::weight));
        });
    return byOrigin;
  }
}
