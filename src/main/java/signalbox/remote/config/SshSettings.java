package signalbox.remote.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The settings for one host, by keyword in lower case. The first value of a keyword counts, as in ssh_config; files of
/// keys and certificates add up.
final class SshSettings {
    /// Other names of the same settings.
    private static final Map<String, String> ALIASES = Map.of(
            "identityfile2", "identityfile",
            "pubkeyacceptedkeytypes", "pubkeyacceptedalgorithms",
            "smartcarddevice", "pkcs11provider",
            "dsaauthentication", "pubkeyauthentication");
    private static final Set<String> ADDING = Set.of("identityfile", "certificatefile");
    private static final int MOST = 100;

    private final Map<String, List<SshSetting>> all = new HashMap<>();
    private final Map<String, SettingPlace> mentions = new HashMap<>();

    static String keyword(String written) {
        return ALIASES.getOrDefault(written, written);
    }

    void add(String keyword, List<String> values, @Nullable SettingPlace place) {
        if (isLateProxy(keyword)) {
            return;
        }
        var settings = all.computeIfAbsent(keyword, _ -> new ArrayList<>());
        var isNew = settings.stream().noneMatch(each -> each.values().equals(values));
        if (settings.isEmpty() || (ADDING.contains(keyword) && isNew && settings.size() < MOST)) {
            settings.add(new SshSetting(values, place));
        }
    }

    /// Whether a way was written before: `ProxyJump none` is none for a later ProxyCommand.
    private boolean isLateProxy(String keyword) {
        var jump = first("proxyjump");
        return switch (keyword) {
            case "proxyjump" -> all.containsKey("proxycommand");
            case "proxycommand" -> jump.isPresent() && !jump.get().equalsIgnoreCase("none");
            default -> false;
        };
    }

    /// That a file has such a line, whether or not it is in force.
    void mention(String keyword, SettingPlace place) {
        mentions.putIfAbsent(keyword, place);
    }

    Optional<String> first(String keyword) {
        return values(keyword).stream().findFirst();
    }

    /// All values of the line that counts.
    List<String> values(String keyword) {
        var settings = all.getOrDefault(keyword, List.of());
        return settings.isEmpty() ? List.of() : settings.getFirst().values();
    }

    /// The first values of all lines of a keyword that adds up.
    List<String> each(String keyword) {
        return all.getOrDefault(keyword, List.of()).stream()
                .map(each -> each.values().getFirst())
                .toList();
    }

    /// The first values of all lines of a keyword that adds up, with their places where these are known.
    Map<String, SettingPlace> places(String keyword) {
        var places = new LinkedHashMap<String, SettingPlace>();
        for (var setting : all.getOrDefault(keyword, List.of())) {
            var place = setting.place();
            if (place != null) {
                places.putIfAbsent(setting.values().getFirst(), place);
            }
        }
        return places;
    }

    /// Where the setting in force is written, else where such a setting is written at all.
    @Nullable
    SettingPlace place(String keyword) {
        var settings = all.getOrDefault(keyword, List.of());
        var place = settings.isEmpty() ? null : settings.getFirst().place();
        return place == null ? mentions.get(keyword) : place;
    }
}
