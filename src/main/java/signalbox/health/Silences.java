package signalbox.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The findings that are silenced, and until when. Silences that are over are removed.
///
/// @param until the end, by the code of the finding
public record Silences(Map<String, Instant> until) {
    public static final Silences NONE = new Silences(Map.of());

    /// @param open the findings to report; the silenced ones are in `silenced`, in the same order
    public record SortedFindings(List<Finding> open, List<Silenced> silenced) {
        public SortedFindings {
            open = List.copyOf(open);
            silenced = List.copyOf(silenced);
        }
    }

    public record Silenced(Finding finding, Instant until) {}

    public Silences {
        until = Map.copyOf(until);
    }

    public Silences with(String code, Instant end) {
        var all = new HashMap<>(until);
        all.put(code, end);
        return new Silences(all);
    }

    public Silences without(String code) {
        var all = new HashMap<>(until);
        all.remove(code);
        return new Silences(all);
    }

    /// The silences that still last.
    public Silences at(Instant now) {
        var all = new HashMap<>(until);
        all.values().removeIf(end -> !end.isAfter(now));
        return new Silences(all);
    }

    /// Divides findings into those to report and those that are silenced now. Keeps their order.
    public SortedFindings sort(List<Finding> findings, Instant now) {
        var lasting = at(now).until();
        var open = new ArrayList<Finding>();
        var silenced = new ArrayList<Silenced>();
        for (var finding : findings) {
            var end = lasting.get(finding.code());
            if (end == null) {
                open.add(finding);
            } else {
                silenced.add(new Silenced(finding, end));
            }
        }
        return new SortedFindings(open, silenced);
    }
}
