package signalbox.worker;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import signalbox.worker.ProcessVerdict.KindRule;
import signalbox.worker.ProcessVerdict.Side;
import signalbox.worker.listing.HostProcess;

/// Finds what the processes of one host are for, from a process list. Pure. It has three rules. Arguments: those that
/// Odoo.sh gives its cron workers. Launcher: the path of the program. Titles: those that prefork processes give
/// themselves. If they contradict each other, the kind is unknown.
public final class ProcessClassifier {
    private static final Pattern TITLE = Pattern.compile("odoo: (\\w+) \\d+.*");
    private static final Map<String, ProcessKind> TITLES = Map.of(
            "WorkerHTTP", ProcessKind.HTTP, "WorkerCron", ProcessKind.CRON, "WorkerJobRunner", ProcessKind.RUNNER);
    private static final Map<String, ProcessKind> COMMANDS = Map.of(
            "shell",
            ProcessKind.SHELL,
            "gevent",
            ProcessKind.LONGPOLLING,
            "evented",
            ProcessKind.LONGPOLLING,
            OdooCommand.RUNNER,
            ProcessKind.RUNNER);
    private static final List<String> SERVES_NOBODY = List.of("--stop-after-init", "--no-http", "--no-xmlrpc");

    private final Map<String, Map<String, String>> configs;

    /// @param configs the `[options]` of config files by path, as far as they are known
    public ProcessClassifier(Map<String, Map<String, String>> configs) {
        this.configs = Map.copyOf(configs);
    }

    /// The path of the config file that a command line of Odoo names.
    public static Optional<String> configOf(HostProcess process) {
        return OdooCommand.of(process.command()).flatMap(OdooCommand::config);
    }

    /// The path of its log, if its arguments name one: `--logfile=F`, `--logfile F`.
    public static Optional<String> logfileOf(HostProcess process) {
        return OdooCommand.of(process.command())
                .flatMap(command -> command.option("--logfile"))
                .map(OdooCommand.Option::value);
    }

    /// Takes all processes of one host at once: for some, the kind shows only in their parent or their children.
    public List<Worker> classify(List<HostProcess> processes) {
        var host = new Host(processes);
        return processes.stream()
                .map(process -> new Worker(process, verdict(process, host)))
                .toList();
    }

    /// The processes of a host, with their parents and children.
    private record Host(Map<Integer, HostProcess> byPid, Map<Integer, List<HostProcess>> byParent) {
        Host(List<HostProcess> processes) {
            this(
                    processes.stream().collect(toMap(HostProcess::pid, Function.identity(), (_, last) -> last)),
                    processes.stream().collect(groupingBy(HostProcess::ppid)));
        }

        List<HostProcess> children(HostProcess parent) {
            return byParent.getOrDefault(parent.pid(), List.of());
        }

        /// How many have its command line, itself included.
        long alike(HostProcess process) {
            return byPid.values().stream()
                    .filter(other -> looksLike(other, process))
                    .count();
        }

        Optional<HostProcess> parent(HostProcess child) {
            return Optional.ofNullable(byPid.get(child.ppid()));
        }
    }

    private ProcessVerdict verdict(HostProcess process, Host host) {
        return titled(process)
                .or(() -> WsgiProgram.verdict(
                        process.command(),
                        host.children(process).stream().anyMatch(child -> looksLike(child, process))))
                .orElseGet(() -> OdooCommand.of(process.command())
                        .map(command -> command.isServer() ? server(process, command, host) : other(command))
                        .orElse(ProcessVerdict.NOT_ODOO));
    }

    private static Optional<ProcessVerdict> titled(HostProcess process) {
        var title = process.command().strip();
        var match = TITLE.matcher(title);
        if (!match.matches()) {
            return Optional.empty();
        }
        var kind = TITLES.get(match.group(1));
        var side = Side.of(kind == null ? ProcessKind.UNKNOWN : kind, KindRule.TITLE, title);
        return Optional.of(
                kind == null
                        ? doubtful(side, "A prefork process of an unknown class: " + match.group(1) + ".")
                        : ProcessVerdict.of(side));
    }

    private static ProcessVerdict doubtful(Side side, String why) {
        return new ProcessVerdict(ProcessKind.UNKNOWN, ProcessVerdict.of(side).evidence(), why);
    }

    private static ProcessVerdict other(OdooCommand command) {
        return ProcessVerdict.of(Side.of(
                COMMANDS.getOrDefault(command.command(), ProcessKind.OTHER), KindRule.COMMAND, command.command()));
    }

    private ProcessVerdict server(HostProcess process, OdooCommand command, Host host) {
        var workers = NumberSetting.of("workers", command, configs);
        if (isNameless(process, host, workers)) {
            return ProcessVerdict.untitled(
                    "the same command line as its parent " + process.ppid(),
                    "A prefork process without a title (setproctitle is not installed there): HTTP, cron and"
                            + " runner processes look the same.");
        }
        if (!workers.isZero() && !process.hasParent() && host.alike(process) > 1) {
            return doubtful(
                    Side.of(
                            ProcessKind.UNKNOWN,
                            KindRule.COMMAND,
                            host.alike(process) + " processes of one command line"),
                    "The list does not show parents: which of them started the others is not known.");
        }
        var prefork = prefork(process, host, workers);
        if (!prefork.isEmpty()) {
            var sides = new ArrayList<>(prefork);
            launcher(command).filter(side -> side.kind() == ProcessKind.CRON).ifPresent(sides::add);
            return ProcessVerdict.of(sides);
        }
        var sides = new ArrayList<Side>();
        limits(command).ifPresent(sides::add);
        launcher(command).ifPresent(sides::add);
        var verdict = ProcessVerdict.of(
                sides.isEmpty() ? List.of(Side.of(ProcessKind.HTTP, KindRule.LAUNCHER, command.launcher())) : sides);
        return verdict.kind() == ProcessKind.HTTP ? unlessItServesNobody(command, verdict) : verdict;
    }

    private static ProcessVerdict unlessItServesNobody(OdooCommand command, ProcessVerdict verdict) {
        return SERVES_NOBODY.stream()
                .filter(command::has)
                .findFirst()
                .map(option -> ProcessVerdict.of(Side.of(ProcessKind.OTHER, KindRule.ARGUMENTS, option)))
                .orElse(verdict);
    }

    /// Whether it is a fork with the command line of its parent. Without prefork workers it is a program that is
    /// just starting.
    private static boolean isNameless(HostProcess process, Host host, NumberSetting workers) {
        return !workers.isZero()
                && host.parent(process)
                        .filter(parent -> looksLike(parent, process))
                        .isPresent();
    }

    private static boolean looksLike(HostProcess one, HostProcess other) {
        return one.command().equals(other.command());
    }

    /// What shows that it is the parent of prefork workers, and what contradicts this; empty when nothing shows it.
    private static List<Side> prefork(HostProcess process, Host host, NumberSetting workers) {
        var sides = new ArrayList<Side>();
        if (workers.isPositive()) {
            sides.add(Side.of(ProcessKind.SERVER, KindRule.ARGUMENTS, workers.token()));
        }
        host.children(process).stream()
                .flatMap(child -> asPrefork(child, process, workers).stream())
                .findFirst()
                .ifPresent(child -> sides.add(Side.of(ProcessKind.SERVER, KindRule.TITLE, child)));
        if (!sides.isEmpty() && workers.isZero()) {
            sides.addFirst(Side.of(ProcessKind.HTTP, KindRule.ARGUMENTS, workers.token()));
        }
        return sides;
    }

    /// If this child is one that only a parent of prefork workers has: how it shows that.
    private static Optional<String> asPrefork(HostProcess child, HostProcess parent, NumberSetting workers) {
        if (titled(child).isPresent()) {
            return Optional.of("its child " + child.command().strip());
        }
        if (isLongPolling(child)) {
            return Optional.of("its child " + child.pid() + " for long polling");
        }
        return !workers.isZero() && looksLike(child, parent)
                ? Optional.of("its child " + child.pid() + " of the same command line")
                : Optional.empty();
    }

    private static boolean isLongPolling(HostProcess process) {
        return OdooCommand.of(process.command())
                .filter(command -> COMMANDS.get(command.command()) == ProcessKind.LONGPOLLING)
                .isPresent();
    }

    /// The rule of arguments, as odoosh_queue_job checks it: cron if both limits are explicitly 0. No result where
    /// the config file that decides could not be read.
    private Optional<Side> limits(OdooCommand command) {
        var limits = List.of(
                NumberSetting.of("limit-time-real", command, configs),
                NumberSetting.of("limit-time-real-cron", command, configs));
        if (limits.stream().allMatch(NumberSetting::isZero)) {
            return Optional.of(side(ProcessKind.CRON, limits));
        }
        var speaking = limits.stream()
                .filter(NumberSetting::isGiven)
                .filter(limit -> !limit.isZero())
                .toList();
        if (!speaking.isEmpty()) {
            return Optional.of(side(ProcessKind.HTTP, speaking));
        }
        return limits.stream().anyMatch(NumberSetting::isOpen)
                ? Optional.empty()
                : Optional.of(side(
                        ProcessKind.HTTP,
                        limits.stream().filter(limit -> !limit.isGiven()).toList()));
    }

    private static Side side(ProcessKind kind, List<NumberSetting> settings) {
        return new Side(
                kind,
                KindRule.ARGUMENTS,
                settings.stream().map(NumberSetting::token).toList());
    }

    /// The rule of launchers: the two programs of Odoo.sh. Other paths only show that it is Odoo.
    private static Optional<Side> launcher(OdooCommand command) {
        if (command.launcherName().equals("odoo-rpc")) {
            return Optional.of(Side.of(ProcessKind.CRON, KindRule.LAUNCHER, command.launcher()));
        }
        return command.launcher().startsWith("/home/odoo/src/")
                ? Optional.of(Side.of(ProcessKind.HTTP, KindRule.LAUNCHER, command.launcher()))
                : Optional.empty();
    }
}
