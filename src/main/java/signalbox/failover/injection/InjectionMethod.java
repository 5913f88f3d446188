package signalbox.failover.injection;

import java.util.Arrays;
import java.util.stream.Collectors;

/// How a drill takes the leader out.
public enum InjectionMethod {
    TERMINATE_LEADER(
            "terminate-leader",
            "Terminate the leader's backend",
            "Terminate leader",
            "pg_terminate_backend: the runner sees a crash",
            "ended"),
    TERMINATE_FIRST(
            "terminate-first",
            "Terminate the first runners",
            "Terminate first",
            "the leader and its first standbys",
            "ended"),
    HAND_BACK("step-down", "Hand back", "Hand back", "only while the embedded runner leads", "hands back"),
    SILENT_DROP(
            "silent-drop", "Silent drop", "Silent drop", "embedded leader stops answering, stays connected", "silent"),
    KILL("kill", "Kill the process", "Kill", "kill -9 of the leader's worker, demo only", "killed"),
    STOP("stop", "Freeze the process", "Freeze", "SIGSTOP, and SIGCONT later, demo only", "frozen"),
    CUT("cut", "Cut the connection", "Cut", "no byte passes either way, demo only", "cut off");

    private final String word;
    private final String title;
    private final String shortTitle;
    private final String means;
    private final String effect;

    InjectionMethod(String word, String title, String shortTitle, String means, String effect) {
        this.word = word;
        this.title = title;
        this.shortTitle = shortTitle;
        this.means = means;
        this.effect = effect;
    }

    /// @throws IllegalArgumentException when there is no such word; its message names those that there are
    public static InjectionMethod of(String word) {
        return Arrays.stream(values())
                .filter(method -> method.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The method is "
                        + Arrays.stream(values()).map(InjectionMethod::word).collect(Collectors.joining(", "))
                        + ", not \""
                        + word
                        + "\""));
    }

    /// Whether it lasts for a while and is then undone.
    public boolean lasts() {
        return this == SILENT_DROP || this == STOP || this == CUT;
    }

    /// The word that the command line uses.
    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    /// A word or two for tables.
    public String shortTitle() {
        return shortTitle;
    }

    public String means() {
        return means;
    }

    /// What happens to the runner, in a word or two.
    public String effect() {
        return effect;
    }
}
