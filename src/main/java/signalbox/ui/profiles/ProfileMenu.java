package signalbox.ui.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Profiles;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Overlay;
import signalbox.ui.kit.overlay.Question;

/// The menu of profiles: opens, creates, edits and removes them. On the FX thread.
public final class ProfileMenu implements EditorResult, ProfileList.Deeds {
    private final EditorServices services;
    private final Overlay overlay;
    private final Consumer<Destination> onOpen;
    private final Runnable onDemo;
    private final ProfileEditor editor;
    private Runnable refresh = () -> {};
    private Profiles.@Nullable Saved shown;
    private @Nullable ProfileList list;

    public ProfileMenu(EditorServices services, Overlay overlay, Consumer<Destination> onOpen, Runnable onDemo) {
        this.services = services;
        this.overlay = overlay;
        this.onOpen = onOpen;
        this.onDemo = onDemo;
        this.editor = new ProfileEditor(services, overlay, this);
    }

    /// Fills the menu, now and each time that it is opened.
    ///
    /// @param current the profile of the open session; null: the demo cluster
    public void fill(MenuButton menu, @Nullable Destination current) {
        refresh = () -> services.background().run(services.profiles()::read, outcome -> {
            switch (outcome) {
                case TaskResult.Done(var known) -> {
                    if (!known.equals(shown)) {
                        shown = known;
                        menu.getItems().setAll(items(known, current));
                    }
                    if (list != null) {
                        list.show(known);
                    }
                }
                case TaskResult.Failed(var cause) -> {
                    shown = null;
                    menu.getItems().setAll(unreadable(cause));
                }
            }
        });
        shown = null;
        menu.getItems().setAll(item("Demo cluster", onDemo));
        menu.setOnShowing(_ -> refresh.run());
        refresh.run();
    }

    private List<MenuItem> items(Profiles.Saved saved, @Nullable Destination current) {
        var known = saved.usable();
        var items = new ArrayList<MenuItem>();
        var here = current == null ? "" : current.profile().name();
        for (var profile : known) {
            var item = item(
                    profile.name() + "  " + ProfileList.place(profile)
                            + (profile.name().equals(here) ? "  open now" : ""),
                    () -> open(profile));
            item.setGraphic(Badge.environment(profile.environment().word()));
            items.add(item);
        }
        for (var profile : saved.unusable()) {
            items.add(item(
                    profile.name() + "  cannot be used…",
                    () -> overlay.notifyOperator(Notice.warning(
                            "The profile " + profile.name() + " cannot be used.",
                            profile.sentence()
                                    + " Its database counts as production and read-only until it is corrected."))));
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        items.add(item("Demo cluster", onDemo));
        items.add(new SeparatorMenuItem());
        items.add(item("New profile…", this::create));
        items.add(item("Manage profiles…", this::manage));
        if (current != null) {
            var isSaved = known.stream().anyMatch(profile -> profile.name().equals(here));
            items.add(item(isSaved ? "Edit profile…" : "Save as a profile…", () -> edit(current)));
        }
        return items;
    }

    private List<MenuItem> unreadable(Exception cause) {
        return List.of(
                item("The profiles cannot be read…", () -> fault(cause)),
                new SeparatorMenuItem(),
                item("Demo cluster", onDemo));
    }

    private void fault(Exception cause) {
        overlay.notifyOperator(Notice.failed("The profiles cannot be read.", String.valueOf(cause.getMessage())));
    }

    private static MenuItem item(String words, Runnable onChosen) {
        var item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> onChosen.run());
        return item;
    }

    @Override
    public void create() {
        editor.create();
    }

    /// Edits the profile of the open session, saved or not.
    public void edit(Destination current) {
        var name = current.profile().name();
        services.background().run(services.profiles()::all, outcome -> {
            var saved = outcome instanceof TaskResult.Done(var known)
                    && known.stream().anyMatch(profile -> profile.name().equals(name));
            editor.edit(current, saved ? name : "");
        });
    }

    /// The profiles that can be opened, as they were read last.
    public List<Profile> known() {
        return shown == null ? List.of() : shown.usable();
    }

    public void openDemo() {
        onDemo.run();
    }

    /// Opens the card with all profiles.
    public void manage() {
        services.background().run(services.profiles()::read, outcome -> {
            switch (outcome) {
                case TaskResult.Done(var saved) -> {
                    var card = new ProfileList(this, this::closeList);
                    card.show(saved);
                    list = card;
                    overlay.open(card, card.first());
                }
                case TaskResult.Failed(var cause) -> fault(cause);
            }
        });
    }

    private void closeList() {
        if (list != null) {
            overlay.close(list);
            list = null;
        }
    }

    @Override
    public void open(Profile profile) {
        closeList();
        onOpen.accept(Destination.of(profile));
    }

    @Override
    public void edit(Profile profile) {
        editor.edit(Destination.of(profile), profile.name());
    }

    @Override
    public void duplicate(Profile profile) {
        editor.duplicate(profile);
    }

    @Override
    public void remove(Profile profile) {
        remove(profile.name());
    }

    private void remove(String name) {
        var question = Question.of("Remove the profile " + name + "?", "Remove profile", "")
                .dangerous()
                .say("Only its entry in profiles.json goes: the database is not touched, and what is open"
                        + " stays open.");
        overlay.ask(
                question,
                _ -> services.background()
                        .run(
                                () -> {
                                    services.profiles().remove(name);
                                    return name;
                                },
                                this::removed));
    }

    private void removed(TaskResult<String> outcome) {
        switch (outcome) {
            case TaskResult.Done(var name) ->
                overlay.notifyOperator(Notice.done("The profile " + name + " is removed."));
            case TaskResult.Failed(var cause) -> fault(cause);
        }
        refresh.run();
    }

    @Override
    public void cancelled() {}

    @Override
    public void saved(Profile profile) {
        refresh.run();
        overlay.notifyOperator(new Notice(
                Notice.Kind.DONE,
                "The profile " + profile.name() + " is saved.",
                "Choose it in the menu to open it as it is now."));
    }

    @Override
    public void opened(Destination destination) {
        closeList();
        onOpen.accept(destination);
    }
}
