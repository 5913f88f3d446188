package signalbox.ui.kit.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A question before an action: what will happen, where, and to what. It holds plain values, so that a view-model can
/// ask it and a test can read it.
///
/// @param verb the text of the button: it repeats the action, never "OK"
/// @param environment the profile's environment, shown in the question's head
/// @param sentences what will happen; they name the environment
/// @param changes what will change, one line each
/// @param asksReason whether there is a field for the reason, which goes into the audit log
/// @param typeToEnable what must be typed before the button works: the database name on production
/// @param alternative another question that can be asked instead, as a second button
public record Question(
        String title,
        String verb,
        Weight weight,
        String environment,
        List<String> sentences,
        List<String> changes,
        boolean asksReason,
        Optional<String> typeToEnable,
        Optional<Alternative> alternative) {
    public enum Weight {
        ORDINARY,
        DANGEROUS
    }

    /// The operator's answer.
    ///
    /// @param reason empty when none was given
    /// @param typed what was typed to enable the button; empty when nothing had to be
    public record Answer(String reason, String typed) {}

    /// Another way to go on, which closes this question without an answer.
    public record Alternative(String text, Runnable onChosen) {}

    public Question {
        sentences = List.copyOf(sentences);
        changes = List.copyOf(changes);
    }

    public static Question of(String title, String verb, String environment) {
        return new Question(
                title,
                verb,
                Weight.ORDINARY,
                environment,
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    public Question dangerous() {
        return new Question(
                title, verb, Weight.DANGEROUS, environment, sentences, changes, asksReason, typeToEnable, alternative);
    }

    public Question say(String sentence) {
        var more = new ArrayList<>(sentences);
        more.add(sentence);
        return new Question(title, verb, weight, environment, more, changes, asksReason, typeToEnable, alternative);
    }

    public Question changing(List<String> lines) {
        return new Question(title, verb, weight, environment, sentences, lines, asksReason, typeToEnable, alternative);
    }

    public Question askingReason() {
        return new Question(title, verb, weight, environment, sentences, changes, true, typeToEnable, alternative);
    }

    public Question typing(String name) {
        return new Question(
                title, verb, weight, environment, sentences, changes, asksReason, Optional.of(name), alternative);
    }

    public Question offering(String words, Runnable onChosen) {
        return new Question(
                title,
                verb,
                weight,
                environment,
                sentences,
                changes,
                asksReason,
                typeToEnable,
                Optional.of(new Alternative(words, onChosen)));
    }
}
