package signalbox.queue.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a filter can look at. The word before the colon is the name in small letters.
public enum FilterQualifier {
    STATE(Kind.STATE, "a state", "state:failed,pending"),
    CHANNEL(Kind.CHANNEL, "a channel; with .* also those below", "channel:root.mail.*"),
    MODEL(Kind.NAME, "a model; * means any characters", "model:res.partner"),
    METHOD(Kind.NAME, "a method; * means any characters", "method:send"),
    EXCEPTION(Kind.NAME, "an exception, with or without its module", "exception:UserError"),
    CREATED(Kind.TIME, "how long ago, or a date", "created:>2h"),
    ENQUEUED(Kind.TIME, "how long ago, or a date", "enqueued:>5m"),
    STARTED(Kind.TIME, "how long ago, or a date", "started:>1h"),
    DONE(Kind.TIME, "how long ago, or a date", "done:<1d"),
    CANCELLED(Kind.TIME, "how long ago, or a date", "cancelled:<1d"),
    ETA(Kind.TIME, "how far ahead, or a date", "eta:>1h"),
    RETRY(Kind.NUMBER, "how often it was tried", "retry:>0"),
    PRIORITY(Kind.NUMBER, "smaller runs first", "priority:<5"),
    USER(Kind.NAME, "a login, or the id of a user", "user:admin"),
    COMPANY(Kind.NAME, "a company's name, or its id", "company:1"),
    WORKER(Kind.NUMBER, "the process id of an Odoo worker", "worker:4711"),
    GRAPH(Kind.NAME, "a dependency graph's UUID, or its beginning", "graph:5f0a77c3"),
    UUID(Kind.NAME, "a job's UUID, or its beginning", "uuid:5f0a77c3"),
    KEY(Kind.NAME, "an identity key; * means any characters", "key:sale-*"),
    ARGS(Kind.PART, "a part of the arguments or record ids", "args:\"SO123\""),
    TRACE(Kind.PART, "a part of the traceback", "trace:\"smtp.py\""),
    /// Words without a qualifier.
    TEXT(Kind.PART, "a part of the uuid, name, model, method, key, exception or channel", "text:invoice");

    /// Which values it takes.
    public enum Kind {
        STATE,
        CHANNEL,
        NAME,
        NUMBER,
        TIME,
        PART
    }

    private final Kind kind;
    private final String meaning;
    private final String example;

    FilterQualifier(Kind kind, String meaning, String example) {
        this.kind = kind;
        this.meaning = meaning;
        this.example = example;
    }

    public Kind kind() {
        return kind;
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
        return switch (kind) {
            case STATE, CHANNEL, NAME -> true;
            case NUMBER, TIME, PART -> false;
        };
    }

    boolean takes(FilterValue value) {
        return switch (value) {
            case FilterValue.OfState _ -> kind == Kind.STATE;
            case FilterValue.OfChannel _, FilterValue.WithinChannel _ -> kind == Kind.CHANNEL;
            case FilterValue.Name _ -> kind == Kind.NAME;
            case FilterValue.Part _ -> kind == Kind.PART;
            case FilterValue.Amount _ -> kind == Kind.NUMBER;
            case FilterValue.Time _, FilterValue.AnyTime _ -> kind == Kind.TIME;
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
