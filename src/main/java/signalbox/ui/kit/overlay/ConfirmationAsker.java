package signalbox.ui.kit.overlay;

import java.util.function.Consumer;

/// Asks the operator before an action; calls back only if the answer is yes.
@FunctionalInterface
public interface ConfirmationAsker {
    void ask(Question question, Consumer<Question.Answer> onYes);
}
