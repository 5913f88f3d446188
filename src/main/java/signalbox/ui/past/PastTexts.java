package signalbox.ui.past;

import signalbox.election.Scheme;
import signalbox.record.read.RecordedMoment.RecordedCounts;
import signalbox.text.NumberText;

/// Words of a recording as screens write them.
final class PastTexts {
    private PastTexts() {}

    /// How many jobs there were.
    static String total(RecordedCounts counts) {
        var total = counts.all().values().stream().mapToLong(Long::longValue).sum();
        return counts.estimated().isEmpty() ? NumberText.brief(total) : NumberText.briefEstimate(total);
    }

    /// @param name as recorded
    static String scheme(String name) {
        for (var scheme : Scheme.values()) {
            if (scheme.name().equals(name)) {
                return scheme.label();
            }
        }
        return name;
    }
}
