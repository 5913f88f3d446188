package signalbox.app.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import signalbox.app.file.AppFolders;
import signalbox.app.file.JsonFile;
import signalbox.postgres.connection.ConnectionSpec;
import tools.jackson.databind.JsonNode;

/// The profiles of this user, in a JSON file that other windows also write.
public final class Profiles {
    /// The contents of the file.
    public record Saved(List<Profile> usable, List<UnusableProfile> unusable) {
        public Saved {
            usable = List.copyOf(usable);
            unusable = List.copyOf(unusable);
        }
    }

    private final JsonFile<JsonNode> file;
    private final String where;

    public Profiles(AppFolders folders) {
        this.where = folders.profilesFile().toString();
        this.file = new JsonFile<>(folders.profilesFile(), JsonNode.class, ProfileEntries.none());
    }

    /// @throws IllegalArgumentException when the file is not a list of profiles; the message names the file
    public Saved read() {
        return whole(document -> ProfileEntries.read(document, file::text));
    }

    private <T> T whole(Function<JsonNode, T> use) {
        var document = file.read();
        try {
            return use.apply(document);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + " is not valid: " + e.getMessage(), e);
        }
    }

    /// The profiles that can be used.
    ///
    /// @throws IllegalArgumentException when the file is not a list of profiles; the message names the file
    public List<Profile> all() {
        return read().usable();
    }

    /// @throws IllegalArgumentException when there is no such profile (the message names those that there are), or
    ///     when it cannot be used
    public Profile named(String name) {
        var saved = read();
        saved.unusable().stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .ifPresent(profile -> {
                    throw new IllegalArgumentException(profile.sentence());
                });
        var all = saved.usable();
        return all.stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no profile \"" + name + "\"; there "
                        + (all.isEmpty()
                                ? "are none yet"
                                : "are " + all.stream().map(Profile::name).collect(Collectors.joining(", ")))
                        + saved.unusable().stream()
                                .map(unusable -> ". " + unusable.sentence())
                                .collect(Collectors.joining())));
    }

    /// The saved profile of the same database, for any user; empty when there is none.
    public Optional<Profile> of(ConnectionSpec spec) {
        var place = DatabaseAddress.of(spec);
        return all().stream()
                .filter(profile -> DatabaseAddress.of(profile).isSame(place))
                .findFirst();
    }

    /// Adds the profile, or replaces the one with the same name.
    public void save(Profile profile) {
        change(nodes -> {
            nodes.removeIf(node -> ProfileEntries.isNamed(node, profile.name()));
            nodes.add(ProfileEntries.node(profile));
            return nodes;
        });
    }

    /// Puts the profile, with the name that it has now, where the one with the former name was. It also replaces
    /// one that already has the new name. It is added at the end if no profile had the former name.
    public void replace(String former, Profile profile) {
        change(nodes -> replaced(nodes, former, profile));
    }

    private static List<JsonNode> replaced(List<JsonNode> nodes, String former, Profile profile) {
        var changed = new ArrayList<JsonNode>();
        var placed = false;
        for (var node : nodes) {
            if (ProfileEntries.isNamed(node, former) && !placed) {
                changed.add(ProfileEntries.node(profile));
                placed = true;
            } else if (!ProfileEntries.isNamed(node, former) && !ProfileEntries.isNamed(node, profile.name())) {
                changed.add(node);
            }
        }
        if (!placed) {
            changed.add(ProfileEntries.node(profile));
        }
        return changed;
    }

    /// Removes the profile with that name, if there is one.
    ///
    /// @throws java.io.UncheckedIOException when the file cannot be written
    public void remove(String name) {
        change(nodes -> {
            nodes.removeIf(node -> ProfileEntries.isNamed(node, name));
            return nodes;
        });
    }

    private void change(UnaryOperator<List<JsonNode>> change) {
        file.update(() -> whole(document -> document), document -> ProfileEntries.changed(document, change));
    }
}
