package io.customerview.jdbc.internal.sql;

import io.customerview.acceptance.Acceptance;
import io.customerview.cases.CaseQuery;
import io.customerview.cases.CustomerCase;
import io.customerview.customer.Customer;
import io.customerview.document.Document;
import io.customerview.document.DocumentFile;
import io.customerview.jdbc.internal.reading.Together;
import io.customerview.jdbc.internal.reading.Together.Part;
import io.customerview.journey.JourneyStanding;
import io.customerview.message.MessageLine;
import io.customerview.message.MessageQuery;
import io.customerview.profile.ReadAhead;
import io.customerview.shared.FileId;
import io.customerview.shared.UnitOfWork;
import java.util.List;
import java.util.Optional;

/**
 * Reads profiles ahead in two statements: what belongs to the customer, and then what belongs to
 * that.
 */
public final class JdbcReadAhead implements ReadAhead {

  @Override
  public void read(UnitOfWork work, Wanted wanted) {
    First first = new First(wanted);
    first.together.run(work);
    first.second().run(work);
  }

  /** What belongs to the customer; of every list one item more than stands on its first page. */
  private static final class First {

    private final Wanted wanted;
    private final Together together = new Together();
    private final Optional<Part<Customer>> people;
    private final Part<Document> documents;
    private final Part<MessageLine> certified;
    private final Part<Acceptance> acceptances;
    private final Part<CustomerCase> cases;
    private final Optional<Part<JourneyStanding>> journey;

    First(Wanted wanted) {
      this.wanted = wanted;
      var id = wanted.customer();
      var days = wanted.days();
      var zone = wanted.zone();
      int limit = wanted.page() + 1;
      MessageQuery sent = MessageQuery.ALL.within(days);
      together.add(JdbcContactPoints.reading(List.of(id)));
      people =
          wanted.company()
              ? Optional.of(together.add(JdbcCustomers.people(id, Optional.empty(), limit)))
              : Optional.empty();
      documents = together.add(JdbcDocuments.page(id, days, zone, Optional.empty(), limit));
      together.add(JdbcMessages.page(id, sent, Optional.empty(), limit, zone));
      together.add(JdbcMessages.inbound(id, days, Optional.empty(), limit, zone));
      together.add(JdbcMessages.counted(id, days, false));
      acceptances = together.add(JdbcAcceptances.page(id, Optional.empty(), limit));
      certified =
          together.add(JdbcMessages.page(id, sent.certifiedOnly(), Optional.empty(), limit, zone));
      CaseQuery opened = CaseQuery.ALL.within(days);
      cases = together.add(JdbcCases.page(id, opened, Optional.empty(), limit, zone));
      together.add(MessageTotals.of(id, days, false));
      together.add(JdbcCases.grouped(id, opened, zone));
      journey = wanted.management() ? Optional.of(management()) : Optional.empty();
      if (wanted.contracts()) {
        together.add(JdbcContracts.page(id, Optional.empty(), limit));
      }
    }

    private Part<JourneyStanding> management() {
      var id = wanted.customer();
      together.add(JdbcContracts.all(List.of(id)));
      together.add(JdbcMarkers.borneBy(id));
      together.add(JdbcPortfolios.ofCustomer(id));
      together.add(JdbcCustomerJourneys.stages(List.of(id)));
      together.add(JdbcCustomerJourneys.milestones(List.of(id)));
      together.add(
          JdbcEvents.page(id, wanted.days(), wanted.zone(), Optional.empty(), wanted.page() + 1));
      return together.add(JdbcCustomerJourneys.standing(List.of(id)));
    }

    /** What belongs to what stands on the first pages. */
    Together second() {
      Together next = new Together();
      List<Customer> linked = people.map(part -> page(part.rows())).orElse(List.of());
      if (!linked.isEmpty()) {
        next.add(JdbcContactPoints.reading(linked.stream().map(Customer::id).toList()));
      }
      List<FileId> files =
          page(JdbcDocuments.whole(documents.rows())).stream()
              .flatMap(document -> document.files().stream())
              .map(DocumentFile::id)
              .toList();
      if (!files.isEmpty()) {
        next.add(JdbcRestores.ofFiles(files));
      }
      List<MessageLine> receipts = page(certified.rows());
      if (!receipts.isEmpty()) {
        next.add(JdbcMessages.firsts(receipts.stream().map(MessageLine::id).toList()));
      }
      List<Acceptance> asked = page(acceptances.rows());
      if (!asked.isEmpty()) {
        next.add(JdbcDocuments.byId(asked.stream().map(Acceptance::document).toList()));
      }
      List<CustomerCase> opened = page(cases.rows());
      if (!opened.isEmpty()) {
        next.add(
            JdbcCustomers.byId(opened.stream().map(CustomerCase::customer).distinct().toList()));
        next.add(JdbcMessages.ofCases(opened.stream().map(CustomerCase::number).toList(), false));
      }
      journey.stream()
          .flatMap(part -> part.rows().stream())
          .forEach(standing -> next.add(JdbcJourneys.byId(List.of(standing.journey()))));
      return next;
    }

    private <T> List<T> page(List<T> rows) {
      return rows.subList(0, Math.min(wanted.page(), rows.size()));
    }
  }
}
