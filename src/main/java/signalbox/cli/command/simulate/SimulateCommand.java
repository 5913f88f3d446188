package signalbox.cli.command.simulate;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import signalbox.channel.ChannelSource;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.ConfiguredChannels;
import signalbox.channel.simulation.DrainForecast;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelString;
import signalbox.cli.document.SimulationDocument;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.ConfigOption;
import signalbox.cli.option.DatabaseLook;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.output.Caveats;
import signalbox.cli.output.ExitCode;
import signalbox.cli.output.TableCells;
import signalbox.health.StuckJobInvestigation;
import signalbox.live.watch.BacklogReader;
import signalbox.monitor.Snapshot;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.channel.Backlog;
import signalbox.queue.channel.StoredChannelQueries;
import signalbox.text.DurationText;
import signalbox.text.NumberText;

@Command(
        name = "simulate",
        description = {
            "Simulates how the live backlog would drain with the channels in force, with those of an odoo.conf"
                    + " (--config) or with another channel string (--channels). With --trace: which jobs the"
                    + " channels would dispatch at each run of a scheduler trace."
        },
        footer = {
            "",
            "With --json: {takenAt, caveats[], channels, channelsFrom, channelNotes[], jobs, never, notLookedAt, "
                    + "later, seconds{median,low,high}, secondsDue{median,low,high}, "
                    + "perChannel[{name,capacity,jobs,never,notLookedAt,seconds,secondsLow,secondsHigh,idleSlots,idleSlotsBefore}], "
                    + "order[uuid…], stuck[uuid…], stuckReasons[], notes[]}. Eight of ten runs end between low and high. "
                    + "jobs: how many would be done, later of them after an ETA; order and stuck name 50,000 at most.",
            "",
            "A trace has one JSON object a line: {\"channels\": STRING} first, then {\"notify\": {channel, uuid, "
                    + "seq, date_created, priority, eta, state}}, {\"remove\": UUID} and {\"run\": NOW}, times as plain "
                    + "numbers of seconds. Prints for each run {\"run\":now,\"jobs\":[uuid…],\"wakeup\":t}; 0: none."
        })
public final class SimulateCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    @Option(names = "--trace", paramLabel = "FILE", description = "The trace.")
    private @Nullable Path trace;

    @Option(names = "--channels", paramLabel = "STRING", description = "The channel string to try.")
    private @Nullable String channels;

    @Mixin
    private DatabaseOptions target = new DatabaseOptions();

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private final CommandContext context;

    public SimulateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (trace != null) {
            if (channels != null) {
                throw new IllegalArgumentException("Give either --channels, with a database, or --trace");
            }
            return new TraceReplay(trace, context).play();
        }
        var given = given();
        return context.look(target, look -> drain(look, given));
    }

    /// The channels of the option; null when the channels in force count.
    private @Nullable ConfiguredChannels given() {
        if (channels == null) {
            return null;
        }
        if (ChannelString.switchesRunnerOff(channels)) {
            throw new IllegalArgumentException(
                    "Channels that start with root:0 switch runners off: no job would be dispatched");
        }
        return ConfiguredChannels.of(channels, ChannelSource.GIVEN, "--channels");
    }

    private int drain(DatabaseLook look, @Nullable ConfiguredChannels given) {
        var stated = given == null ? config.channels(context, look) : given;
        var seen = context.snapshot(look, stated);
        var kept = new StoredChannelQueries(look.capabilities());
        var read = look.database()
                .atOneMoment(
                        "read the backlog",
                        sql -> new Found(
                                ChannelsInForce.of(kept.read(sql), stated),
                                new BacklogReader(look.capabilities()).backlog(sql)));
        var found = new Found(
                read.inForce().plan() == null ? seen(seen) : read.inForce(),
                read.backlog().holding(StuckJobInvestigation.deadUuids(seen)));
        var plan = Objects.requireNonNull(found.inForce().plan());
        var forecast = found.backlog().forecastWith(plan);
        if (json) {
            context.print(SimulationDocument.of(
                    found.backlog(), forecast, found.inForce(), found.channels(channels), look.capabilities()));
        } else {
            context.out().print(Caveats.text(look.capabilities()));
            context.out().print(text(found, forecast, look.capabilities()));
        }
        return ExitCode.FINE;
    }

    /// What the runner showed, if no source states the channels.
    private static ChannelsInForce seen(Snapshot snapshot) {
        var inForce = snapshot.health().channels().inForce();
        return inForce.asSeen()
                .orElseThrow(() -> new IllegalArgumentException("Which channels are in force is not known. "
                        + inForce.origin() + " Give --channels or --config"));
    }

    private record Found(ChannelsInForce inForce, Backlog backlog) {
        /// The channels as they were given, or else as a string that allows the same.
        String channels(@Nullable String given) {
            return given == null || given.isBlank() || !inForce.paused().isEmpty() ? inForce.asString() : given;
        }
    }

    private static String drained(Backlog backlog, DrainForecast forecast) {
        if (forecast.unread() > 0) {
            return backlog.measured(forecast) + " were looked at; how long all would take is not known";
        }
        if (forecast.isNever()) {
            return "no job would start: " + forecast.mainCause();
        }
        if (forecast.jobs() == 0) {
            return "no job is waiting";
        }
        return done(backlog, forecast)
                + (forecast.never() == 0
                        ? ""
                        : "; " + NumberText.of(forecast.never(), "job") + " would never start: "
                                + forecast.mainCause());
    }

    private static String done(Backlog backlog, DrainForecast forecast) {
        if (!backlog.timed()) {
            return NumberText.of(forecast.jobs(), "job") + " would drain in an unknown time";
        }
        var later = forecast.laterJobs();
        return later == 0
                ? NumberText.of(forecast.jobs(), "job") + " would drain in " + text(forecast.took())
                : NumberText.of(forecast.dueJobs(), "job that is due", "jobs that are due") + " would drain in "
                        + text(forecast.due()) + ", and " + NumberText.of(later, "more that has", "more that have")
                        + " an ETA in the future in " + text(forecast.took());
    }

    private String text(Found found, DrainForecast forecast, Capabilities capabilities) {
        var backlog = found.backlog();
        var words = new StringBuilder();
        words.append(TableCells.line(
                "Of what is open%s, %s%n", Caveats.asFarAsSeen(capabilities), drained(backlog, forecast)));
        words.append(TableCells.line(
                "  %-28s %8s %8s %36s %10s%n", "channel", "capacity", "jobs", "drained after", "idle slots"));
        for (var channel : forecast.channels()) {
            var setting = channel.setting();
            words.append(TableCells.line(
                    "  %-28s %8s %8s %36s %10s%n",
                    TableCells.cut(ChannelName.of(setting.name()).shown()),
                    setting.isLimited() ? Integer.toString(setting.capacity()) : "no limit",
                    NumberText.count(channel.jobs() + channel.never() + channel.unread()),
                    took(channel, backlog.timed()),
                    backlog.timed() && channel.isKnown() && setting.isLimited()
                            ? "%.1f".formatted(channel.idleSlots())
                            : "-"));
        }
        if (!forecast.order().isEmpty()) {
            words.append("First: ")
                    .append(String.join(
                            " ", forecast.order().stream().limit(SHOWN).toList()))
                    .append(forecast.order().size() > SHOWN ? " …\n" : "\n");
        }
        forecast.stuckSentences().forEach(sentence -> words.append(TableCells.line("%s%n", sentence)));
        words.append(TableCells.line(
                "Channels %s. %s%n", found.channels(channels), found.inForce().origin()));
        found.inForce().notes().forEach(note -> words.append(TableCells.line("Note: %s%n", note)));
        backlog.notes(forecast).forEach(note -> words.append(TableCells.line("Note: %s%n", note)));
        return words.toString();
    }

    private static String took(DrainForecast.ChannelForecast channel, boolean timed) {
        if (channel.unread() > 0) {
            return channel.jobs() + channel.never() == 0 ? "not looked at" : "not known";
        }
        if (channel.jobs() == 0) {
            return channel.never() > 0 ? "never" : "-";
        }
        var never = channel.never() == 0 ? "" : ", " + NumberText.count(channel.never()) + " never";
        return (timed ? text(channel.took()) : "?") + never;
    }

    private static String text(DrainForecast.Spread took) {
        return DurationText.of(took.median()) + " (" + DurationText.of(took.low()) + " to "
                + DurationText.of(took.high()) + ")";
    }
}
