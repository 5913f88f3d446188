package signalbox.bench;

import java.util.List;
import java.util.Map;

/// What a measurement found.
///
/// @param rows for people
/// @param notes what the rows mean, and what they do not
/// @param figures for programs: every figure
record Result(List<Row> rows, List<String> notes, Map<String, Object> figures) {
    /// @param baseline empty: there is nothing to compare with
    /// @param ratio ours against the baseline
    /// @param goal and whether it was met
    record Row(String what, String ours, String baseline, String ratio, String goal) {
        List<String> cells() {
            return List.of(what, ours, baseline, ratio, goal);
        }
    }

    static String goal(String wanted, boolean met) {
        return wanted + ": " + (met ? "met" : "MISSED");
    }
}
