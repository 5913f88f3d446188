package signalbox.ui.profiles;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.postgres.connection.ConnectionUrl;
import signalbox.postgres.connection.Password;
import signalbox.remote.HostKey;
import signalbox.ui.fx.TaskResult;

/// A profile that is being edited: it says what is wrong while the user types, tests the connection, and saves. A typed
/// password lives as long as the editor and the session opened from it; it is never saved. On the FX thread.
final class ProfileEditorViewModel {
    private final EditorServices services;
    private final ProfileSaver saving;
    private final EditorResult end;
    private final String former;
    private final Map<ProfileField, StringProperty> texts = new EnumMap<>(ProfileField.class);
    private final StringProperty password = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Environment> environment = new SimpleObjectProperty<>();
    private final BooleanProperty readOnly = new SimpleBooleanProperty();
    private final BooleanProperty directDatabase = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<ProfileForm> form = new ReadOnlyObjectWrapper<>(ProfileForm.empty());
    private final ReadOnlyObjectWrapper<ConnectionCheckReport> check =
            new ReadOnlyObjectWrapper<>(ConnectionCheckReport.NONE);
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private Set<String> others = Set.of();
    private int newestCheck;
    private int newestUrl;

    /// @param former the name of the profile that is edited; empty for a new one
    ProfileEditorViewModel(EditorServices services, EditorResult end, ProfileForm start, String former) {
        this.services = services;
        this.end = end;
        this.former = former;
        this.saving = new ProfileSaver(services, former);
        for (var field : ProfileField.values()) {
            texts.put(field, new SimpleStringProperty(""));
        }
        fill(start);
        texts.values().forEach(text -> text.subscribe(this::edited));
        environment.subscribe(this::edited);
        readOnly.subscribe(this::edited);
        directDatabase.subscribe(this::edited);
        password.subscribe(_ -> forgetCheck());
        edited();
        saving.check(this::know, fault::set);
    }

    private void fill(ProfileForm wanted) {
        texts.forEach((field, text) -> text.set(wanted.text(field)));
        environment.set(wanted.environment());
        readOnly.set(wanted.readOnly());
        directDatabase.set(wanted.directDatabase());
    }

    private void edited() {
        var typed = new EnumMap<ProfileField, String>(ProfileField.class);
        texts.forEach((field, text) -> typed.put(field, text.getValueSafe()));
        form.set(new ProfileForm(typed, environment.get(), readOnly.get(), directDatabase.get(), others, ""));
        forgetCheck();
    }

    /// Keeps the other names, because two profiles with one name could not be distinguished.
    private void know(List<Profile> known) {
        others = known.stream()
                .map(Profile::name)
                .filter(name -> !name.equals(former))
                .collect(Collectors.toSet());
        form.set(form.get().beside(others));
    }

    private void forgetCheck() {
        newestCheck++;
        check.set(ConnectionCheckReport.NONE);
    }

    String title() {
        return former.isEmpty() ? "New profile" : "Edit profile " + former;
    }

    StringProperty text(ProfileField field) {
        return texts.computeIfAbsent(field, _ -> new SimpleStringProperty(""));
    }

    /// Used for this session only.
    StringProperty password() {
        return password;
    }

    /// Null until it is chosen: the environment of a database is never assumed.
    ObjectProperty<@Nullable Environment> environment() {
        return environment;
    }

    BooleanProperty readOnly() {
        return readOnly;
    }

    /// Whether the database is reached without SSH.
    BooleanProperty directDatabase() {
        return directDatabase;
    }

    ReadOnlyObjectProperty<ProfileForm> form() {
        return form.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ConnectionCheckReport> check() {
        return check.getReadOnlyProperty();
    }

    /// Why profiles cannot be saved; empty when no fault is known.
    ReadOnlyStringProperty fault() {
        return fault.getReadOnlyProperty();
    }

    /// What was done with a URL; empty before one was taken.
    ReadOnlyStringProperty note() {
        return note.getReadOnlyProperty();
    }

    /// Fills the fields from a connection string, as soon as its service is read. Returns false, and does nothing, for
    /// any other text and for one that is wrong by itself.
    boolean takeUrl(String text) {
        var url = text.strip();
        if (!ProfileForm.isUrl(url) || !isRight(url)) {
            return false;
        }
        var number = ++newestUrl;
        services.background().run(() -> ConnectionUrl.parse(url), outcome -> {
            if (number == newestUrl) {
                switch (outcome) {
                    case TaskResult.Done(var read) -> take(read);
                    case TaskResult.Failed(var cause) -> refuse(url, String.valueOf(cause.getMessage()));
                }
            }
        });
        return true;
    }

    private static boolean isRight(String url) {
        try {
            ConnectionUrl.check(url);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private void take(ConnectionUrl read) {
        fill(form.get().filledFrom(read.spec()));
        var secret = read.spec().password();
        if (secret != null) {
            password.set(secret.value());
        }
        var remarks = read.remarks().isEmpty() ? "" : ": " + String.join("; ", read.remarks());
        note.set("Filled in from the connection string" + remarks + "."
                + (secret == null ? "" : " Its password is used for this session and is not saved."));
    }

    private void refuse(String url, String sentence) {
        text(ProfileField.NAME).set(url);
        form.set(form.get().refusing(sentence));
    }

    private Destination destination(Profile profile) {
        var to = Destination.of(profile);
        return password.getValueSafe().isEmpty() ? to : to.withPassword(new Password(password.get()));
    }

    /// The names of the fields that prevent saving; empty when the profile can be saved.
    String missing() {
        var fields = Arrays.stream(ProfileField.values())
                .filter(form.get().problems()::containsKey)
                .map(ProfileField::label);
        var tag = form.get().environment() == null ? Stream.of("Environment") : Stream.<String>empty();
        return Stream.concat(fields, tag).collect(Collectors.joining(", "));
    }

    void test() {
        if (!form.get().isComplete()) {
            return;
        }
        var to = destination(form.get().profile());
        var number = ++newestCheck;
        check.set(ConnectionCheckReport.running(to.spec().label()));
        services.background().run(() -> services.check().apply(to), outcome -> {
            if (number == newestCheck) {
                check.set(
                        switch (outcome) {
                            case TaskResult.Done(var found) -> ConnectionCheckReport.of(found);
                            case TaskResult.Failed(var cause) -> ConnectionCheckReport.failed(cause);
                        });
            }
        });
    }

    /// The operator accepts the host key that the last test found: remembers it and tests again.
    void acceptHostKey(HostKey key) {
        services.background()
                .run(
                        () -> {
                            services.hostKeys().accept(key);
                            return key;
                        },
                        outcome -> {
                            switch (outcome) {
                                case TaskResult.Done(var _) -> test();
                                case TaskResult.Failed(var cause) -> check.set(ConnectionCheckReport.failed(cause));
                            }
                        });
    }

    void cancel() {
        end.cancelled();
    }

    void save() {
        save(end::saved);
    }

    void saveAndOpen() {
        save(profile -> end.opened(destination(profile)));
    }

    private void save(Consumer<Profile> then) {
        if (form.get().isComplete()) {
            fault.set("");
            saving.save(form.get().profile(), then, fault::set);
        }
    }
}
