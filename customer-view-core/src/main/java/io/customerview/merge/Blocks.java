package io.customerview.merge;

import io.customerview.identity.Cnpj;
import io.customerview.identity.SearchEntries;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchList;
import io.customerview.search.SearchIndex.Card;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells which blocks a customer is looked for in. */
final class Blocks {

  private static final int MOST_ZEROS = 4;

  /** A name of more words than this is looked for under its own beginning only. */
  private static final int MOST_TURNED = 5;

  /** So many letters of the second word are told from. */
  private static final int OF_SECOND_WORD = 2;

  private Blocks() {}

  /** Returns the blocks of those who have a number or an address in common, or nearly so. */
  static Set<Block> ofNumbers(Card card) {
    Set<Block> blocks = new LinkedHashSet<>();
    for (SearchKey key : card.keys()) {
      switch (key.field()) {
        case CPF -> blocks.add(Block.of(SearchList.CPF, key.key()));
        case CNPJ ->
            blocks.add(Block.of(SearchList.CNPJ_ROOT, key.key().substring(0, Cnpj.ROOT_LENGTH)));
        case IDENTITY_DOCUMENT -> zeros(key.key(), blocks);
        case EMAIL -> emails(key.key(), blocks);
        case PHONE -> phones(key.key(), blocks);
        default -> {}
      }
    }
    return blocks;
  }

  /** A number may have lost the zeros at its beginning, here or there. */
  private static void zeros(String number, Set<Block> blocks) {
    StringBuilder writing = new StringBuilder(Comparison.withoutZeros(number));
    blocks.add(Block.of(SearchList.PERSON_DOCUMENT, number));
    for (int zeros = 0; zeros <= MOST_ZEROS; zeros++) {
      blocks.add(Block.of(SearchList.PERSON_DOCUMENT, writing.toString()));
      writing.insert(0, '0');
    }
  }

  /** The last eight digits are those of a mobile number with its ninth digit and without it. */
  private static void phones(String e164, Set<Block> blocks) {
    blocks.add(ofPhone(e164));
    if (e164.length() > 8) {
      blocks.add(ofPhoneEnd(e164));
    }
  }

  static Block ofPhone(String e164) {
    return Block.of(SearchList.PHONE, e164);
  }

  static Block ofPhoneEnd(String e164) {
    return Block.of(SearchList.PHONE_END, e164.substring(Math.max(0, e164.length() - 8)));
  }

  /** An address whose domain was typed wrong begins as it should. */
  private static void emails(String address, Set<Block> blocks) {
    blocks.add(ofEmail(address));
    int longest = SearchEntries.EMAIL_STARTS.get(SearchEntries.EMAIL_STARTS.size() - 1);
    blocks.add(Block.of(SearchList.EMAIL_START, SearchEntries.cut(address, longest)));
  }

  static Block ofEmail(String address) {
    return Block.of(SearchList.EMAIL, address);
  }

  /** Returns the blocks of those who have the beginnings of two words in common. */
  static Set<Block> ofNames(Trait trait) {
    Set<Block> blocks = new LinkedHashSet<>();
    for (List<String> words : trait.names()) {
      if (words.size() > SearchEntries.MOST_PAIRED_WORDS) {
        continue;
      }
      for (int one = 0; one < words.size(); one++) {
        for (int other = one + 1; other < words.size(); other++) {
          blocks.add(ofPair(words.get(one), words.get(other)));
        }
      }
    }
    return blocks;
  }

  private static Block ofPair(String one, String other) {
    return Block.of(SearchList.WORD_PAIR, SearchEntries.pair(one, other));
  }

  /**
   * Returns the parts of a block that is too large in which a customer is looked for: names that
   * begin with a third word of its own, wherever that stands here, and names that begin as its own.
   *
   * @param shown the name by which it is listed
   */
  static Set<Block> within(Block block, Trait trait, String shown) {
    Set<Block> parts = new LinkedHashSet<>();
    String name = SearchEntries.sortName(shown);
    int first = name.indexOf(' ');
    if (first < 0) {
      return parts;
    }
    if (block.list() == SearchList.EMAIL_START) {
      parts.add(block.of(name.substring(0, first)));
    } else if (block.list() == SearchList.WORD_PAIR) {
      parts.add(block.of(name.substring(0, Math.min(name.length(), first + 1 + OF_SECOND_WORD))));
      for (List<String> words : trait.names()) {
        if (trait.person() && words.size() <= MOST_TURNED) {
          thirdWords(block, words, parts);
        }
      }
    }
    return parts;
  }

  private static void thirdWords(Block block, List<String> words, Set<Block> parts) {
    for (int one = 0; one < words.size(); one++) {
      for (int other = one + 1; other < words.size(); other++) {
        if (ofPair(words.get(one), words.get(other)).equals(block)) {
          for (int third = 0; third < words.size(); third++) {
            if (third != one && third != other) {
              parts.add(block.of(words.get(third) + ' '));
            }
          }
        }
      }
    }
  }
}
