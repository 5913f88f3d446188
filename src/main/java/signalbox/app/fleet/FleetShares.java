package signalbox.app.fleet;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;

/// How much of one core of its server the watch of each profile may take: all profiles on one server share what the
/// settings allow for it.
final class FleetShares {
    private FleetShares() {}

    /// @param percent the most that watching may take of one core of a server, above 0, at most 100
    /// @return the share by the name of the profile, above 0, at most 1
    static Map<String, Double> of(Collection<Profile> profiles, double percent) {
        var onServer = new HashMap<String, Integer>();
        profiles.forEach(profile -> onServer.merge(server(profile), 1, Integer::sum));
        var shares = new HashMap<String, Double>();
        for (var profile : profiles) {
            var all = profile.environment() == Environment.DEMO ? 100 : percent;
            shares.put(profile.name(), all / 100 / onServer.getOrDefault(server(profile), 1));
        }
        return shares;
    }

    private static String server(Profile profile) {
        var ssh = profile.ssh();
        var by = ssh == null || ssh.directDatabase() ? "" : ssh.spec().label();
        return by + " " + profile.spec().address();
    }
}
