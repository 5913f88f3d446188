package signalbox.ui.kit.overlay;

import java.util.function.Consumer;

/// Asks the operator before an action; the answer comes only when it is yes.
@FunctionalInterface
public interface ConfirmationAsker {
    void ask(Question question, Consumer<Question.Answer> onYes);
}
