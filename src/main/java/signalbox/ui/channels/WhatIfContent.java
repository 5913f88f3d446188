package signalbox.ui.channels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
        private static final Figure NEVER = new Figure("never", "");
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
        var ratio = timed && present != null && present.isKnown() && tried.isKnown()
                ? ratio(present.main(), tried.main())
                : 0;
        return new WhatIfContent(
                backlog.measured(tried) + " as of " + TimeText.clock(backlog.takenAt()),
                present == null ? Figure.UNKNOWN : figure(present, timed),
                figure(tried, timed),
                sentence(whatIf, ratio),
                tone(ratio, present, tried),
                tried.channels().stream()
                        .map(channel -> line(channel, present, timed))
                        .toList(),
                notes(whatIf));
    }

    private static Tone tone(double ratio, @Nullable DrainForecast present, DrainForecast tried) {
        if (tried.isNever()) {
            return Tone.SLOWER;
        }
        if (present != null && present.isNever() && tried.isKnown()) {
            return Tone.FASTER;
        }
        return Math.abs(ratio) < WORTH_SAYING ? Tone.SAME : ratio < 0 ? Tone.FASTER : Tone.SLOWER;
    }

    /// What the tried string changes, and what no string changes.
    private static String sentence(WhatIf whatIf, double ratio) {
        var tried = whatIf.tried();
        var present = whatIf.present();
        if (tried.isNever()) {
            return "never: " + tried.mainCause();
        }
        if (tried.unread() > 0) {
            return NumberText.of(tried.unread(), "job was", "jobs were")
                    + " not looked at: how long all would take is not known";
        }
        if (tried.jobs() == 0) {
            return NOTHING;
        }
        var change = present != null && present.isNever()
                ? "with the present string never: " + present.mainCause()
                : change(ratio, present == null);
        return change + (whatIf.backlog().timed() ? last(tried) : "") + neverStarted(tried);
    }

    private static String neverStarted(DrainForecast tried) {
        return tried.never() == 0
                ? ""
                : "; " + NumberText.of(tried.never(), "job") + " would never start: " + tried.mainCause();
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

    private static Figure figure(DrainForecast forecast, boolean timed) {
        if (forecast.isNever()) {
            return Figure.NEVER;
        }
        return timed && forecast.unread() == 0 ? figure(forecast.main()) : Figure.UNKNOWN;
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
                jobs(channel),
                before == null ? "" : took(before, timed),
                took(channel, timed),
                timed && channel.setting().isLimited() ? String.format(Locale.ROOT, "%.1f", channel.idleSlots()) : "");
    }

    private static String jobs(ChannelForecast channel) {
        var all = NumberText.count(channel.jobs() + channel.never() + channel.unread());
        return channel.jobs() > 0 && channel.never() > 0
                ? all + ", " + NumberText.count(channel.never()) + " never"
                : all;
    }

    private static String took(ChannelForecast channel, boolean timed) {
        if (channel.unread() > 0) {
            return channel.jobs() + channel.never() == 0 ? "not looked at" : "not known";
        }
        if (channel.jobs() == 0) {
            return channel.never() > 0 ? "never" : timed ? "–" : "";
        }
        return timed ? DurationText.of(channel.took().median()) : "";
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
        later(whatIf).ifPresent(notes::add);
        notes.addAll(whatIf.backlog().notes(whatIf.tried()));
        return notes;
    }

    /// Jobs that are due come first in all figures; those that wait for an ETA have their own sentence.
    private static Optional<String> later(WhatIf whatIf) {
        var tried = whatIf.tried();
        var present = whatIf.present();
        if (!whatIf.backlog().timed() || !tried.isKnown() || tried.laterJobs() == 0) {
            return Optional.empty();
        }
        return Optional.of("The times above are those of the "
                + NumberText.of(tried.dueJobs(), "job that is due", "jobs that are due") + ". "
                + NumberText.of(tried.laterJobs(), "more job waits", "more jobs wait") + " for an ETA: all are done in "
                + (present == null ? "" : DurationText.of(present.took().median()) + " now, ")
                + DurationText.of(tried.took().median()) + " with this string.");
    }
}
