package signalbox.queue.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a filter can look at. The word before the colon is the name in small letters.
public enum FilterQualifier {
    STATE(FilteredField.PlaceField.STATE, "a state", "state:failed,pending"),
    CHANNEL(FilteredField.PlaceField.CHANNEL, "a channel; with .* also those below", "channel:root.mail.*"),
    MODEL(FilteredField.NameField.MODEL, "a model; * means any characters", "model:res.partner"),
    METHOD(FilteredField.NameField.METHOD, "a method; * means any characters", "method:send"),
    EXCEPTION(FilteredField.NameField.EXCEPTION, "an exception, with or without its module", "exception:UserError"),
    CREATED(FilteredField.TimeField.CREATED, "how long ago, or a date", "created:>2h"),
    ENQUEUED(FilteredField.TimeField.ENQUEUED, "how long ago, or a date", "enqueued:>5m"),
    STARTED(FilteredField.TimeField.STARTED, "how long ago, or a date", "started:>1h"),
    DONE(FilteredField.TimeField.DONE, "how long ago, or a date", "done:<1d"),
    CANCELLED(FilteredField.TimeField.CANCELLED, "how long ago, or a date", "cancelled:<1d"),
    ETA(FilteredField.TimeField.ETA, "how far ahead, or a date", "eta:>1h"),
    RETRY(FilteredField.AmountField.RETRY, "how often it was tried", "retry:>0"),
    PRIORITY(FilteredField.AmountField.PRIORITY, "smaller runs first", "priority:<5"),
    USER(FilteredField.NameField.USER, "a login, or the id of a user", "user:admin"),
    COMPANY(FilteredField.NameField.COMPANY, "a company's name, or its id", "company:1"),
    WORKER(FilteredField.AmountField.WORKER, "the process id of an Odoo worker", "worker:4711"),
    GRAPH(FilteredField.NameField.GRAPH, "a dependency graph's UUID, or its beginning", "graph:5f0a77c3"),
    UUID(FilteredField.NameField.UUID, "a job's UUID, or its beginning", "uuid:5f0a77c3"),
    KEY(FilteredField.NameField.KEY, "an identity key; * means any characters", "key:sale-*"),
    ARGS(FilteredField.PartField.ARGS, "a part of the arguments or record ids", "args:\"SO123\""),
    TRACE(FilteredField.PartField.TRACE, "a part of the traceback", "trace:\"smtp.py\""),
    /// Words without a qualifier.
    TEXT(
            FilteredField.PartField.TEXT,
            "a part of the uuid, name, model, method, key, exception or channel",
            "text:invoice");

    /// Which values it takes.
    public enum Kind {
        STATE,
        CHANNEL,
        NAME,
        NUMBER,
        TIME,
        PART
    }

    private final FilteredField field;
    private final String meaning;
    private final String example;

    FilterQualifier(FilteredField field, String meaning, String example) {
        this.field = field;
        this.meaning = meaning;
        this.example = example;
    }

    public Kind kind() {
        return switch (field) {
            case FilteredField.PlaceField place ->
                switch (place) {
                    case STATE -> Kind.STATE;
                    case CHANNEL -> Kind.CHANNEL;
                };
            case FilteredField.NameField _ -> Kind.NAME;
            case FilteredField.AmountField _ -> Kind.NUMBER;
            case FilteredField.TimeField _ -> Kind.TIME;
            case FilteredField.PartField _ -> Kind.PART;
        };
    }

    /// The field that it looks at, as one of the kind whose values it takes.
    ///
    /// @throws ClassCastException for another kind: no `JobCondition` has such values
    public <F extends FilteredField> F field(Class<F> type) {
        return type.cast(field);
    }

    /// What its values are, in a few words.
    public String meaning() {
        return meaning;
    }

    public String example() {
        return example;
    }

    /// As it is written, without the colon.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A job has one value of it, so that two conditions on different values could never hold together.
    boolean isSingle() {
        return switch (kind()) {
            case STATE, CHANNEL, NAME -> true;
            case NUMBER, TIME, PART -> false;
        };
    }

    boolean takes(FilterValue value) {
        return switch (value) {
            case FilterValue.OfState _ -> kind() == Kind.STATE;
            case FilterValue.OfChannel _, FilterValue.WithinChannel _ -> kind() == Kind.CHANNEL;
            case FilterValue.Name _ -> kind() == Kind.NAME;
            case FilterValue.Part _ -> kind() == Kind.PART;
            case FilterValue.Amount _ -> kind() == Kind.NUMBER;
            case FilterValue.Time _, FilterValue.AnyTime _ -> kind() == Kind.TIME;
        };
    }

    public static Optional<FilterQualifier> of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(FilterQualifier::word).toList();
    }
}
