package signalbox.worker;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A command line whose program is Odoo, in its parts. A program that only has Odoo's name among its arguments (an
/// editor, a shell, a wrapper) does not count.
///
/// @param command the command of Odoo that comes first; `server` when there is none
/// @param options what follows it
record OdooCommand(String launcher, String command, List<String> options) {
    static final String SERVER = "server";

    private static final Set<String> LAUNCHERS = Set.of("odoo-bin", "odoo", "odoo-rpc");
    /// queue_job's runner as a process of its own: `python -m odoo.addons.queue_job.jobrunner`.
    static final String RUNNER = "jobrunner";
    private static final Pattern RUNNER_PROGRAM = Pattern.compile(
            "odoo\\.addons\\.queue_job\\.jobrunner|(?:.*/)?queue_job/jobrunner(?:/(?:__main__\\.py)?)?");
    private static final String ADDONS_PATH = "--addons-path=";

    /// An option as it was written.
    record Option(String value, String token) {}

    static Optional<OdooCommand> of(String commandLine) {
        var words = List.of(commandLine.strip().split("\\s+"));
        var at = ProgramWord.in(words);
        if (at >= words.size()) {
            return Optional.empty();
        }
        var program = words.get(at);
        var arguments = words.subList(at + 1, words.size());
        if (RUNNER_PROGRAM.matcher(program).matches()) {
            return Optional.of(new OdooCommand(program, RUNNER, arguments));
        }
        return LAUNCHERS.contains(ProgramWord.fileName(program))
                ? Optional.of(of(program, arguments))
                : Optional.empty();
    }

    /// As Odoo does it: the first argument is a command unless it is an option; `--addons-path=` may come before
    /// it.
    private static OdooCommand of(String launcher, List<String> arguments) {
        var at = arguments.size() > 1 && arguments.getFirst().startsWith(ADDONS_PATH) ? 1 : 0;
        return at < arguments.size() && !arguments.get(at).startsWith("-")
                ? new OdooCommand(launcher, arguments.get(at), arguments.subList(at + 1, arguments.size()))
                : new OdooCommand(launcher, SERVER, arguments);
    }

    String launcherName() {
        return ProgramWord.fileName(launcher);
    }

    boolean isServer() {
        return command.equals(SERVER) || command.equals("start");
    }

    boolean has(String option) {
        return options.contains(option);
    }

    /// The last one, if it is given several times: `--name=value` or `--name value`.
    Optional<Option> option(String name) {
        Optional<Option> last = Optional.empty();
        for (int i = 0; i < options.size(); i++) {
            var word = options.get(i);
            if (word.startsWith(name + "=")) {
                last = Optional.of(new Option(word.substring(name.length() + 1), word));
            } else if (word.equals(name) && i + 1 < options.size()) {
                last = Optional.of(new Option(options.get(i + 1), word + " " + options.get(i + 1)));
            }
        }
        return last;
    }

    /// The path of the config file, if the arguments name one: `--config=F`, `--config F`, `-c F`, `-cF`.
    Optional<String> config() {
        return option("--config")
                .or(() -> option("-c"))
                .map(Option::value)
                .or(() -> options.stream()
                        .filter(word -> word.startsWith("-c") && word.length() > 2)
                        .map(word -> word.substring(2))
                        .findFirst());
    }
}
