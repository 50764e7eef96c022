package io.customerview.examples.quickstart.generate;

/** The columns of the contracts' file, in its order. */
public enum ContractColumn implements Column {
  CONTRACT("contrato", "the contract's id in the exporting system"),
  CUSTOMER("codigo_cliente", "`codigo` of the customer whose contract it is"),
  TYPE("tipo", "`recorrente`, `implantação` or `sob demanda`"),
  STATUS("situacao", "`ativo`, `a vencer`, `vencido`, `cancelado` or `inativo`"),
  VALUE("valor", "amount in reais: of a month where `recorrente`, else of the whole"),
  CONTRACTED_ON("contratado_em", "day on which it was contracted"),
  RENEWS_ON("renovar_em", "last day before it has to be renewed; empty for an open end"),
  TAGS("etiquetas", "tags, with `|` between them"),
  CANCELLED_ON("cancelado_em", "last day of a contract that was cancelled"),
  CANCELLATION_REASON("motivo_cancelamento", "why it was cancelled"),
  UPDATED_ON("atualizado_em", "day on which the record was last changed");

  private final String title;
  private final String meaning;

  ContractColumn(String title, String meaning) {
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
