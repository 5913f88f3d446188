package signalbox.queue.filter;

/// The part of a job that a qualifier looks at, by the kind of its values: who reads jobs by one kind names the fields
/// of that kind, and no other.
public sealed interface FilteredField {
    enum PlaceField implements FilteredField {
        STATE,
        CHANNEL
    }

    enum NameField implements FilteredField {
        MODEL,
        METHOD,
        EXCEPTION,
        USER,
        COMPANY,
        GRAPH,
        UUID,
        KEY
    }

    enum AmountField implements FilteredField {
        RETRY,
        PRIORITY,
        WORKER
    }

    enum TimeField implements FilteredField {
        CREATED,
        ENQUEUED,
        STARTED,
        DONE,
        CANCELLED,
        ETA
    }

    enum PartField implements FilteredField {
        ARGS,
        TRACE,
        TEXT
    }
}
