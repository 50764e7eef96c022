package io.customerview.examples.quickstart.generate;

import io.customerview.examples.quickstart.generate.Names.Name;

/** E-mail addresses and phones as customers give them. */
final class Contacts {

  private static final Weighted<String> PROVIDERS =
      Weighted.parse(
          "gmail.com=58|hotmail.com=17|outlook.com=7|yahoo.com.br=7|icloud.com=3|uol.com.br=2.5"
              + "|bol.com.br=1.5|terra.com.br=1.2|live.com=1.2|ig.com.br=0.7|globo.com=0.5"
              + "|yahoo.com=0.4");

  private static final Weighted<String> COLOMBIAN_PROVIDERS =
      Weighted.parse("gmail.com=62|hotmail.com=22|outlook.com=9|yahoo.es=5|une.net.co=2");

  private static final Weighted<String> MAILBOXES =
      Weighted.parse(
          "contato=30|financeiro=18|comercial=14|vendas=10|adm=8|nfe=6|compras=6|atendimento=4"
              + "|diretoria=2|rh=2");

  private Contacts() {}

  static String personal(Name name, boolean colombian, Dice dice) {
    return localPart(name, true, dice)
        + '@'
        + (colombian ? COLOMBIAN_PROVIDERS : PROVIDERS).draw(dice);
  }

  static String atWork(Name name, String domain, Dice dice) {
    return localPart(name, false, dice) + '@' + domain;
  }

  static String mailbox(String domain, Dice dice) {
    return MAILBOXES.draw(dice) + '@' + domain;
  }

  static String mobile(int areaCode, Dice dice) {
    char second = (char) (dice.chance(0.8) ? '6' + dice.below(4) : '1' + dice.below(5));
    return "(" + areaCode + ") 9" + second + Text.digits(dice, 3) + '-' + Text.digits(dice, 4);
  }

  static String fixed(int areaCode, Dice dice) {
    char first = dice.chance(0.7) ? '3' : dice.chance(0.6) ? '2' : '4';
    return "(" + areaCode + ") " + first + Text.digits(dice, 3) + '-' + Text.digits(dice, 4);
  }

  static String free(Dice dice) {
    return "0800 " + dice.between(100, 999) + ' ' + Text.digits(dice, 4);
  }

  static String colombianMobile(Dice dice) {
    String operator = dice.oneOf("300", "301", "304", "310", "311", "312", "313", "315", "320");
    return "+57 " + operator + ' ' + Text.digits(dice, 3) + ' ' + Text.digits(dice, 4);
  }

  static String colombianFixed(int areaDigit, Dice dice) {
    return "+57 60" + areaDigit + ' ' + dice.between(200, 899) + ' ' + Text.digits(dice, 4);
  }

  private static String localPart(Name name, boolean numbered, Dice dice) {
    String given = name.given();
    int space = given.indexOf(' ');
    String first = Text.slug(space < 0 ? given : given.substring(0, space));
    String second = space < 0 ? "" : Text.slug(given.substring(given.lastIndexOf(' ') + 1));
    String last = Text.slug(lastName(name.family()));
    String local =
        switch (dice.below(10)) {
          case 0, 1, 2 -> first + '.' + last;
          case 3, 4 -> first + last;
          case 5 -> first + '_' + last;
          case 6 -> first.charAt(0) + last;
          case 7 -> first + second + (second.isEmpty() ? last : "");
          case 8 -> last + '.' + first;
          default -> first + (second.isEmpty() ? "" : "." + second) + '.' + last;
        };
    if (!numbered || dice.chance(0.3)) {
      return local;
    }
    return switch (dice.below(4)) {
      case 0 -> local + dice.between(50, 99);
      case 1 -> local + dice.between(1950, 2007);
      case 2 -> local + dice.below(1000);
      default -> local + dice.below(100);
    };
  }

  /** The last family name, but for Filho, Neto and the like. */
  private static String lastName(String family) {
    String[] words = family.split(" ", -1);
    int last = words.length - 1;
    while (last > 0
        && switch (words[last]) {
          case "Filho", "Júnior", "Neto", "Sobrinho" -> true;
          default -> false;
        }) {
      last--;
    }
    return words[last];
  }
}
