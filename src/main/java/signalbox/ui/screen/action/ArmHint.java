package signalbox.ui.screen.action;

import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// Says why a button cannot be pressed. Where arming is all that is missing, a click on it arms, and so does Enter: it
/// fires `ARM`, which the window handles. FX thread.
public final class ArmHint extends Label {
    public static final EventType<Event> ARM = new EventType<>("SIGNALBOX_ARM");

    private static final PseudoClass ARMS = PseudoClass.getPseudoClass("arms");

    private ArmHint(String... styles) {
        getStyleClass().add("arm-hint");
        getStyleClass().addAll(styles);
        textProperty().subscribe(this::show);
        setOnMouseClicked(_ -> arm());
        setOnKeyPressed(this::key);
    }

    /// On one line.
    public static ArmHint of(String text, String... styles) {
        var hint = new ArmHint(styles);
        hint.setText(text);
        return hint;
    }

    /// Wraps where it has too little space.
    public static ArmHint sentence(String... styles) {
        var hint = new ArmHint(styles);
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        return hint;
    }

    private void show(String text) {
        var arms = Availability.LOCKED.reason().equals(text);
        pseudoClassStateChanged(ARMS, arms);
        setFocusTraversable(arms);
        setAccessibleRole(arms ? AccessibleRole.BUTTON : AccessibleRole.TEXT);
        setAccessibleText(arms ? "Arm, so that jobs and runners can be changed" : text);
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
            arm();
            key.consume();
        }
    }

    private void arm() {
        if (isFocusTraversable()) {
            fireEvent(new Event(ARM));
        }
    }
}
