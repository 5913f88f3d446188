package signalbox.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import signalbox.postgres.ConnectionSpec;

/// The profiles of this user, in a JSON file.
public final class Profiles {
    record Stored(List<Profile> profiles) {
        Stored {
            profiles = profiles == null ? List.of() : List.copyOf(profiles);
        }
    }

    private final JsonFile<Stored> file;

    public Profiles(Folders folders) {
        this.file = new JsonFile<>(folders.profilesFile(), Stored.class, new Stored(List.of()));
    }

    /// @throws IllegalArgumentException naming the file when it is not valid
    public List<Profile> all() {
        return file.read().profiles();
    }

    /// @throws IllegalArgumentException naming the profiles there are
    public Profile named(String name) {
        var all = all();
        return all.stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no profile \"" + name + "\"; there "
                        + (all.isEmpty()
                                ? "are none yet"
                                : "are " + all.stream().map(Profile::name).collect(Collectors.joining(", ")))));
    }

    /// The saved profile of that very database, whoever connects; empty when there is none.
    public Optional<Profile> of(ConnectionSpec spec) {
        return all().stream()
                .filter(profile -> profile.host().equalsIgnoreCase(spec.host())
                        && profile.port() == spec.port()
                        && profile.database().equals(spec.database()))
                .findFirst();
    }

    /// Adds it, or replaces the one of the same name.
    public void save(Profile profile) {
        var others = without(profile.name());
        others.add(profile);
        file.write(new Stored(others));
    }

    /// Puts it where the profile of the former name stood, under whichever name it has now, and in place of one
    /// that has this name already. At the end when nothing had the former name.
    public void replace(String former, Profile profile) {
        var others = new ArrayList<>(all());
        others.removeIf(
                other -> other.name().equals(profile.name()) && !other.name().equals(former));
        var index = others.stream().map(Profile::name).toList().indexOf(former);
        if (index < 0) {
            others.add(profile);
        } else {
            others.set(index, profile);
        }
        file.write(new Stored(others));
    }

    public void remove(String name) {
        file.write(new Stored(without(name)));
    }

    private List<Profile> without(String name) {
        var others = new ArrayList<>(all());
        others.removeIf(profile -> profile.name().equals(name));
        return others;
    }
}
