package io.customerview.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerview.shared.RefusedException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("States, cities, postal codes and countries")
class PlacesTest {

  private static final String STATES =
      "11 RO 12 AC 13 AM 14 RR 15 PA 16 AP 17 TO 21 MA 22 PI 23 CE 24 RN 25 PB 26 PE 27 AL 28 SE "
          + "29 BA 31 MG 32 ES 33 RJ 35 SP 41 PR 42 SC 43 RS 50 MS 51 MT 52 GO 53 DF";

  @Test
  @DisplayName("REG-3: the 27 states have the codes and abbreviations of IBGE")
  void states() {
    StringBuilder states = new StringBuilder();
    for (State state : State.values()) {
      states.append(states.length() == 0 ? "" : " ").append(state.code()).append(' ');
      states.append(state.abbreviation());
    }
    assertThat(states).hasToString(STATES);
    assertThat(IntStream.range(-1, 100).mapToObj(State::ofCode).flatMap(found -> found.stream()))
        .containsExactly(State.values());
  }

  @ParameterizedTest
  @EnumSource(State.class)
  @DisplayName("SEG-4: a state is found by its abbreviation, its name and its code")
  void state_isFound(State state) {
    assertThat(State.parse(state.abbreviation())).isSameAs(state);
    assertThat(State.parse(' ' + state.formatted().toUpperCase(Locale.ROOT))).isSameAs(state);
    assertThat(State.parse(FoldedText.of(state.formatted()).key())).isSameAs(state);
    assertThat(State.parse(Integer.toString(state.code()))).isSameAs(state);
    assertThat(State.refusalOf(state.formatted())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "XX", "Guanabara", "10", "011", "Sao", "S P"})
  @DisplayName("SRCH-9: what is no state is refused")
  void state_isRefused(String text) {
    assertThat(State.tryParse(text)).isEmpty();
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> State.parse(text))
        .satisfies(
            refused -> assertThat(refused.refusal()).isEqualTo(new IdentityRefusal.StateUnknown()));
    assertThat(State.refusalOf(text)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "AC, -5", "AM, -4", "RO, -4", "RR, -4", "MT, -4", "MS, -4", "PA, -3", "AP, -3", "TO, -3",
    "MA, -3", "PI, -3", "CE, -3", "RN, -3", "PB, -3", "PE, -3", "AL, -3", "SE, -3", "BA, -3",
    "MG, -3", "ES, -3", "RJ, -3", "SP, -3", "PR, -3", "SC, -3", "RS, -3", "GO, -3", "DF, -3",
  })
  @DisplayName("CNT-14: each state has the legal time of most of it")
  void state_zone(State state, int hours) {
    Instant moment = Instant.parse("2026-07-01T12:00:00Z");
    assertThat(state.zone().getRules().getOffset(moment)).isEqualTo(ZoneOffset.ofHours(hours));
  }

  @Test
  @DisplayName("CNT-14: Fernando de Noronha alone is an hour ahead of its state")
  void city_zone() {
    assertThat(City.of("FERNANDO DE NORONHA", State.PE).zone())
        .isEqualTo(ZoneId.of("America/Noronha"));
    assertThat(City.of("Recife", State.PE).zone()).isEqualTo(State.PE.zone());
    assertThat(City.of("Fernando de Noronha", State.SP).zone()).isEqualTo(State.SP.zone());
  }

  @Test
  @DisplayName("SEG-3: a city is a name in a state, never a name alone")
  void city_isNameAndState() {
    City piaui = City.of("Bom Jesus", State.PI);
    assertThat(piaui)
        .isEqualTo(City.of("BOM  JESUS", State.PI))
        .hasSameHashCodeAs(City.of("BOM  JESUS", State.PI))
        .isNotEqualTo(City.of("Bom Jesus", State.RS));
    assertThat(piaui.compact()).isEqualTo("PI/bom jesus");
    assertThat(piaui.formatted()).isEqualTo("Bom Jesus (PI)");
    assertThat(piaui.name()).isEqualTo("Bom Jesus");
    assertThat(piaui.state()).isSameAs(State.PI);
    assertThat(piaui.folded()).isEqualTo(FoldedText.of("bom jesus"));
    assertThat(piaui.code()).isEmpty();
    assertThat(piaui).hasToString("City[PI]").isLessThan(City.of("Bom Jesus", State.RS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2201919", "2201988", "2202251", "2611533", "3117836", "3152131", "4305871", "5203939",
        "5203962", "3550308", "355030",
      })
  @DisplayName("REG-3: the seventh digit of a city's code is not checked, and may be left out")
  void city_code(String code) {
    State state = State.ofCode(Integer.parseInt(code.substring(0, 2))).orElseThrow();
    assertThat(City.of("Cidade", state, code).code()).contains(code);
    assertThat(City.refusalOfCode(code, state)).isEmpty();
  }

  @Test
  @DisplayName("SRCH-9: each fault of a city has its own reason")
  void city_refusal() {
    assertThat(City.refusalOfCode("3550308", State.RJ))
        .contains(new IdentityRefusal.CityOfAnotherState(State.RJ));
    assertThat(City.refusalOfCode("35503", State.SP))
        .contains(new IdentityRefusal.WrongLength(IdentityKind.CITY_CODE, 6, 7, 5, false));
    assertThat(City.refusalOfCode("35503081", State.SP))
        .contains(new IdentityRefusal.WrongLength(IdentityKind.CITY_CODE, 6, 7, 8, false));
    assertThat(City.refusalOfCode("355O308", State.SP))
        .contains(new IdentityRefusal.WrongCharacter(IdentityKind.CITY_CODE, 'O', 4));
    assertThat(City.refusalOfCode(" ", State.SP))
        .contains(new IdentityRefusal.Missing(IdentityKind.CITY_CODE));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> City.of("Santos", State.RJ, "3550308"));
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> City.of("...", State.RJ));
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> City.of(" ", State.RJ));
  }

  @Test
  @DisplayName("CNT-1: a CEP has eight digits")
  void postalCode() {
    PostalCode cep = PostalCode.parse("01310-100");
    assertThat(cep.compact()).isEqualTo("01310100");
    assertThat(cep.formatted()).isEqualTo("01310-100");
    assertThat(cep.region()).isZero();
    assertThat(PostalCode.parse("90000-000").region()).isEqualTo(9);
    assertThat(cep).hasToString("01***-***").isLessThan(PostalCode.parse("20000-000"));
    assertThat(PostalCode.parse("01.310.100")).isEqualTo(cep).hasSameHashCodeAs(cep);
    assertThat(PostalCode.refusalOf("01310"))
        .contains(new IdentityRefusal.WrongLength(IdentityKind.POSTAL_CODE, 8, 8, 5, false));
    assertThat(PostalCode.refusalOf("0131O-100"))
        .contains(new IdentityRefusal.WrongCharacter(IdentityKind.POSTAL_CODE, 'O', 5));
    assertThat(PostalCode.refusalOf(""))
        .contains(new IdentityRefusal.Missing(IdentityKind.POSTAL_CODE));
    assertThat(PostalCode.refusalOf("01310-100")).isEmpty();
    assertThat(PostalCode.tryParse("1")).isEmpty();
  }

  @Test
  @DisplayName("REG-2: a country is its ISO 3166 code")
  void country() {
    assertThat(Country.parse("br")).isEqualTo(Country.BRAZIL).hasSameHashCodeAs(Country.BRAZIL);
    assertThat(Country.parse("COL")).isEqualTo(Country.COLOMBIA).hasToString("CO");
    assertThat(Country.BRAZIL.formatted(Locale.forLanguageTag("pt"))).isEqualTo("Brasil");
    assertThat(Country.BRAZIL).isLessThan(Country.COLOMBIA);
    assertThat(Country.refusalOf("XX")).contains(new IdentityRefusal.CountryUnknown());
    assertThat(Country.refusalOf("CO")).isEmpty();
    assertThat(Country.tryParse("Brasil")).isEmpty();
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> Country.parse(""));
  }
}
