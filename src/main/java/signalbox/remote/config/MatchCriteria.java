package signalbox.remote.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether a Match line is for a host. A criterion that needs a command to be run or the networks of this machine is
/// not
/// decided here: then the line does not match, and `undecided` names it.
///
/// Source: ssh_config(5), Match; OpenSSH readconf.c, match_cfg_line.
final class MatchCriteria {
    /// What is known when the line is read.
    ///
    /// @param host after HostName, as far as it was read
    /// @param asked the name that was asked for
    /// @param finalPass whether the files are read for the second time
    record Scene(String host, String asked, String user, String localUser, String tag, boolean finalPass) {}

    private static final Set<String> UNDECIDED = Set.of("exec", "localnetwork", "version");
    private static final Set<String> WITHOUT_VALUE = Set.of("canonical", "final");

    private final Scene scene;
    private final List<String> undecided = new ArrayList<>();
    private boolean result = true;
    private boolean wantsFinalPass;

    /// @throws IllegalArgumentException with what is wrong about the line
    MatchCriteria(List<String> words, Scene scene) {
        this.scene = scene;
        var split = split(words).iterator();
        while (split.hasNext()) {
            judge(split.next(), split);
        }
    }

    /// `host=a` is written for `host a`, too.
    private static List<String> split(List<String> words) {
        var split = new ArrayList<String>();
        var isValue = false;
        for (var word : words) {
            int equals = isValue ? -1 : word.indexOf('=');
            if (equals > 0) {
                split.add(word.substring(0, equals));
                split.add(word.substring(equals + 1));
            } else {
                split.add(word);
                isValue = !isValue && takesValue(word);
            }
        }
        return split;
    }

    private static boolean takesValue(String word) {
        var name = name(word);
        return !name.equals("all") && !WITHOUT_VALUE.contains(name);
    }

    private static String name(String word) {
        return (word.startsWith("!") ? word.substring(1) : word).toLowerCase(Locale.ROOT);
    }

    private void judge(String word, Iterator<String> values) {
        var name = name(word);
        var negated = word.startsWith("!");
        if (name.equals("all")) {
            if (values.hasNext()) {
                throw new IllegalArgumentException("Match all has no further criterion");
            }
            result &= !negated;
        } else if (WITHOUT_VALUE.contains(name)) {
            wantsFinalPass |= name.equals("final") && !negated;
            result &= scene.finalPass() != negated;
        } else if (!values.hasNext()) {
            throw new IllegalArgumentException("Match " + name + " has no value");
        } else {
            judge(name, values.next(), negated);
        }
    }

    private void judge(String name, String value, boolean negated) {
        if (UNDECIDED.contains(name)) {
            if (result) {
                undecided.add("Match " + name);
            }
            result = false;
        } else {
            result &= fits(name, value) != negated;
        }
    }

    private boolean fits(String name, String value) {
        return switch (name) {
            case "host" -> SshPattern.matchesHost(scene.host(), value);
            case "originalhost" -> SshPattern.matchesHost(scene.asked(), value);
            case "user" -> SshPattern.matchesList(scene.user(), value);
            case "localuser" -> SshPattern.matchesList(scene.localUser(), value);
            case "tagged" -> scene.tag().isEmpty() ? value.isEmpty() : SshPattern.matchesList(scene.tag(), value);
            case "command" -> value.isEmpty();
            case "sessiontype" -> SshPattern.matchesList("shell", value);
            default -> throw new IllegalArgumentException("Match knows no \"" + name + "\"");
        };
    }

    boolean matches() {
        return result;
    }

    boolean wantsFinalPass() {
        return wantsFinalPass;
    }

    /// The criteria that decide and are not decided here.
    List<String> undecided() {
        return List.copyOf(undecided);
    }
}
