package io.customerview.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.identity.Country;
import io.customerview.identity.DocumentTypes;
import io.customerview.search.Cursors.Place;
import io.customerview.search.SearchIndex.Position;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.testkit.TestSecrets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CursorsTest {

  private static final Cursors CURSORS = new Cursors(TestSecrets.SECRETS);
  private static final CustomerId CUSTOMER = new CustomerId(new UUID(-5, 6));

  @Test
  @DisplayName(
      "SRCH-9: a cursor gives back the place that it holds, of a customer without a name too")
  void round_trip() {
    CustomerQuery query = CustomerQuery.any("maria");
    for (String name : List.of("", "maria", "jos\u00E9 \uD801\uDC28")) {
      Position position = new Position(name, CUSTOMER);
      for (SearchKind kind : SearchKind.values()) {
        Place place = new Place(3, kind, position, kind == SearchKind.NAME);
        assertThat(CURSORS.open(query, CURSORS.of(query, place))).isEqualTo(place);
      }
      assertThat(CURSORS.openList(CURSORS.ofList(position))).isEqualTo(position);
    }
  }

  @Test
  @DisplayName("SRCH-9: a cursor opens for its own query only, whatever differs, page size aside")
  void one_query() {
    CustomerQuery query = CustomerQuery.personDocument(Country.COLOMBIA, "800197268");
    String cursor =
        CURSORS.of(query, new Place(0, SearchKind.NAME, new Position("ana", CUSTOMER), false));
    assertThat(CURSORS.open(query.pageSize(3), cursor).tier()).isZero();
    for (CustomerQuery other :
        List.of(
            CustomerQuery.personDocument(Country.COLOMBIA, "800197269"),
            CustomerQuery.personDocument(Country.BRAZIL, "800197268"),
            CustomerQuery.personDocument(
                DocumentTypes.standard().of(Country.COLOMBIA, "CC"), "800197268"),
            CustomerQuery.documentNumber("800197268"),
            query.strict(),
            query.formattingCpf(),
            query.acceptingMasked())) {
      assertThatThrownBy(() -> CURSORS.open(other, cursor))
          .isInstanceOfSatisfying(
              RefusedException.class,
              e -> assertThat(e.refusal()).isInstanceOf(CursorInvalid.class));
    }
    assertThatThrownBy(() -> CURSORS.openList(cursor)).isInstanceOf(RefusedException.class);
  }

  @Test
  @DisplayName("SRCH-9: nothing stands between a place and the next one, at the ends of ids too")
  void next_place() {
    assertThat(next(7, 8)).isEqualTo(new Position("ana", new CustomerId(new UUID(7, 9))));
    assertThat(next(7, -1)).isEqualTo(new Position("ana", new CustomerId(new UUID(8, 0))));
    assertThat(next(-1, 8)).isEqualTo(new Position("ana", new CustomerId(new UUID(-1, 9))));
    assertThat(next(-1, -1)).isEqualTo(Position.ofName("ana\u0001"));
  }

  private static Position next(long high, long low) {
    Position place = new Position("ana", new CustomerId(new UUID(high, low)));
    assertThat(place.next()).isGreaterThan(place);
    return place.next();
  }
}
