package signalbox.ui.audit.content;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import signalbox.audit.reading.ActionResult;
import signalbox.audit.reading.AuditFilter;
import signalbox.audit.reading.AuditSums;
import signalbox.text.DayText;
import signalbox.text.NumberText;
import signalbox.text.ShownZone;

/// The figures of the last 30 days.
///
/// @param sums of the profile that is shown, or of all
/// @param days the oldest first, days without an action among them
/// @param groups how many match the filter, without regard to the result that is chosen
public record AuditFigures(Map<ActionResult, Integer> sums, List<DayFigures> days, Map<ResultGroup, Integer> groups) {
    /// How many days are counted.
    public static final int DAYS = 30;

    public static final AuditFigures NONE = new AuditFigures(Map.of(), List.of(), Map.of());

    /// One day.
    public record DayFigures(LocalDate day, int fine, int refused, int unclear) {
        static DayFigures of(LocalDate day, Map<ActionResult, Integer> sums) {
            return new DayFigures(
                    day,
                    ResultGroup.DONE.count(sums),
                    ResultGroup.REFUSED.count(sums) + ResultGroup.FAILED.count(sums),
                    ResultGroup.UNKNOWN.count(sums) + ResultGroup.BEGAN.count(sums));
        }

        public int total() {
            return fine + refused + unclear;
        }

        /// For the tooltip of its bar.
        public String text() {
            var words = DayText.brief(day) + ": " + NumberText.of(total(), "action");
            return words
                    + (refused == 0 ? "" : ", " + refused + " refused or failed")
                    + (unclear == 0 ? "" : ", " + unclear + " unknown or without a result");
        }
    }

    public AuditFigures {
        days = List.copyOf(days);
    }

    /// The first moment that counts.
    public static Instant since(Instant now) {
        return ShownZone.start(ShownZone.day(now).minusDays(DAYS - 1L));
    }

    /// @param sums without a text
    /// @param matching with the text of the filter
    public static AuditFigures of(AuditSums sums, AuditSums matching, AuditFilter filter) {
        var here = AuditFilter.ALL.on(filter.profile());
        var byDay = sums.byDay(here);
        var days = new ArrayList<DayFigures>();
        var first = ShownZone.day(sums.since());
        for (var i = 0; i < DAYS; i++) {
            var day = first.plusDays(i);
            days.add(DayFigures.of(day, byDay.getOrDefault(day, Map.of())));
        }
        return new AuditFigures(sums.byResult(here), days, groups(matching.byResult(filter)));
    }

    private static Map<ResultGroup, Integer> groups(Map<ActionResult, Integer> sums) {
        var groups = new EnumMap<ResultGroup, Integer>(ResultGroup.class);
        for (var group : ResultGroup.values()) {
            groups.put(group, group.count(sums));
        }
        return groups;
    }

    /// `27 Oct to 26 Nov`; empty before anything was read.
    public String period() {
        return days.isEmpty()
                ? ""
                : DayText.brief(days.getFirst().day()) + " to "
                        + DayText.brief(days.getLast().day());
    }
}
