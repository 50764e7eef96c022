package io.customerview.benchmark.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Texts to search, drawn from the customers of a base: always the same of the same base. Positions
 * beyond what was drawn begin anew.
 */
public final class Samples {

  private static final int DRAWN = 64;
  private static final int COMMON_WORDS = 24;
  private static final int WORD = 4;
  private static final int WORDS_OF_PAIRS = 120;
  private static final String MOBILE = "address like '+55__9________')";

  private final DataSource connections;
  private final List<UUID> ids = new ArrayList<>();
  private final List<String> externalIds;
  private final List<String> cpfs;
  private final List<String> cnpjs;
  private final List<String> mobiles;
  private final List<String> emails;
  private final List<String> documents;
  private final List<String> names;
  private final List<String> rareWords;
  private final List<String> commonWords;
  private List<String> pairsOfNobody = List.of();

  /** Draws samples. */
  public Samples(DataSource connections) throws SQLException {
    this.connections = connections;
    SplittableRandom random = new SplittableRandom(42);
    List<UUID> places = new ArrayList<>();
    for (int at = 0; at < DRAWN; at++) {
      places.add(new UUID(random.nextLong(), random.nextLong()));
    }
    for (String id : nextTo(places, "id", "id is not null")) {
      ids.add(UUID.fromString(id));
    }
    externalIds = nextTo(places, "external_id", "external_id is not null");
    cpfs = nextTo(places, "cpf", "cpf is not null");
    cnpjs = nextTo(places, "cnpj", "cnpj is not null");
    mobiles =
        nextTo(
            places,
            "(select min(address) from base.contact_point point where customer_id = customer.id and "
                + MOBILE,
            "exists (select from base.contact_point point where customer_id = customer.id and "
                + MOBILE);
    emails =
        nextTo(
            places,
            "(select min(normalized) from base.contact_point point where customer_id = customer.id "
                + "and channel = 'EMAIL')",
            "exists (select from base.contact_point point where customer_id = customer.id "
                + "and channel = 'EMAIL')");
    documents =
        nextTo(
            places,
            "(select min(number) from base.identity_document where customer_id = customer.id)",
            "exists (select from base.identity_document where customer_id = customer.id and country = 'BR')");
    names = nextTo(places, "folded_name", "kind = 'PERSON' and folded_name like '% % %'");
    rareWords =
        texts(
            "select key from (select key, count(*) from base.search_entry where list = "
                + WORD
                + " group by key having count(*) between 1 and 3) rare order by md5(key) limit "
                + DRAWN);
    commonWords =
        texts(
            "select key from base.search_entry where list = "
                + WORD
                + " and length(key) > 3 group by key order by count(*) desc limit "
                + COMMON_WORDS);
  }

  /** Returns a value of the first customer at or after each id for whom a condition holds. */
  private List<String> nextTo(List<UUID> places, String value, String condition)
      throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = connections.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select "
                    + value
                    + "::text from base.customer where id >= ? and "
                    + condition
                    + " order by id limit 1")) {
      for (UUID place : places) {
        statement.setObject(1, place);
        try (ResultSet row = statement.executeQuery()) {
          if (row.next()) {
            values.add(row.getString(1));
          }
        }
      }
    }
    return values;
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }

  private static String at(List<String> values, int position) {
    return values.get(position % values.size());
  }

  /** Returns the id of a customer. */
  public UUID key(int position) {
    return ids.get(position % ids.size());
  }

  String id(int position) {
    return key(position).toString();
  }

  String externalId(int position) {
    return at(externalIds, position);
  }

  String cpf(int position) {
    return at(cpfs, position);
  }

  String cnpj(int position) {
    return at(cnpjs, position);
  }

  /** A Brazilian mobile number in E.164. */
  String mobile(int position) {
    return at(mobiles, position);
  }

  String email(int position) {
    return at(emails, position);
  }

  String document(int position) {
    return at(documents, position);
  }

  /** The folded name of a person, of three words or more. */
  String name(int position) {
    return at(names, position);
  }

  String firstWords(int position, int count) {
    String[] words = name(position).split(" ", -1);
    return String.join(" ", List.of(words).subList(0, count));
  }

  /** The first word and the last two. */
  String threeWords(int position) {
    String[] words = name(position).split(" ", -1);
    return words[0] + ' ' + words[words.length - 2] + ' ' + words[words.length - 1];
  }

  /** The first three letters of those. */
  String threeStarts(int position) {
    List<String> starts = new ArrayList<>();
    for (String word : threeWords(position).split(" ", -1)) {
      starts.add(word.substring(0, Math.min(3, word.length())));
    }
    return String.join(" ", starts);
  }

  /** A word that one to three customers have. */
  String rareWord(int position) {
    return at(rareWords, position);
  }

  /** One of the {@value #COMMON_WORDS} words that most customers have. */
  String commonWord(int position) {
    return at(commonWords, position);
  }

  /** Two common words that no customer has both of. */
  String pairOfNobody(int position) {
    if (pairsOfNobody.isEmpty()) {
      try {
        pairsOfNobody = texts(PAIRS_OF_NOBODY);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return at(pairsOfNobody, position);
  }

  private static final String PAIRS_OF_NOBODY =
      """
      with word as materialized (
        select key, count(*) as bearers from base.search_entry where list = 4 and length(key) > 3
        group by key order by count(*) desc limit %d),
      borne as materialized (
        select entry.key, entry.customer_id from base.search_entry entry join word using (key)
        where entry.list = 4),
      pair as materialized (
        select distinct one.key as left_key, other.key as right_key
        from borne one join borne other using (customer_id) where one.key < other.key)
      select one.key || ' ' || other.key
      from word one join word other on one.key < other.key
      where not exists (
        select from pair where pair.left_key = one.key and pair.right_key = other.key)
      order by least(one.bearers, other.bearers) desc, one.key, other.key limit 8"""
          .formatted(WORDS_OF_PAIRS);
}
