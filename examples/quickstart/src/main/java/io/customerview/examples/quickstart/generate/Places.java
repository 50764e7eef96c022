package io.customerview.examples.quickstart.generate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where people live: real cities by population, their area codes, and streets that every town has.
 */
final class Places {

  /** Where a family name comes from. */
  enum Origin {
    PORTUGUESE,
    ITALIAN,
    GERMAN,
    JAPANESE,
    ARABIC,
    POLISH,
    SPANISH
  }

  /**
   * A state with the ninth digit of the CPFs given out there, and where its people's names come
   * from.
   */
  record State(String uf, String name, int cpfRegion, Weighted<Origin> origins) {}

  /** A city with its area code and the first digits of its postal codes. */
  record City(State state, String name, int areaCode, List<String> postalPrefixes) {}

  /** A Colombian city with its department and the digit that fixed phones have after 60. */
  record ColombianCity(String name, String department, int areaDigit, String postalPrefix) {}

  private record Weight(City city, double people) {}

  private static final List<Weight> CITY_LIST = readCities();

  private static final Weighted<City> CITIES =
      Weighted.of(CITY_LIST, Weight::people).map(Weight::city);

  private static final Map<String, String> STATE_NAMES =
      CITY_LIST.stream()
          .map(weight -> weight.city().state())
          .distinct()
          .collect(Collectors.toUnmodifiableMap(State::uf, State::name));

  private static final List<ColombianCity> COLOMBIAN_CITIES =
      List.of(
          new ColombianCity("Bogotá", "DC", 1, "110"),
          new ColombianCity("Bogotá", "DC", 1, "111"),
          new ColombianCity("Bogotá", "DC", 1, "110"),
          new ColombianCity("Medellín", "ANT", 4, "050"),
          new ColombianCity("Medellín", "ANT", 4, "050"),
          new ColombianCity("Cali", "VAC", 2, "760"),
          new ColombianCity("Barranquilla", "ATL", 5, "080"),
          new ColombianCity("Cartagena de Indias", "BOL", 5, "130"),
          new ColombianCity("Bucaramanga", "SAN", 7, "680"),
          new ColombianCity("Cúcuta", "NSA", 7, "540"));

  private static final Weighted<String> STREET_KINDS =
      Weighted.parse("Rua=70|Avenida=18|Travessa=4|Alameda=3|Praça=2|Rodovia=1|Estrada=2");

  private static final Weighted<String> STREETS =
      Weighted.parse(
          "Sete de Setembro=8|XV de Novembro=8|Dom Pedro II=6|Duque de Caxias=6|Tiradentes=7"
              + "|Getúlio Vargas=8|Presidente Kennedy=3|Santos Dumont=5|Rui Barbosa=7"
              + "|Marechal Deodoro=5|Marechal Floriano=4|Barão do Rio Branco=5|Castro Alves=4"
              + "|José Bonifácio=4|Princesa Isabel=4|Treze de Maio=5|Vinte e Cinco de Março=2"
              + "|São João=4|São José=4|Santo Antônio=4|Santa Luzia=3|da Paz=3|das Flores=5"
              + "|das Palmeiras=3|dos Ipês=3|do Comércio=4|da Independência=4|Brasil=5|Amazonas=3"
              + "|Minas Gerais=3|Paraná=2|Bahia=2|Ceará=2|Goiás=2|Olavo Bilac=3|Machado de Assis=3"
              + "|Monteiro Lobato=2|Padre Anchieta=3|Coronel Fernando Prestes=1|Afonso Pena=3"
              + "|Floriano Peixoto=4|Benjamin Constant=4|Saldanha Marinho=2|Quintino Bocaiúva=3"
              + "|Nossa Senhora Aparecida=3|Belo Horizonte=2|Projetada A=1|Um=2|Dois=2|Três=1"
              + "|Dez=1|1º de Maio=2|D'Oeste=1");

  private static final Weighted<String> QUARTERS =
      Weighted.parse(
          "Centro=30|Jardim América=5|Jardim das Flores=4|Vila Nova=6|Boa Vista=6|São José=5"
              + "|Santo Antônio=5|Bela Vista=5|Jardim Europa=3|Vila São João=3|Cidade Nova=4"
              + "|Industrial=4|Jardim Primavera=3|Nossa Senhora de Fátima=3|Santa Rita=3"
              + "|Alto da Glória=2|Parque das Nações=2|Conjunto Habitacional=2|São Francisco=3"
              + "|Vila Maria=2|Planalto=3|Morada do Sol=2|Zona Rural=2");

  private Places() {}

  static City city(Dice dice) {
    return CITIES.draw(dice);
  }

  /** Returns {@code São Paulo} for {@code SP}. */
  static String stateName(String uf) {
    return STATE_NAMES.getOrDefault(uf, uf);
  }

  static ColombianCity colombianCity(Dice dice) {
    return dice.oneOf(COLOMBIAN_CITIES);
  }

  /** Returns a CEP in its mask. */
  static String postalCode(City city, Dice dice) {
    String prefix = dice.oneOf(city.postalPrefixes());
    return prefix + Text.digits(dice, 2) + '-' + dice.below(9) + Text.digits(dice, 2);
  }

  /** Returns such as {@code Rua Sete de Setembro, 1200, apto 42 - Centro}. */
  static String address(Dice dice) {
    String number =
        dice.chance(0.03) ? "s/n" : Integer.toString(1 + dice.below(40) * dice.below(75));
    StringBuilder address =
        new StringBuilder(STREET_KINDS.draw(dice))
            .append(' ')
            .append(STREETS.draw(dice))
            .append(", ")
            .append(number);
    if (dice.chance(0.3)) {
      address.append(dice.chance(0.04) ? "; " : ", ").append(complement(dice));
    }
    return address.append(" - ").append(QUARTERS.draw(dice)).toString();
  }

  /** Returns such as {@code Calle 45 # 12-34}. */
  static String colombianAddress(Dice dice) {
    return dice.oneOf("Calle ", "Carrera ", "Avenida ", "Transversal ")
        + dice.between(1, 170)
        + " # "
        + dice.between(1, 99)
        + '-'
        + dice.between(10, 99);
  }

  private static String complement(Dice dice) {
    return switch (dice.below(6)) {
      case 0 -> "casa " + dice.between(1, 9);
      case 1 -> "fundos";
      case 2 -> "sala " + (dice.between(1, 18) * 100 + dice.between(1, 9));
      case 3 -> "bloco " + (char) ('A' + dice.below(6)) + " apto " + dice.between(1, 200);
      case 4 -> "Edifício \"Solar " + dice.oneOf("das Acácias", "Imperial", "do Parque") + '"';
      default -> "apto " + (dice.between(1, 20) * 10 + dice.between(1, 8));
    };
  }

  private static List<Weight> readCities() {
    List<Weight> cities = new ArrayList<>();
    List<Weight> ofState = new ArrayList<>();
    State state = new State("", "", 0, Weighted.of(List.of(Origin.PORTUGUESE), origin -> 1));
    double statePeople = 0;
    for (String[] cells : Tables.read("places.txt")) {
      if (cells[0].startsWith("=")) {
        addScaled(cities, ofState, statePeople);
        ofState.clear();
        state =
            new State(
                cells[0].substring(1), cells[1], Integer.parseInt(cells[3]), origins(cells[4]));
        statePeople = Double.parseDouble(cells[2]);
      } else {
        City city =
            new City(state, cells[0], Integer.parseInt(cells[2]), List.of(cells[3].split(",", -1)));
        ofState.add(new Weight(city, Double.parseDouble(cells[1])));
      }
    }
    addScaled(cities, ofState, statePeople);
    return cities;
  }

  /** The cities of the table stand for their whole state, so that states weigh what they should. */
  private static void addScaled(List<Weight> all, List<Weight> ofState, double statePeople) {
    double inTable = ofState.stream().mapToDouble(Weight::people).sum();
    ofState.forEach(w -> all.add(new Weight(w.city(), w.people() / inTable * statePeople)));
  }

  private static Weighted<Origin> origins(String percents) {
    String[] parts = percents.split(",", -1);
    List<Origin> origins = List.of(Origin.values());
    Map<Origin, Double> weights = new EnumMap<>(Origin.class);
    double portuguese = 100;
    for (int index = 0; index < parts.length; index++) {
      double percent = Double.parseDouble(parts[index]);
      weights.put(origins.get(index + 1), percent);
      portuguese -= percent;
    }
    weights.put(Origin.PORTUGUESE, portuguese);
    return Weighted.of(origins, origin -> weights.getOrDefault(origin, 0.0));
  }
}
