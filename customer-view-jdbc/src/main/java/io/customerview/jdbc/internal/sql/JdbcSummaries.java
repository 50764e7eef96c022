package io.customerview.jdbc.internal.sql;

import io.customerview.identity.Cnpj;
import io.customerview.identity.Cpf;
import io.customerview.identity.EmailAddress;
import io.customerview.identity.PhoneNumber;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.search.CustomerSummaries;
import io.customerview.search.CustomerSummary;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The columns of the customer list, in one statement. */
public final class JdbcSummaries implements CustomerSummaries {

  /** Of a row of {@code $schema.customer} that is called {@code customer}. */
  static final String COLUMNS =
      """
      customer.id, customer.cpf, customer.cnpj,
        coalesce(customer.social_name, customer.trade_name, customer.legal_name,
          concat_ws(' ', customer.given_name, customer.family_name)) as name,
        (select address from $schema.contact_point
          where customer_id = customer.id and channel = 'EMAIL' and is_primary) as email,
        (select address from $schema.contact_point
          where customer_id = customer.id and channel = 'PHONE' and is_primary) as phone""";

  private static final String SELECT =
      "select "
          + COLUMNS
          + " from $schema.customer customer where customer.id = any((select :ids)::uuid[])";

  @Override
  public Map<CustomerId, CustomerSummary> of(UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, CustomerSummary> summaries = new HashMap<>();
    JdbcUnitOfWork.handle(work)
        .createQuery(SELECT)
        .bind("ids", Values.uuids(customers))
        .map((row, context) -> summary(row, Values.id(row, "id")))
        .forEach(summary -> summaries.put(summary.id(), summary));
    return summaries;
  }

  static CustomerSummary summary(ResultSet row, CustomerId id) throws SQLException {
    return new CustomerSummary(
        id,
        row.getString("name"),
        Optional.ofNullable(row.getString("cpf")).map(Cpf::parse),
        Optional.ofNullable(row.getString("cnpj")).map(Cnpj::parse),
        Optional.ofNullable(row.getString("email"))
            .map(text -> EmailAddress.parse(text, EmailAddress.Domains.LOCAL)),
        Optional.ofNullable(row.getString("phone")).map(PhoneNumber::ofCompact));
  }
}
