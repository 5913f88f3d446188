package signalbox.worker;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import signalbox.worker.ProcessVerdict.KindRule;
import signalbox.worker.ProcessVerdict.Side;

/// Odoo within gunicorn or uWSGI: it answers HTTP, and starts neither cron nor a runner.
final class WsgiProgram {
    /// gunicorn names its processes so where setproctitle is installed.
    private static final Pattern TITLE = Pattern.compile("gunicorn: (master|worker) \\[(.+)]");

    private static final Pattern PROGRAM = Pattern.compile("gunicorn[0-9.]*|uwsgi(?:[_-]\\w+)?");
    /// `odoo:service.wsgi_server.application`, `--module=odoo.http:root`, `/opt/odoo/odoo-wsgi.py`
    private static final Pattern ODOO = Pattern.compile("(?:\\S*[/=])?(?:odoo|openerp)(?:\\S*wsgi\\S*|[.\\w-]*:\\S+)");

    private WsgiProgram() {}

    /// Empty: it is another program, or serves something else than Odoo.
    ///
    /// @param hasChild whether a child has the same command line
    static Optional<ProcessVerdict> verdict(String commandLine, boolean hasChild) {
        var title = TITLE.matcher(commandLine.strip());
        if (title.matches()) {
            return Optional.of(title.group(2))
                    .filter(WsgiProgram::isOdoo)
                    .map(_ -> verdict(title.group(1).equals("master"), KindRule.TITLE, title.group()));
        }
        var words = Arrays.asList(commandLine.strip().split("\\s+"));
        var at = ProgramWord.in(words);
        return at < words.size()
                        && PROGRAM.matcher(ProgramWord.fileName(words.get(at))).matches()
                ? words.stream()
                        .skip(at + 1L)
                        .filter(WsgiProgram::isOdoo)
                        .findFirst()
                        .map(odoo -> verdict(hasChild, KindRule.LAUNCHER, words.get(at) + " " + odoo))
                : Optional.empty();
    }

    private static boolean isOdoo(String word) {
        return ODOO.matcher(word).matches();
    }

    private static ProcessVerdict verdict(boolean isParent, KindRule rule, String token) {
        return ProcessVerdict.of(Side.of(isParent ? ProcessKind.SERVER : ProcessKind.HTTP, rule, token));
    }
}
