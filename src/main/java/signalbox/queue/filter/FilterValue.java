package signalbox.queue.filter;

import signalbox.channel.text.ChannelName;
import signalbox.queue.JobState;

/// One value after a qualifier.
public sealed interface FilterValue {
    /// As a filter writes it, in quotes where it could be read in another way.
    default String written() {
        return ConditionText.value(this);
    }

    record OfState(JobState state) implements FilterValue {}

    /// Exactly this channel.
    record OfChannel(ChannelName name) implements FilterValue {}

    /// This channel and all below it.
    record WithinChannel(ChannelName name) implements FilterValue {}

    record Name(NamePattern pattern) implements FilterValue {}

    /// A part of a text, in upper or lower case.
    record Part(String text) implements FilterValue {
        public Part {
            text = text.strip();
            if (text.isEmpty()) {
                throw new IllegalArgumentException("A text to look for is not empty");
            }
        }
    }

    record Amount(LimitComparison comparison, int limit) implements FilterValue {}

    record Time(LimitComparison comparison, FilterTime limit) implements FilterValue {
        public Time {
            if (comparison == LimitComparison.EQUAL && limit instanceof FilterTime.Age) {
                throw new IllegalArgumentException("An age is compared by < or >");
            }
        }
    }

    /// Any time: the column is not empty.
    record AnyTime() implements FilterValue {}
}
