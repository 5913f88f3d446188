package signalbox.queue.filter;

import java.util.ArrayList;
import java.util.List;

/// Reads the text of a filter: words that must all hold, such as
/// `state:failed,pending channel:root.mail.* created:>2h "no route" -exception:UserError`.
public final class FilterText {
    /// What was made of a text.
    public sealed interface Parsed {}

    public record Filter(JobFilter filter) implements Parsed {}

    /// Why the text is no filter.
    ///
    /// @param position of the character where it is seen, from 0
    /// @param message what is wrong and what to write instead
    public record Fault(int position, String message) implements Parsed {
        /// With the position as people count it, from 1.
        public String text() {
            return "at character " + (position + 1) + ": " + message;
        }
    }

    private FilterText() {}

    public static Parsed parse(String text) {
        try {
            return new Filter(filter(text));
        } catch (FilterFaultException fault) {
            return new Fault(fault.position(), fault.text());
        }
    }

    private static JobFilter filter(String text) throws FilterFaultException {
        var conditions = new ArrayList<JobCondition>();
        for (var word : FilterWords.of(text)) {
            var condition = condition(word);
            check(condition, conditions, word);
            conditions.add(condition);
        }
        return new JobFilter(conditions);
    }

    private static JobCondition condition(FilterWord word) throws FilterFaultException {
        var qualifier = qualifier(word);
        var reader = new FilterValues(qualifier);
        var values = new ArrayList<FilterValue>();
        for (var value : word.values()) {
            values.add(reader.read(value));
        }
        return new JobCondition(word.sense(), qualifier, values);
    }

    private static FilterQualifier qualifier(FilterWord word) throws FilterFaultException {
        var name = word.qualifier();
        if (name == null) {
            return FilterQualifier.TEXT;
        }
        return FilterQualifier.of(name)
                .orElseThrow(() -> new FilterFaultException(
                        word.position(),
                        "there is no qualifier " + name + ":. "
                                + FilterValues.nearestFirst(name, FilterQualifier.names())
                                + ". In quotes it is a text to look for"));
    }

    /// A job has one state, one channel …: two of them never hold together.
    private static void check(JobCondition condition, List<JobCondition> before, FilterWord word)
            throws FilterFaultException {
        var qualifier = condition.qualifier();
        if (qualifier.isSingle()
                && condition.isOnly()
                && before.stream().anyMatch(other -> other.isOnly() && other.qualifier() == qualifier)) {
            throw new FilterFaultException(
                    word.position(),
                    qualifier.word() + ": is there twice. For either of two values write " + qualifier.word()
                            + ":one,other");
        }
    }
}
