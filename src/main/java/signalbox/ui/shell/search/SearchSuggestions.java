package signalbox.ui.shell.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.election.Candidate;
import signalbox.election.EmbeddedMarker;
import signalbox.election.RunnerConnection;
import signalbox.monitor.Snapshot;
import signalbox.queue.action.OperationEntry;
import signalbox.queue.channel.ChannelUsage;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.JobLink;
import signalbox.ui.kit.Icon;
import signalbox.ui.screen.ScreenName;
import signalbox.ui.screen.action.OperationIcon;
import signalbox.ui.shell.search.Suggestion.Goal;

/// Finds suggestions for a text in the search field: exact names first, then jobs that contain it, then names that
/// begin with it or contain it. The first is what Enter takes.
public final class SearchSuggestions {
    private static final int MOST = 9;
    /// Who types so many letters of an action's name means it, and no jobs that contain them.
    private static final int MEANT = 4;

    /// A screen or an action, which may have several names.
    private record Command(Icon icon, String text, String where, Goal goal, List<String> names) {
        Suggestion suggestion() {
            return new Suggestion(icon, text, where, goal);
        }

        boolean isNamed(Predicate<String> so) {
            return names.stream().anyMatch(so);
        }
    }

    private final List<Command> commands;
    private final String profile;
    private final Supplier<List<PaletteAction>> actions;

    /// @param profile the one that is open
    /// @param operations the operations on jobs: each is found by its button and by its command
    /// @param actions what can be done at once now
    public SearchSuggestions(String profile, List<OperationEntry> operations, Supplier<List<PaletteAction>> actions) {
        this.profile = profile;
        this.actions = actions;
        commands = Stream.of(
                        Arrays.stream(ScreenName.values()).map(SearchSuggestions::screen),
                        operations.stream().map(SearchSuggestions::operation),
                        otherActions())
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Command> otherActions() {
        return Stream.of(
                action(Icon.NEXT, "Move a channel's pending jobs", ScreenName.CHANNELS, "move"),
                action(Icon.PAUSE, "Pause a channel", ScreenName.CHANNELS, "pause a channel"),
                new Command(
                        Icon.PREDICT,
                        "Try another channel string",
                        "below the tree in Channels",
                        new Goal.OpenScreen(ScreenName.CHANNELS),
                        List.of("what if", "simulate")),
                action(Icon.DISCONNECTED, "Terminate a backend", ScreenName.RUNNERS, "terminate"),
                action(Icon.DISCONNECTED, "End a process", ScreenName.WORKERS, "end", "kill"),
                action(Icon.FAILOVER, "Set up a failover drill", ScreenName.FAILOVER, "drill"),
                action(Icon.REQUEUE, "Ask again for jobs not begun", ScreenName.JOBS, "ask again"),
                new Command(
                        Icon.CONFIG,
                        "Compare two odoo.conf",
                        "in Config",
                        new Goal.OpenScreen(ScreenName.CONFIG),
                        List.of("compare", "odoo.conf", "patch")),
                new Command(
                        Icon.PAUSE,
                        "Pause or resume the refresh",
                        "action",
                        new Goal.Pause(),
                        List.of("pause", "resume")),
                new Command(
                        Icon.SETTINGS,
                        "Settings",
                        "theme, refresh",
                        new Goal.OpenSettings(),
                        List.of("settings", "theme", "refresh")));
    }

    private static Command screen(ScreenName place) {
        var name = place.label().toLowerCase(Locale.ROOT);
        return new Command(place.icon(), place.label(), "screen", new Goal.OpenScreen(place), List.of(name));
    }

    private static Command operation(OperationEntry operation) {
        var names = Stream.concat(Stream.of(operation.label(), operation.command()), operation.otherNames().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
        return action(OperationIcon.of(operation), operation.verb("jobs"), ScreenName.JOBS, names);
    }

    private static Command action(Icon icon, String words, ScreenName place, String... names) {
        return new Command(icon, words, "select in " + place.label(), new Goal.OpenScreen(place), List.of(names));
    }

    /// @param snapshot null before the first: then no runners and channels are known
    public List<Suggestion> of(String text, @Nullable Snapshot snapshot) {
        var wanted = text.strip();
        if (wanted.isEmpty()) {
            return List.of();
        }
        var link = JobLink.of(wanted);
        if (link.isPresent()) {
            return linked(link.get());
        }
        var lower = wanted.toLowerCase(Locale.ROOT);
        var found = new ArrayList<Suggestion>();
        var known = actions.get();
        named(lower::equals, snapshot).forEach(found::add);
        actions(known, lower::equals).forEach(found::add);
        if (lower.length() >= MEANT) {
            actions(known, name -> name.startsWith(lower)).forEach(found::add);
        }
        found.add(new Suggestion(
                Icon.SEARCH, "Jobs with “" + wanted + "”", "text", new Goal.Jobs(JobFilter.ALL.withText(wanted))));
        named(name -> name.startsWith(lower) && !name.equals(lower), snapshot).forEach(found::add);
        actions(known, name -> beginsWord(name, lower)).forEach(found::add);
        if (lower.length() > 1) {
            channels(name -> name.indexOf(lower) > 0, snapshot).forEach(found::add);
        }
        actions(known, name -> LooseMatch.is(name, lower)).forEach(found::add);
        return found.stream().distinct().limit(MOST).toList();
    }

    /// A link of another profile says so: the same UUID may be in a copy of the database.
    private List<Suggestion> linked(JobLink link) {
        var goal = new Goal.Jobs(JobFilter.ALL.withText(link.uuid()));
        if (link.profile().equals(profile)) {
            return List.of(new Suggestion(Icon.JOBS, "Job " + link.uuid(), "link", goal));
        }
        var open = actions.get().stream()
                .filter(action -> action.opensProfile(link.profile()))
                .map(PaletteAction::suggestion);
        var here = new Suggestion(
                Icon.JOBS, "Job " + link.uuid() + " in this profile", "the link is of " + link.profile(), goal);
        return Stream.concat(open, Stream.of(here)).toList();
    }

    private static Stream<Suggestion> actions(List<PaletteAction> known, Predicate<String> so) {
        return known.stream().filter(action -> action.isNamed(so)).map(PaletteAction::suggestion);
    }

    private static boolean beginsWord(String name, String text) {
        return name.startsWith(text) || name.contains(" " + text);
    }

    private Stream<Suggestion> named(Predicate<String> so, @Nullable Snapshot snapshot) {
        var named = commands.stream().filter(command -> command.isNamed(so)).map(Command::suggestion);
        return Stream.of(named, runners(so, snapshot), channels(so, snapshot)).flatMap(each -> each);
    }

    private static Stream<Suggestion> runners(Predicate<String> so, @Nullable Snapshot snapshot) {
        return snapshot == null
                ? Stream.empty()
                : snapshot.leadership().succession().stream()
                        .map(Candidate::connection)
                        .filter(runner -> names(runner).anyMatch(so))
                        .map(runner -> new Suggestion(
                                Icon.RUNNERS,
                                "pid " + runner.pid() + " · "
                                        + (runner.embedded() == EmbeddedMarker.NO ? runner.shortName() : "EMBEDDED"),
                                "runner",
                                new Goal.Runner(runner.pid())));
    }

    private static Stream<String> names(RunnerConnection runner) {
        var uuid = runner.uuid();
        return Stream.of(Integer.toString(runner.pid()), uuid == null ? "" : uuid, runner.applicationName())
                .map(name -> name.toLowerCase(Locale.ROOT));
    }

    private static Stream<Suggestion> channels(Predicate<String> so, @Nullable Snapshot snapshot) {
        return snapshot == null
                ? Stream.empty()
                : snapshot.channels().stream()
                        .map(ChannelUsage::name)
                        .filter(name -> so.test(name.toLowerCase(Locale.ROOT)))
                        .map(name -> new Suggestion(
                                Icon.FILTER, name, "channel", new Goal.Jobs(JobFilter.ALL.withChannel(name))));
    }
}
