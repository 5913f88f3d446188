package signalbox.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Every key that does something, with what the help says of it: a key that the help does not list cannot be used,
/// because keys with Ctrl are asked for here alone, and a test looks for all others.
public enum KeyBinding {
    SEARCH(
            "Ctrl K",
            "Find a job, runner, channel or action, by name or by a few letters (`rqs`); Enter does it. A link"
                    + " `signalbox://PROFILE/job/UUID` opens the job",
            KeyCode.K),
    FIND(
            "Ctrl F",
            "On Jobs: the filter; Down offers words, Tab takes the first, Enter the marked one. In a job's arguments or"
                    + " traceback, and in this help: find in that text",
            KeyCode.F),
    FIELD("/", "On a screen with a field to search or filter: that field", KeyCode.SLASH),
    NEXT_HIT("F3", "In this help: the next hit, with Shift the one before. Enter in a field does the same", KeyCode.F3),
    OFFER("Ctrl Space", "In the filter of Jobs: offer words", KeyCode.SPACE),
    FLEET("Ctrl Shift F", "The fleet: all profiles on one screen", KeyCode.F),
    REFRESH("F5", "Refresh now, or connect again", KeyCode.F5),
    ARM("Ctrl Shift A", "Arm, or begin the armed time again", KeyCode.A),
    TIME_MACHINE(
            "Ctrl T",
            "Look at a moment of the past, or go back to live. There, Escape goes back to live too, and on the scrubber"
                    + " the arrow keys go 10 s, with Shift a minute",
            KeyCode.T),
    PREVIOUS_EVENT("Ctrl Shift Page up", "At a moment of the past: the event before it", KeyCode.PAGE_UP),
    NEXT_EVENT("Ctrl Shift Page down", "At a moment of the past: the event after it", KeyCode.PAGE_DOWN),
    PLAY("Ctrl Shift P", "At a moment of the past: play from there, or stop", KeyCode.P),
    TEXT_SIZE(
            "Ctrl +",
            "Larger texts; Ctrl - smaller ones, Ctrl 0 the usual size. A window shows no larger text than it has space"
                    + " for",
            KeyCode.PLUS,
            KeyCode.ADD,
            KeyCode.EQUALS,
            KeyCode.MINUS,
            KeyCode.SUBTRACT,
            KeyCode.DIGIT0,
            KeyCode.NUMPAD0),
    COPY("Ctrl C", "In a table: copy the selected rows", KeyCode.C),
    ALL("Ctrl A", "In the list of jobs: choose all that match, also those that are not listed", KeyCode.A),
    ENTER(
            "Enter",
            "On a failing method: its groups, with Shift its trends; on a method of Trends: its page; on a group: its jobs. On folded lines of an odoo.conf: show them. In a question: do it."
                    + " Space does the same on a button",
            KeyCode.ENTER,
            KeyCode.SPACE),
    ARROWS(
            "Arrows",
            "In a list, and in words that are offered: the entry above or below. In a graph of dependencies: the next job"
                    + " along them; with Shift: move the picture. + and - zoom, 0 is 100 %, F shows all, N goes to the"
                    + " next failed job, Enter to the job, Escape back to the list. In a chart of Trends: the values of the step"
                    + " before or after; Home and End the first and the last",
            KeyCode.UP,
            KeyCode.DOWN,
            KeyCode.LEFT,
            KeyCode.RIGHT,
            KeyCode.N,
            KeyCode.TAB),
    PAGES(
            "Shift Arrows",
            "In the list of jobs: select more rows; so do Page up, Page down, Home and End with Shift",
            KeyCode.PAGE_UP,
            KeyCode.PAGE_DOWN,
            KeyCode.HOME,
            KeyCode.END),
    MENU(
            "Shift F10",
            "In a table: the menu of the selected rows; so does the Menu key",
            KeyCode.F10,
            KeyCode.CONTEXT_MENU),
    DELETE("Delete", "On a filter: remove it; so does Backspace", KeyCode.DELETE, KeyCode.BACK_SPACE),
    ESCAPE("Escape", "Close a question, the editor, a search or this help; clear the field", KeyCode.ESCAPE),
    HELP("F1", "This help", KeyCode.F1),
    QUIT("Ctrl Q", "Quit", KeyCode.Q);

    private final String keys;
    private final String meaning;
    private final Set<KeyCode> codes;

    KeyBinding(String keys, String meaning, KeyCode... codes) {
        this.keys = keys;
        this.meaning = meaning;
        this.codes = Set.of(codes);
    }

    /// As the help shows them: `Ctrl K`.
    public String keys() {
        return keys;
    }

    public String meaning() {
        return meaning;
    }

    /// All that this is about, also those that only its meaning names.
    public Set<KeyCode> codes() {
        return codes;
    }

    /// Whether it was pressed with exactly these of Ctrl and Shift.
    public boolean matches(KeyEvent key) {
        return codes.stream().anyMatch(code -> new KeyCodeCombination(code, modifiers()).match(key));
    }

    private KeyCombination.Modifier[] modifiers() {
        List<KeyCombination.Modifier> modifiers = new ArrayList<>();
        if (keys.contains("Ctrl")) {
            modifiers.add(KeyCombination.SHORTCUT_DOWN);
        }
        if (keys.contains("Shift")) {
            modifiers.add(KeyCombination.SHIFT_DOWN);
        }
        return modifiers.toArray(KeyCombination.Modifier[]::new);
    }
}
