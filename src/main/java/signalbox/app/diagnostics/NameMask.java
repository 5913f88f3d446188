package signalbox.app.diagnostics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import signalbox.app.diagnostics.Diagnostics.Opened;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Profiles;
import signalbox.text.SecretMask;

/// Replaces names of hosts, databases and users by what they are, and hides secrets. Known are those of all saved
/// profiles, of the open one, and of this user. Addresses are replaced by their form.
final class NameMask {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w.])" + "|(?<![\\w:])(?:[0-9a-fA-F]{1,4}:){3,7}[0-9a-fA-F:]*");

    /// What is in braces or in long quotation marks may be a value of a row.
    private static final Pattern VALUE = Pattern.compile("\\{[^{}]{3,}}|\"[^\"]{33,}\"|'[^']{33,}'|\\([^()]{120,}\\)");

    private static final int SHORTEST = 2;

    /// A role of this name, as the handbook proposes it, is no secret, and its folders bear the program's name.
    private static final String PROGRAM = "signalbox";

    /// Longer names first: one may be a part of another.
    private final Map<Pattern, String> names = new LinkedHashMap<>();

    private NameMask(Map<String, String> known) {
        known.entrySet().stream()
                .filter(name -> name.getKey().length() >= SHORTEST && !PROGRAM.equals(name.getKey()))
                .sorted((one, other) -> other.getKey().length() - one.getKey().length())
                .forEach(name -> names.put(pattern(name.getKey()), name.getValue()));
    }

    static NameMask of(AppFolders folders, @Nullable Opened opened) {
        var known = new LinkedHashMap<String, String>();
        for (var profile : saved(folders)) {
            add(known, profile);
        }
        if (opened != null) {
            add(known, opened.profile());
            var has = opened.capabilities();
            if (has != null) {
                known.put(has.server().database(), "DATABASE");
                known.put(has.rights().role(), "ROLE");
            }
        }
        known.put(System.getProperty("user.home"), "~");
        known.put(System.getProperty("user.name"), "USER");
        return new NameMask(known);
    }

    private static Iterable<Profile> saved(AppFolders folders) {
        try {
            return new Profiles(folders).read().usable();
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(NameMask.class).debug("The profiles are not known: {}", e.getMessage());
            return List.of();
        }
    }

    private static void add(Map<String, String> known, Profile profile) {
        known.put(profile.name(), "PROFILE");
        for (var host : profile.host().split(",")) {
            known.put(host.replaceFirst(":\\d+$", ""), "HOST");
        }
        known.put(profile.database(), "DATABASE");
        known.put(profile.user(), "ROLE");
        put(known, profile.service(), "SERVICE");
        put(known, profile.config(), "PATH");
        var ssh = profile.ssh();
        if (ssh != null) {
            known.put(ssh.host(), "SSH-HOST");
            put(known, ssh.user(), "SSH-USER");
            put(known, ssh.jump(), "SSH-JUMP");
            put(known, ssh.keyFile(), "KEY-FILE");
        }
    }

    private static void put(Map<String, String> known, @Nullable String name, String kind) {
        if (name != null) {
            known.put(name, kind);
        }
    }

    /// As a word of its own: also within the name of a thread, but not the beginning of odoo.conf or odoo_bin.
    private static Pattern pattern(String name) {
        return Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(name) + "(?![A-Za-z0-9_]|\\.conf|-bin)");
    }

    String masked(String text) {
        var masked = VALUE.matcher(SecretMask.maskedInput(text)).replaceAll("…");
        for (var name : names.entrySet()) {
            masked = name.getKey().matcher(masked).replaceAll(Matcher.quoteReplacement(name.getValue()));
        }
        return ADDRESS.matcher(masked).replaceAll("ADDRESS");
    }
}
