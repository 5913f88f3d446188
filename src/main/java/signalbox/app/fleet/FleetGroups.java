package signalbox.app.fleet;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import signalbox.app.profile.Profile;

/// Which profiles belong together: those with the same `group`, or, where a profile names none, with the same beginning
/// of their names, up to the first `-`, `_`, `.`, space or colon, if another profile has it too.
public final class FleetGroups {
    private static final Pattern SEPARATOR = Pattern.compile("[-_.: ]");

    private FleetGroups() {}

    /// @return the group by the name of the profile
    public static Map<String, String> of(Collection<Profile> profiles) {
        var sharing = new HashMap<String, Integer>();
        profiles.forEach(profile -> sharing.merge(beginning(profile), 1, Integer::sum));
        var groups = new HashMap<String, String>();
        profiles.forEach(profile -> groups.put(profile.name(), group(profile, sharing)));
        return groups;
    }

    private static String group(Profile profile, Map<String, Integer> sharing) {
        var stated = profile.group();
        if (stated != null) {
            return stated;
        }
        var beginning = beginning(profile);
        return sharing.getOrDefault(beginning, 0) > 1 ? beginning : profile.name();
    }

    private static String beginning(Profile profile) {
        var stated = profile.group();
        return stated == null ? SEPARATOR.split(profile.name(), 2)[0] : stated;
    }
}
