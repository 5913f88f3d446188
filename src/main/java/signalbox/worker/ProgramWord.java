package signalbox.worker;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Which word of a command line is the program: behind python and its options, and behind a tool that runs a program in
/// its own process, such as debugpy or coverage. What starts another process (a shell, sudo, timeout, uv, py-spy) is a
/// program itself: the list shows the other process too.
final class ProgramWord {
    private static final Pattern PYTHON = Pattern.compile("(python|pypy)[0-9.]*");
    private static final Pattern PYTHON_CODE = Pattern.compile("-[A-Za-z]*c");
    private static final Pattern PYTHON_MODULE = Pattern.compile("-[A-Za-z]*m");
    private static final Set<String> TOOLS = Set.of(
            "debugpy",
            "pydevd.py",
            "coverage",
            "coverage3",
            "cProfile",
            "profile",
            "pdb",
            "memray",
            "scalene",
            "viztracer");
    /// Tools whose own command comes before the program.
    private static final Set<String> WITH_COMMAND = Set.of("coverage", "coverage3", "memray");
    /// Options of python and of the tools whose value is the next word.
    private static final Set<String> WITH_VALUE = Set.of(
            "-X",
            "-W",
            "--listen",
            "--connect",
            "--adapter-access-token",
            "--log-to",
            "--client",
            "--port",
            "--vm_type",
            "--source",
            "--include",
            "--omit",
            "--rcfile",
            "--concurrency",
            "--context",
            "--data-file",
            "--debug",
            "-o",
            "-s",
            "--output",
            "--outfile");

    private ProgramWord() {}

    /// Its index; the number of words if there is none.
    static int in(List<String> words) {
        var at = PYTHON.matcher(fileName(words.getFirst())).matches() ? behind(words, 1) : 0;
        while (at < words.size() && TOOLS.contains(tool(words.get(at)))) {
            var next = at + 1;
            if (WITH_COMMAND.contains(tool(words.get(at)))) {
                if (next >= words.size() || !words.get(next).equals("run")) {
                    return words.size();
                }
                next++;
            }
            at = behind(words, next);
        }
        return at;
    }

    /// The index of the program that comes behind options.
    private static int behind(List<String> words, int first) {
        var at = first;
        while (at < words.size() && words.get(at).startsWith("-")) {
            var option = words.get(at);
            if (PYTHON_CODE.matcher(option).matches()) {
                return words.size();
            }
            if (PYTHON_MODULE.matcher(option).matches() || option.equals("--")) {
                return at + 1;
            }
            at += hasValue(option) ? 2 : 1;
        }
        return at;
    }

    private static boolean hasValue(String option) {
        return WITH_VALUE.contains(option) || option.startsWith("--configure-");
    }

    /// `/opt/venv/site-packages/debugpy/__main__.py`: debugpy.
    private static String tool(String path) {
        var main = path.indexOf("/__main__.py");
        return fileName(main < 0 ? path : path.substring(0, main));
    }

    static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
