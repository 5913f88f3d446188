package signalbox.ui.channels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import signalbox.channel.simulation.DrainForecast;
import signalbox.channel.simulation.DrainForecast.ChannelForecast;
import signalbox.channel.simulation.DrainForecast.Spread;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelSetting;
import signalbox.queue.channel.WhatIf;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.TimeText;

/// The result of trying another channel string.
///
/// @param basis which jobs were looked at, and when
/// @param present, tried how long the backlog takes
/// @param change what the tried string changes, in words
record WhatIfContent(
        String basis, Figure present, Figure tried, String change, Tone tone, List<Line> lines, List<String> notes) {

    /// @param range eight of ten runs end within it
    record Figure(String time, String range) {
        private static final Figure UNKNOWN = new Figure("unknown", "");
    }

    record Line(String name, String slots, String jobs, String present, String tried, String idle) {}

    enum Tone {
        SAME,
        FASTER,
        SLOWER
    }

    private static final String NOTHING = "No job is waiting.";
    private static final double WORTH_SAYING = 0.02;

    WhatIfContent {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    static WhatIfContent of(WhatIf whatIf) {
        var backlog = whatIf.backlog();
        var timed = backlog.timed();
        var tried = whatIf.tried();
        var present = whatIf.present();
        var ratio = timed && present != null ? ratio(present.took(), tried.took()) : 0;
        return new WhatIfContent(
                backlog.measured(tried) + " as of " + TimeText.clock(backlog.takenAt()),
                timed && present != null ? figure(present.took()) : Figure.UNKNOWN,
                timed ? figure(tried.took()) : Figure.UNKNOWN,
                tried.jobs() == 0 ? NOTHING : change(ratio, present == null) + (timed ? last(tried) : ""),
                Math.abs(ratio) < WORTH_SAYING ? Tone.SAME : ratio < 0 ? Tone.FASTER : Tone.SLOWER,
                tried.channels().stream()
                        .map(channel -> line(channel, present, timed))
                        .toList(),
                notes(whatIf));
    }

    private static double ratio(Spread present, Spread tried) {
        var before = present.median().toMillis();
        return before == 0 ? 0 : (double) (tried.median().toMillis() - before) / before;
    }

    private static String change(double ratio, boolean unknown) {
        if (unknown) {
            return "The present channel string is not known: there is nothing to compare with.";
        }
        if (Math.abs(ratio) < WORTH_SAYING) {
            return "no change";
        }
        return String.format(Locale.ROOT, "%.0f %% %s", Math.abs(ratio) * 100, ratio < 0 ? "sooner" : "later");
    }

    /// The channel that ends last: more slots in other channels do not help.
    private static String last(DrainForecast forecast) {
        return forecast.channels().stream()
                .filter(channel ->
                        channel.jobs() > 0 && !channel.setting().name().equals(ChannelName.ROOT))
                .max(Comparator.comparing(channel -> channel.took().median()))
                .map(channel -> "; " + channel.setting().name() + " drains last")
                .orElse("");
    }

    private static Figure figure(Spread took) {
        var low = DurationText.of(took.low());
        var high = DurationText.of(took.high());
        return new Figure(DurationText.of(took.median()), low.equals(high) ? "" : low + " to " + high);
    }

    private static Line line(ChannelForecast channel, @Nullable DrainForecast present, boolean timed) {
        var before = present == null
                ? null
                : present.channels().stream()
                        .filter(each ->
                                each.setting().name().equals(channel.setting().name()))
                        .findFirst()
                        .orElse(null);
        return new Line(
                channel.setting().name(),
                slots(channel.setting(), before),
                NumberText.count(channel.jobs()),
                before == null || !timed ? "" : took(before),
                timed ? took(channel) : "",
                timed && channel.setting().isLimited() ? String.format(Locale.ROOT, "%.1f", channel.idleSlots()) : "");
    }

    private static String took(ChannelForecast channel) {
        return channel.jobs() == 0 ? "–" : DurationText.of(channel.took().median());
    }

    private static String slots(ChannelSetting setting, @Nullable ChannelForecast before) {
        var now = slots(setting);
        var was = before == null ? now : slots(before.setting());
        return was.equals(now) ? now : was + " → " + now;
    }

    private static String slots(ChannelSetting setting) {
        return (setting.isLimited() ? NumberText.count(setting.capacity()) : "∞")
                + (setting.sequential() ? " sequential" : "")
                + (setting.isThrottled() ? ", " + setting.throttleText() : "");
    }

    private static List<String> notes(WhatIf whatIf) {
        var notes = new ArrayList<String>();
        notes.addAll(whatIf.tried().stuckSentences());
        var due = whatIf.tried().due();
        var present = whatIf.present();
        if (whatIf.backlog().timed() && !due.equals(whatIf.tried().took())) {
            notes.add("Some jobs wait for an ETA. Jobs that are due are done in "
                    + (present == null ? "" : DurationText.of(present.due().median()) + " now, ")
                    + DurationText.of(due.median()) + " with this string.");
        }
        notes.addAll(whatIf.backlog().notes(whatIf.tried()));
        return notes;
    }
}
