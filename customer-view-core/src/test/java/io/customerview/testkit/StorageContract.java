package io.customerview.testkit;

/** What every {@link io.customerview.storage.Storage} promises: all contracts in one. */
public interface StorageContract
    extends UnitsOfWorkContract,
        CustomersContract,
        AuditTrailContract,
        OwnedContract,
        ContactsContract,
        SendingContract,
        DecisionsContract,
        HandOverContract,
        PermissionLawContract,
        IntakeContract,
        ContractsContract,
        DocumentsContract,
        MessagesContract,
        PortfoliosContract,
        PortfolioImportsContract,
        SentDocumentsContract,
        RestoresContract,
        MarkersContract,
        OutboxContract,
        AcceptancesContract,
        JourneysContract,
        TimelineContract,
        RelayContract,
        ResendContract,
        SegmentsContract {}
