package io.customerview.examples.quickstart.generate;

import io.customerview.examples.quickstart.generate.Places.Origin;
import java.util.ArrayList;
import java.util.List;

/** The long tail of family names, composed of the parts that such names are made of. */
final class RareSurnames {

  private RareSurnames() {}

  static List<String> of(Origin origin) {
    return switch (origin) {
      case PORTUGUESE ->
          compose(
              "Al Bar Cal Car Cas Fal For Gal Gar Lou Mal Mar Men Mon Pal Pe Por Qua Sal Ser Sil"
                  + " Tal Tor Val Vas Ver Vi",
              "beiro cedo chado cão deira deiro galo gueiro lheiro lho nheiro rado reira reiro"
                  + " rinho tanho teiro tinho vedo veira");
      case ITALIAN ->
          compose(
              "Albert Andre Bald Bart Bell Bened Bern Bon Bos Brun Cast Cec Corr Fav Ferr Fran Gall"
                  + " Gamb Gius Grand Lazz Lomb Magn Mant Mar Mazz Mont Mor Nic Pag Pas Pell Pez"
                  + " Ran Ross Sal Sart Scar Sim Spin Stef Tom Torr Val Vend Vic Zamb Zan",
              "ari ato azzi elli ello essi etti etto iani icci ini ino otti otto uzzi an on in");
      case GERMAN ->
          compose(
              "Acker Alten Berg Blumen Brun Burg Eich Eisen Feld Freud Fried Gold Grün Hagen Hart"
                  + " Held Hirsch Holz Kessel König Linden Löwen Neu Ober Rosen Roth Schön Schwarz"
                  + " Stein Stern Unter Wein Weiss Wolf Ziegel",
              "au bach baum berg brand burg dorf er feld hardt haus heim hof mann meier meister"
                  + " müller stein thal wald");
      case JAPANESE ->
          compose(
              "Aoki Fuji Fuku Hama Hara Hashi Hira Ichi Ishi Iwa Kawa Kita Ko Kuro Maru Matsu Miya"
                  + " Mori Mura Naga Naka Nishi Oka Saka Shima Sugi Taka Take Toku Ue Yama Yoshi",
              "be da de gawa guchi hara i kawa ki moto mura naka no oka saka sawa shita ta to ya"
                  + " yama zaki");
      case ARABIC ->
          compose(
              "Abd Aj Ass Az Bar Bit Cha Dah Fad Gha Had Ham Has Jab Kal Kha Mah Mal Nad Rah Sab"
                  + " Sal Sha Tan Zak",
              "al ala ar ara ef ek el er ia id im in our uf um");
      case POLISH ->
          compose(
              "Adam Bart Bor Brzez Dąbr Dom Grab Grzyb Jab Jan Kamin Kos Kraw Lip Maj Mal Mazur"
                  + " Olsz Ost Piotr Raj Sad Sob Stan Wit Wojc Zaj Zal",
              "czyk ecki ewicz icki ik inski owicz owski uk czak");
      case SPANISH ->
          compose(
              "Alc Alv Bal Ben Bust Cald Card Cor Esc Esp Gall Guti Hern Lop Med Mend Mont Mor Pal"
                  + " Qui Riv Sal Sol Vald Zam",
              "amante ano ara arez ejo ella ero eros illa illo ino osa uela ñez");
    };
  }

  private static List<String> compose(String starts, String ends) {
    List<String> names = new ArrayList<>();
    for (String start : starts.split(" ", -1)) {
      for (String end : ends.split(" ", -1)) {
        names.add(start + end);
      }
    }
    return List.copyOf(names);
  }
}
