package io.customerview.examples.quickstart.story;

import static io.customerview.contact.ContactChannel.EMAIL;
import static io.customerview.contact.ContactChannel.PHONE;

import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.identity.Country;
import io.customerview.intake.IntakeRow;
import io.customerview.shared.CustomerId;
import io.customerview.shared.ExternalId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who plays which part in the tour: of the rows that were taken, the first in the file that suits.
 * So the tour is the same each time, and works with files of the user's too. Not thread-safe.
 */
final class Cast {

  /** So many customers are looked at when somebody just outside a segment is wanted. */
  private static final int MOST_PAYING = 250;

  private enum Part {
    /** A person with two e-mail addresses, the first opted in, and a mobile that is opted in. */
    LEAD,
    /** A person whose CPF begins with a zero. */
    ZERO,
    /** Somebody with an identity document of another country. */
    FOREIGNER,
    /** A person with e-mail addresses, none opted in. */
    SILENT,
    /** A person without any e-mail address. */
    UNREACHABLE
  }

  private final Map<Part, Member> parts = new HashMap<>();
  private final Map<ExternalId, Member> companies = new HashMap<>();
  private final Map<ExternalId, Integer> people = new HashMap<>();
  private final Set<CustomerId> paying = new LinkedHashSet<>();

  void meet(IntakeRow row, CustomerId id) {
    Member member = new Member(id, row);
    if (row.cancellation().isPresent()) {
      return;
    }
    if (!member.registration().isPerson()) {
      if (member.registration().cnpj().isPresent()) {
        companies.putIfAbsent(member.registration().externalId().orElseThrow(), member);
      }
      return;
    }
    row.parent().ifPresent(company -> people.merge(company, 1, Integer::sum));
    offer(Part.LEAD, member, Cast::isLead);
    offer(Part.ZERO, member, Cast::beginsWithZero);
    offer(Part.FOREIGNER, member, Cast::hasForeignDocument);
    offer(Part.SILENT, member, one -> !one.contacts(EMAIL).isEmpty() && !one.isOptedIn(EMAIL));
    offer(Part.UNREACHABLE, member, one -> one.contacts(EMAIL).isEmpty());
  }

  void meetContract(ContractRow row, CustomerId customer) {
    ContractTerms terms = row.terms();
    if (terms.type() == ContractType.RECURRING
        && terms.status().isInForce()
        && paying.size() < MOST_PAYING) {
      paying.add(customer);
    }
  }

  private void offer(Part part, Member member, Predicate<Member> suits) {
    Member present = parts.get(part);
    if ((present == null || present.row().number() > member.row().number()) && suits.test(member)) {
      parts.put(part, member);
    }
  }

  private static boolean isLead(Member member) {
    return member.registration().cpf().isPresent()
        && member.contacts(EMAIL).size() == 2
        && !member
            .contacts(EMAIL)
            .get(0)
            .address()
            .isSameAs(member.contacts(EMAIL).get(1).address())
        && member.isOptedIn(EMAIL)
        && member.isOptedIn(PHONE)
        && !member.name().chars().allMatch(c -> c < 0x80);
  }

  private static boolean beginsWithZero(Member member) {
    return member.registration().cpf().filter(cpf -> cpf.compact().startsWith("0")).isPresent();
  }

  private static boolean hasForeignDocument(Member member) {
    return member.registration().documents().stream()
        .anyMatch(document -> !document.country().equals(Country.BRAZIL));
  }

  Optional<Member> lead() {
    return Optional.ofNullable(parts.get(Part.LEAD));
  }

  Optional<Member> zero() {
    return Optional.ofNullable(parts.get(Part.ZERO));
  }

  Optional<Member> foreigner() {
    return Optional.ofNullable(parts.get(Part.FOREIGNER));
  }

  Optional<Member> silent() {
    return Optional.ofNullable(parts.get(Part.SILENT));
  }

  Optional<Member> unreachable() {
    return Optional.ofNullable(parts.get(Part.UNREACHABLE));
  }

  /** Returns customers with a recurring contract that is in force, the first of the file. */
  List<CustomerId> paying() {
    return List.copyOf(paying);
  }

  /** Returns the company that most people belong to; of several the first. */
  Optional<Member> company() {
    Member most = null;
    int count = -1;
    for (Map.Entry<ExternalId, Member> company : companies.entrySet()) {
      int members = people.getOrDefault(company.getKey(), 0);
      if (members > count
          || (most != null
              && members == count
              && company.getValue().row().number() < most.row().number())) {
        most = company.getValue();
        count = members;
      }
    }
    return Optional.ofNullable(most);
  }
}
