package signalbox.app.diagnostics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.app.diagnostics.Diagnostics.Fact;
import signalbox.app.profile.Profile;

/// Of which kind a profile is. Neither its names nor its addresses.
final class ProfileFacts {
    private ProfileFacts() {}

    static List<Fact> of(Profile profile) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Environment", profile.environment().word() + (profile.readOnly() ? ", read-only" : "")));
        facts.add(new Fact("Way", way(profile)));
        facts.add(new Fact("sslmode", profile.sslmode() == null ? "not given" : profile.sslmode()));
        facts.add(new Fact("Password", password(profile)));
        facts.add(new Fact("Channel string", given(profile.channels())));
        facts.add(new Fact("Path of the odoo.conf", given(profile.config())));
        facts.add(new Fact("Further parameters", given(profile.parameters())));
        return facts;
    }

    private static String given(@Nullable String value) {
        return value == null || value.isBlank() ? "not given" : "given";
    }

    private static String way(Profile profile) {
        var host = profile.host();
        var place = host.startsWith("/")
                ? "a UNIX socket"
                : host.contains(",")
                        ? "several hosts"
                        : host.equals("localhost") || host.startsWith("127.") || host.equals("::1")
                                ? "this machine"
                                : "another machine";
        var ssh = profile.ssh();
        if (ssh == null) {
            return place;
        }
        return ssh.directDatabase() ? place + "; SSH for the processes" : place + " as seen from an SSH host";
    }

    private static String password(Profile profile) {
        return profile.passwordVariable() != null
                ? "a variable"
                : profile.service() != null ? "a service" : "PGPASSWORD, a password file, the URL or typed";
    }
}
