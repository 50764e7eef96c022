package io.customerview.examples.quickstart.generate;

/** The columns of the customers' file, in its order. */
public enum CustomerColumn implements Column {
  CODE("codigo", "the customer's id in the exporting system"),
  TYPE("tipo", "`PF` for a person, `PJ` for a company"),
  GIVEN_NAMES("nome", "given names of a person"),
  FAMILY_NAMES("sobrenome", "family names of a person"),
  SOCIAL_NAME("nome_social", "the name a person goes by"),
  LEGAL_NAME("razao_social", "registered name of a company"),
  TRADE_NAME("nome_fantasia", "trade name of a company"),
  TAXPAYER_NUMBER("cpf_cnpj", "CPF of a person or CNPJ of a company, numeric or with letters"),
  DOCUMENT_TYPE("documento_tipo", "`RG`; in Colombia `CC` (cédula), `NIT`, `PAS` (passport)"),
  DOCUMENT_NUMBER("documento_numero", "number of that document"),
  EMAIL("email", "first e-mail address"),
  EMAIL_2("email_2", "second e-mail address"),
  MOBILE("celular", "mobile phone"),
  PHONE("telefone", "fixed phone, or `0800`"),
  POSTAL_CODE("cep", "CEP; in Colombia the código postal"),
  ADDRESS("endereco", "street, number, complement and quarter"),
  CITY("cidade", "city"),
  STATE("uf", "state; in Colombia the department of ISO 3166-2"),
  COUNTRY("pais", "`Brasil` or `Colômbia`"),
  INDUSTRY("ramo_atividade", "industry of a company"),
  ORGANIZATION("organizacao", "`codigo` of the company that a person or a branch belongs to"),
  STATUS("situacao", "`ATIVO` or `CANCELADO`"),
  CANCELLED_ON("data_cancelamento", "day of the cancellation"),
  CANCELLATION_REASON("motivo_cancelamento", "why it was cancelled"),
  ENABLED("habilitado", "`S` or `N`: whether the customer is enabled in the registry"),
  EMAIL_OPT_IN("opt_in_email", "`S`, `N`, or empty where nobody asked"),
  SMS_OPT_IN("opt_in_sms", "`S`, `N`, or empty where nobody asked"),
  OPT_IN_SOURCE("origem_opt_in", "where the answer was given"),
  OPT_IN_ON("data_opt_in", "day on which it was given");

  private final String title;
  private final String meaning;

  CustomerColumn(String title, String meaning) {
    this.title = title;
    this.meaning = meaning;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
