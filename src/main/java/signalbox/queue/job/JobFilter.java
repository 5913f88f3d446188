package signalbox.queue.job;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;

/// Which jobs to list.
///
/// @param states empty: all states
/// @param channel the complete name, exactly; null: all channels
/// @param text a part of a uuid, name, model, method, identity key or exception, in upper or lower case; blank: all
///     jobs. A whole uuid means that job alone, which an index finds however large the table is
public record JobFilter(Set<JobState> states, @Nullable String channel, String text) {
    public static final JobFilter ALL = new JobFilter(Set.of(), null, "");

    private static final Pattern UUID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    public JobFilter {
        states = Set.copyOf(states);
        text = text.strip();
    }

    public JobFilter withStates(Set<JobState> others) {
        return new JobFilter(others, channel, text);
    }

    public JobFilter withChannel(@Nullable String other) {
        return new JobFilter(states, other, text);
    }

    public JobFilter withText(String other) {
        return new JobFilter(states, channel, other);
    }

    /// Whether the text is a whole uuid.
    boolean isUuid() {
        return UUID.matcher(text).matches();
    }

    /// The states that can match, `states` or all.
    public Set<JobState> matchingStates() {
        return states.isEmpty() ? EnumSet.allOf(JobState.class) : states;
    }

    /// Whether only open states match, so that a sort without an index stays cheap.
    public boolean openOnly() {
        return JobState.OPEN.containsAll(matchingStates());
    }
}
