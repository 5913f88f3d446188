package signalbox.ui.profiles;

import java.util.List;
import java.util.function.Consumer;
import signalbox.app.profile.Profile;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.overlay.Question;

/// Saves a profile: asks before it replaces another one, and does not overwrite a file that it cannot read.
final class ProfileSaver {
    private final EditorServices services;
    private final String former;

    ProfileSaver(EditorServices services, String former) {
        this.services = services;
        this.former = former;
    }

    /// @param onKnown gets the profiles that exist
    /// @param onFault called when the file cannot be read, before the user types
    void check(Consumer<List<Profile>> onKnown, Consumer<String> onFault) {
        services.background().run(services.profiles()::all, outcome -> {
            switch (outcome) {
                case TaskResult.Done(var known) -> onKnown.accept(known);
                case TaskResult.Failed(var cause) -> onFault.accept(sentence(cause));
            }
        });
    }

    void save(Profile profile, Consumer<Profile> then, Consumer<String> onFault) {
        services.background().run(services.profiles()::all, outcome -> {
            switch (outcome) {
                case TaskResult.Done(var known) -> askOrWrite(profile, known, () -> write(profile, then, onFault));
                case TaskResult.Failed(var cause) -> onFault.accept(sentence(cause));
            }
        });
    }

    private void askOrWrite(Profile profile, List<Profile> known, Runnable write) {
        var name = profile.name();
        if (name.equals(former) || known.stream().noneMatch(other -> name.equals(other.name()))) {
            write.run();
            return;
        }
        var question = Question.of("Replace the profile " + name + "?", "Replace", "")
                .dangerous()
                .say("There is a profile of this name already. Its host, database and all other fields are replaced by"
                        + " what was typed.");
        services.asks().ask(question, _ -> write.run());
    }

    private void write(Profile profile, Consumer<Profile> then, Consumer<String> onFault) {
        services.background()
                .run(
                        () -> {
                            services.profiles().replace(former, profile);
                            return profile;
                        },
                        outcome -> {
                            switch (outcome) {
                                case TaskResult.Done(var saved) -> then.accept(saved);
                                case TaskResult.Failed(var cause) -> onFault.accept(sentence(cause));
                            }
                        });
    }

    private static String sentence(Exception cause) {
        var message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
