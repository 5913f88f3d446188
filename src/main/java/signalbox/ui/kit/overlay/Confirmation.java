package signalbox.ui.kit.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A question before an action: what will happen, where, to what. Plain values, so that a view-model can ask it and a
/// test can read it.
///
/// @param verb what the button says; it repeats the action, never "OK"
/// @param environment the tag of the profile, in the question's head
/// @param sentences what will happen, naming the environment
/// @param changes what will change, one line each
/// @param asksReason with a field for the reason, kept in the audit log
/// @param typeToEnable what must be typed before the button works: the database name on production
public record Confirmation(
        String title,
        String verb,
        Weight weight,
        String environment,
        List<String> sentences,
        List<String> changes,
        boolean asksReason,
        Optional<String> typeToEnable) {
    public enum Weight {
        ORDINARY,
        DANGEROUS
    }

    /// What the operator said.
    ///
    /// @param reason empty when none was given
    public record Answer(String reason) {}

    public Confirmation {
        sentences = List.copyOf(sentences);
        changes = List.copyOf(changes);
    }

    public static Confirmation of(String title, String verb, String environment) {
        return new Confirmation(
                title, verb, Weight.ORDINARY, environment, List.of(), List.of(), false, Optional.empty());
    }

    public Confirmation dangerous() {
        return new Confirmation(
                title, verb, Weight.DANGEROUS, environment, sentences, changes, asksReason, typeToEnable);
    }

    public Confirmation say(String sentence) {
        var more = new ArrayList<>(sentences);
        more.add(sentence);
        return new Confirmation(title, verb, weight, environment, more, changes, asksReason, typeToEnable);
    }

    public Confirmation changing(List<String> lines) {
        return new Confirmation(title, verb, weight, environment, sentences, lines, asksReason, typeToEnable);
    }

    public Confirmation askingReason() {
        return new Confirmation(title, verb, weight, environment, sentences, changes, true, typeToEnable);
    }

    public Confirmation typing(String name) {
        return new Confirmation(title, verb, weight, environment, sentences, changes, asksReason, Optional.of(name));
    }
}
