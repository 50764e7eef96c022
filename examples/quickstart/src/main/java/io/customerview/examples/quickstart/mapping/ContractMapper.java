package io.customerview.examples.quickstart.mapping;

import static io.customerview.examples.quickstart.generate.ContractColumn.CANCELLATION_REASON;
import static io.customerview.examples.quickstart.generate.ContractColumn.CANCELLED_ON;
import static io.customerview.examples.quickstart.generate.ContractColumn.CONTRACT;
import static io.customerview.examples.quickstart.generate.ContractColumn.CONTRACTED_ON;
import static io.customerview.examples.quickstart.generate.ContractColumn.CUSTOMER;
import static io.customerview.examples.quickstart.generate.ContractColumn.RENEWS_ON;
import static io.customerview.examples.quickstart.generate.ContractColumn.STATUS;
import static io.customerview.examples.quickstart.generate.ContractColumn.TAGS;
import static io.customerview.examples.quickstart.generate.ContractColumn.TYPE;
import static io.customerview.examples.quickstart.generate.ContractColumn.UPDATED_ON;
import static io.customerview.examples.quickstart.generate.ContractColumn.VALUE;

import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractStatus;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.contract.Tag;
import io.customerview.examples.quickstart.file.Row;
import io.customerview.examples.quickstart.generate.Column;
import io.customerview.shared.ContractId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.Money;
import io.customerview.shared.Refusal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes of a row of a contract what the library takes, and says of every cell that could not be
 * taken why.
 *
 * <p>A contract has few columns that could be missing without it telling something wrong: without
 * its renewal date it would be open-ended, without its value it would earn nothing. So nearly
 * everything that can't be read refuses the row.
 *
 * <p>Rows with one id belong together: {@link SameContracts}. So a mapper belongs to one file, and
 * to one thread.
 */
public final class ContractMapper {

  private static final Map<String, ContractType> TYPES =
      Map.of(
          "recorrente", ContractType.RECURRING,
          "implantacao", ContractType.IMPLEMENTATION,
          "sob demanda", ContractType.ON_DEMAND);

  private static final Map<String, ContractStatus> STATUSES =
      Map.of(
          "ativo", ContractStatus.ACTIVE,
          "a vencer", ContractStatus.EXPIRING,
          "vencido", ContractStatus.EXPIRED,
          "cancelado", ContractStatus.CANCELLED,
          "inativo", ContractStatus.INACTIVE);

  private final ZoneId zone;
  private final SameContracts contracts = new SameContracts();

  /**
   * Obtains a mapper.
   *
   * @param zone the zone in which the days of the file are counted
   */
  public ContractMapper(ZoneId zone) {
    this.zone = zone;
  }

  /** Maps one row. */
  public MappedRow<ContractRow> map(Row row) {
    Draft draft = new Draft(row);
    if (draft.isBlank()) {
      return new MappedRow<>(row, Optional.empty(), List.of(), List.of());
    }
    Optional<ContractRow> intake =
        contract(draft)
            .filter(taken -> !draft.isRefused())
            .flatMap(taken -> contracts.settle(draft, taken));
    return new MappedRow<>(row, intake, List.of(), draft.findings());
  }

  /**
   * Reads every column, also of a row that is refused, so that people put all of it right at once.
   */
  private Optional<ContractRow> contract(Draft draft) {
    Optional<ContractId> id =
        required(draft, CONTRACT, Problem.CONTRACT_ID_MISSING)
            .flatMap(text -> draft.orRefuse(CONTRACT, () -> new ContractId(text)));
    Optional<ExternalId> customer =
        required(draft, CUSTOMER, Problem.CUSTOMER_MISSING)
            .flatMap(text -> draft.orRefuse(CUSTOMER, () -> new ExternalId(text)));
    Optional<ContractTerms> terms = terms(draft);
    Optional<LocalDate> updatedOn = day(draft, UPDATED_ON);
    if (id.isEmpty() || customer.isEmpty() || terms.isEmpty()) {
      return Optional.empty();
    }
    ContractRow row = ContractRow.of(draft.number(), id.get(), customer.get(), terms.get());
    return Optional.of(
        updatedOn.map(day -> row.asOf(day.atStartOfDay(zone).toInstant())).orElse(row));
  }

  private static Optional<ContractTerms> terms(Draft draft) {
    Optional<ContractType> type = word(draft, TYPE, TYPES, Problem.CONTRACT_TYPE_UNKNOWN);
    Optional<ContractStatus> status =
        word(draft, STATUS, STATUSES, Problem.CONTRACT_STATUS_UNKNOWN);
    Optional<Money> value = Amounts.read(draft, VALUE);
    Optional<LocalDate> contractedOn =
        required(draft, CONTRACTED_ON, Problem.CONTRACTED_ON_MISSING)
            .flatMap(text -> day(draft, CONTRACTED_ON));
    Optional<LocalDate> renewsOn = day(draft, RENEWS_ON);
    Optional<LocalDate> cancelledOn = day(draft, CANCELLED_ON);
    if (type.isEmpty() || status.isEmpty() || value.isEmpty() || contractedOn.isEmpty()) {
      return Optional.empty();
    }
    if (renewsOn.isPresent() && renewsOn.get().isBefore(contractedOn.get())) {
      draft.note(RENEWS_ON, Problem.RENEWS_BEFORE_START);
    }
    ContractTerms.Builder terms =
        ContractTerms.builder(type.get(), value.get(), contractedOn.get())
            .renewsOn(renewsOn.orElse(null));
    tags(draft, terms);
    String reason = draft.text(CANCELLATION_REASON).orElse(null);
    return draft.orRefuse(
        CANCELLED_ON,
        () -> {
          cancelledOn.ifPresent(day -> terms.cancelled(day, reason));
          return terms.status(status.get()).build();
        });
  }

  private static void tags(Draft draft, ContractTerms.Builder terms) {
    for (String part : draft.text(TAGS).orElse("").split("\\|", -1)) {
      if (!part.isBlank()) {
        draft.orLeaveOut(TAGS, () -> Tag.of(part)).ifPresent(tag -> terms.tag(tag.text()));
      }
    }
  }

  private static <T> Optional<T> word(
      Draft draft, Column column, Map<String, T> words, Refusal unknown) {
    Optional<T> known = draft.key(column).flatMap(key -> Optional.ofNullable(words.get(key)));
    if (known.isEmpty()) {
      draft.refuse(column, unknown);
    }
    return known;
  }

  private static Optional<String> required(Draft draft, Column column, Refusal missing) {
    Optional<String> text = draft.text(column);
    if (text.isEmpty()) {
      draft.refuse(column, missing);
    }
    return text;
  }

  private static Optional<LocalDate> day(Draft draft, Column column) {
    Optional<String> text = draft.text(column);
    Optional<LocalDate> day = text.flatMap(Days::tryParse);
    if (text.isPresent() && day.isEmpty()) {
      draft.refuse(column, Problem.DAY_IMPOSSIBLE);
    }
    return day;
  }
}
