package signalbox.ui.jobs.filter;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.controlsfx.control.textfield.CustomTextField;
import signalbox.ui.fx.FxThread;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.KeyBinding;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SpokenName;
import signalbox.ui.kit.SuggestionPopup;

/// The field of the filter, with what completes it in a list below. Down opens the list; Tab takes the first one, Enter
/// the marked one; Escape closes it, then clears the field.
public final class FilterField {
    private static final Duration PAUSE = Duration.millis(250);

    /// While something is offered, the word may not be meant as it is: the server is not asked for each piece of it.
    private static final Duration LONG_PAUSE = Duration.millis(900);

    private final FilterViewModel model;
    private final CustomTextField text = new CustomTextField();
    private final Label fault = Labels.sentence("", "t-12", "t-danger");
    private final PauseTransition typing = new PauseTransition(PAUSE);
    private final SuggestionPopup<FilterSuggestion> popup;
    private boolean following;

    public FilterField(FilterViewModel model) {
        this.model = model;
        popup = new SuggestionPopup<>(text, FilterField::line, this::take);
        text.setId("jobs-text");
        text.getStyleClass().addAll("search", "filter-field");
        text.setPromptText("state:failed channel:root.mail created:>2h, or a UUID, method, exception …");
        SpokenName.field(text, "Filter the jobs");
        text.setLeft(Icon.FILTER.at(15));
        var empty = clearButton();
        text.setRight(empty);
        text.setPrefWidth(420);
        text.setMinWidth(200);
        empty.visibleProperty().bind(text.textProperty().isNotEmpty());
        typing.setOnFinished(_ -> apply());
        text.textProperty().subscribe((_, _) -> typed());
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        text.setOnAction(_ -> apply());
        model.text().subscribe(this::follow);
        showFault();
    }

    public CustomTextField node() {
        return text;
    }

    /// Below the field: why its text is no filter. It waits while the list of completions covers its place.
    public Label fault() {
        return fault;
    }

    private void showFault() {
        fault.setId("jobs-filter-fault");
        fault.textProperty().bind(model.fault());
        fault.visibleProperty()
                .bind(fault.textProperty().isNotEmpty().and(popup.showing().not()));
        fault.managedProperty().bind(fault.visibleProperty());
    }

    private Button clearButton() {
        return Labels.iconButton(Icon.CLOSE, "Clear the filter", this::clear, "flat", "small", "chip-remove");
    }

    private void clear() {
        text.clear();
        apply();
    }

    private void typed() {
        if (following) {
            return;
        }
        applyAfter(PAUSE);
        // The caret is moved after the text was changed.
        FxThread.later(this::offerWhileTyping);
    }

    /// Between words the list would only be in the way; Down opens it there, too.
    private void offerWhileTyping() {
        var caret = text.getCaretPosition();
        if (caret == 0 || Character.isWhitespace(text.getText().charAt(caret - 1))) {
            popup.hide();
        } else {
            offer();
        }
        if (popup.showing().get() && typing.getStatus() == Animation.Status.RUNNING) {
            applyAfter(LONG_PAUSE);
        }
    }

    private void applyAfter(Duration pause) {
        typing.stop();
        typing.setDuration(pause);
        typing.playFromStart();
    }

    private void offer() {
        var completion = completion();
        popup.offer(completion.suggestions(), completion.chosen());
    }

    private void open() {
        offer();
        popup.next();
    }

    private FilterCompletion completion() {
        return model.completion(text.getText(), Math.min(text.getCaretPosition(), text.getLength()));
    }

    private void follow(String words) {
        if (!text.getText().equals(words)) {
            typing.stop();
            following = true;
            text.setText(words);
            text.end();
            following = false;
        }
    }

    private void apply() {
        typing.stop();
        model.type(text.getText());
    }

    private void key(KeyEvent key) {
        var open = popup.showing().get();
        var used = switch (key.getCode()) {
            case DOWN -> did(open ? popup::next : this::open);
            case UP -> open && did(popup::previous);
            case TAB -> open && popup.chosen().or(popup::first).map(this::took).orElse(false);
            case ENTER -> open && popup.chosen().map(this::took).orElseGet(() -> !did(popup::hide));
            case ESCAPE -> open ? did(popup::hide) : !text.getText().isEmpty() && did(this::clear);
            default -> KeyBinding.OFFER.matches(key) && did(this::offer);
        };
        if (used) {
            key.consume();
        }
    }

    private static boolean did(Runnable what) {
        what.run();
        return true;
    }

    private boolean took(FilterSuggestion suggestion) {
        take(suggestion);
        return true;
    }

    private void take(FilterSuggestion suggestion) {
        var completion = completion();
        text.setText(completion.with(suggestion));
        text.positionCaret(completion.caretAfter(suggestion));
        popup.hide();
        apply();
    }

    private static Node line(FilterSuggestion suggestion) {
        return Labels.row(
                8,
                Labels.of(suggestion.label(), "t-mono"),
                Labels.spacer(),
                Labels.of(suggestion.meaning(), "t-11", "t-muted"));
    }
}
