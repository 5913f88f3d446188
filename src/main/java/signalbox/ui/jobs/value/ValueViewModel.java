package signalbox.ui.jobs.value;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import signalbox.queue.action.ColumnKind;
import signalbox.queue.action.JobOperation;

/// One question for a value: what was typed, what is offered, and why the text is no value. On the FX thread only.
final class ValueViewModel {
    private final ColumnKind kind;
    private final String jobs;
    private final List<ValueChoice> all;
    private final ReadOnlyObjectWrapper<List<ValueChoice>> choices;
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");

    /// @param jobs on which it acts, for people: `3 jobs`
    /// @param all what can be offered
    ValueViewModel(ColumnKind kind, String jobs, List<ValueChoice> all) {
        this.kind = kind;
        this.jobs = jobs;
        this.all = List.copyOf(all);
        choices = new ReadOnlyObjectWrapper<>(this.all);
    }

    String title() {
        return kind.verb(jobs);
    }

    /// Above the field.
    String label() {
        return switch (kind) {
            case CHANNEL -> "Channel, its complete name";
            case PRIORITY -> "Priority: a whole number, the smaller one runs first";
            case ETA -> "ETA in UTC, before which they do not run, or none";
        };
    }

    /// In the empty field.
    String example() {
        return switch (kind) {
            case CHANNEL -> "root.mail";
            case PRIORITY -> "10";
            case ETA -> "2026-06-01 12:00 UTC";
        };
    }

    /// Follows what the operator types.
    void type(String text) {
        fault.set("");
        var wanted = text.strip();
        choices.set(matching(wanted));
        hint.set(hint(wanted));
    }

    /// Only channels are so many that a text narrows them.
    private List<ValueChoice> matching(String text) {
        return switch (kind) {
            case CHANNEL ->
                all.stream()
                        .filter(choice ->
                                choice.value().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
                        .toList();
            case PRIORITY, ETA -> all;
        };
    }

    /// The list is as old as the last refresh: only the server knows that there is no such channel.
    private String hint(String text) {
        return switch (kind) {
            case CHANNEL ->
                choices.get().isEmpty() && !all.isEmpty()
                        ? "No channel that was read has “" + text
                                + "” in its name. The server is asked before anything changes."
                        : "";
            case PRIORITY, ETA -> "";
        };
    }

    /// The operation with this value; empty where the text is no value, and then `fault` says why.
    Optional<JobOperation> operation(String text) {
        try {
            var operation = kind.to(text);
            fault.set("");
            return Optional.of(operation);
        } catch (IllegalArgumentException e) {
            fault.set(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /// Those that match what was typed.
    ReadOnlyObjectProperty<List<ValueChoice>> choices() {
        return choices.getReadOnlyProperty();
    }

    /// Why the text is no value; empty while nobody asked.
    ReadOnlyStringProperty fault() {
        return fault.getReadOnlyProperty();
    }

    /// What to know of the text; mostly empty.
    ReadOnlyStringProperty hint() {
        return hint.getReadOnlyProperty();
    }
}
