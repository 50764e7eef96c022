package io.customerview.examples.quickstart.generate;

import java.util.List;

/** Names of companies: a brand, what it does, and its legal form. */
final class Companies {

  /**
   * What a company is called.
   *
   * @param domain under which it has its e-mail addresses; always one that is an example at a
   *     glance
   */
  record Company(String legalName, String tradeName, String industry, String domain) {}

  private record Industry(
      String name, double weight, List<String> activities, List<String> shops) {}

  private static final String SOLE_TRADER = "MEI";

  private static final Weighted<Industry> INDUSTRIES =
      Weighted.of(
          Tables.read("industries.txt").stream()
              .map(
                  c ->
                      new Industry(
                          c[0],
                          Double.parseDouble(c[1]),
                          List.of(c[2].split("\\|", -1)),
                          List.of(c[3].split("\\|", -1))))
              .toList(),
          Industry::weight);

  private static final Weighted<String> FORMS =
      Weighted.parse(
          "Ltda.=46|Ltda. - ME=14|Ltda. - EPP=9|S.A.=6|EIRELI=5|EIRELI - ME=3|S/S=2|ME=3|MEI=12");

  private static final List<String> COINED_STARTS =
      List.of(
          "Alfa", "Bio", "Cen", "Delta", "Eco", "Euro", "Flex", "Gran", "Inter", "Lux", "Max",
          "Mega", "Multi", "Nor", "Nova", "Omni", "Prima", "Rio", "Sol", "Sul", "Tecno", "Top",
          "Trans", "Uni", "Vita");
  private static final List<String> COINED_ENDS =
      List.of(
          "bras", "cel", "dor", "fort", "gran", "lar", "lig", "mar", "med", "mix", "net", "norte",
          "plan", "prev", "ria", "sul", "tec", "vale", "via", "vida");

  private static final Weighted<String> BRANDS =
      Weighted.parse(
          "São Jorge=5|São José=5|São João=4|Santa Rita=4|Santa Clara=3|Santo Antônio=4"
              + "|Nossa Senhora Aparecida=3|Bom Jesus=3|Boa Esperança=2|Boa Vista=3|Bela Vista=3"
              + "|Vale do Sol=2|Estrela do Sul=2|Cruzeiro do Sul=2|Três Irmãos=3|Dois Irmãos=3"
              + "|Irmãos Unidos=1|Serra Azul=2|Rio Doce=2|Água Viva=1|Pão de Mel=1|Novo Horizonte=3"
              + "|Primavera=3|Aurora=3|Imperial=2|Real=2|Central=3|Popular=2|Avenida=2|Brasil=2"
              + "|Paulista=1|Mineira=1|Gaúcha=1|Nordestina=1|Do Povo=1|O Rei da Esquina=1"
              + "|Sabor & Arte=2|Casa & Cia=2|Mãos de Fada=1|Bem-Estar=2|Opção Certa=1|Ação=1");

  private Companies() {}

  static Company brazilian(Places.State state, String rootInMask, Dice dice) {
    Industry industry = INDUSTRIES.draw(dice);
    String form = FORMS.draw(dice);
    String shop = dice.oneOf(industry.shops());
    if (form.equals(SOLE_TRADER)) {
      boolean woman = dice.chance(0.5);
      Names.Name owner = Names.brazilian(woman, state, dice);
      String trade = dice.chance(0.3) ? "" : shop + (woman ? " da " : " do ") + owner.given();
      return new Company(
          rootInMask + ' ' + owner.full(),
          trade,
          industry.name(),
          domain(shop + Text.slug(owner.given()) + dice.below(100), dice));
    }
    String brand = brand(state, dice);
    String legal = brand + ' ' + dice.oneOf(industry.activities()) + ' ' + form;
    String trade = trade(shop, brand, dice);
    return new Company(legal, trade, industry.name(), domain(shop + ' ' + brand, dice));
  }

  static Company colombian(Dice dice) {
    String brand = dice.chance(0.5) ? Names.colombianSurname(dice) : coined(dice);
    String kind =
        dice.oneOf("Inversiones", "Comercializadora", "Distribuciones", "Construcciones", "Grupo");
    String legal = kind + ' ' + brand + ' ' + dice.oneOf("S.A.S.", "S.A.S.", "Ltda.", "S.A.");
    return new Company(
        legal, brand, INDUSTRIES.draw(dice).name(), domain(kind + ' ' + brand, dice));
  }

  private static String trade(String shop, String brand, Dice dice) {
    double kind = dice.fraction();
    if (kind < 0.12) {
      return "";
    }
    return kind < 0.16 ? shop + " \"" + brand + '"' : kind < 0.85 ? shop + ' ' + brand : brand;
  }

  private static String brand(Places.State state, Dice dice) {
    double kind = dice.fraction();
    if (kind < 0.34) {
      return Names.familyOfCompany(state, dice);
    }
    if (kind < 0.4) {
      return Names.familyOfCompany(state, dice) + " & " + Names.familyOfCompany(state, dice);
    }
    if (kind < 0.66) {
      return coined(dice);
    }
    if (kind < 0.72) {
      return "" + letter(dice) + '.' + letter(dice) + ". " + Names.familyOfCompany(state, dice);
    }
    return BRANDS.draw(dice);
  }

  private static char letter(Dice dice) {
    return (char) ('A' + dice.below(26));
  }

  private static String coined(Dice dice) {
    return dice.oneOf(COINED_STARTS) + dice.oneOf(COINED_ENDS);
  }

  /** The endings are kept for documentation (RFC 2606), or read as an example at a glance. */
  private static String domain(String name, Dice dice) {
    return Text.slug(name) + dice.oneOf(".example", ".com.example", ".exemplo.com.br");
  }
}
