package signalbox.remote.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import signalbox.remote.config.UnfollowedSetting.Stage;

/// Reads `~/.ssh/config`, the system's file and what they include, as OpenSSH does, but runs no command of Match exec.
/// It is used where there is no `ssh` to ask, and to say in which line something is written.
///
/// Source: ssh_config(5); OpenSSH readconf.c.
final class SshConfigReader {
    private static final Path SYSTEM = Path.of("/etc/ssh");
    private static final int DEEPEST = 16;
    private static final int MOST_FILES = 1000;

    /// Keywords with several values in a line; others that Signalbox follows have one.
    private static final Set<String> LISTS = Set.of("userknownhostsfile", "globalknownhostsfile", "revokedhostkeys");
    /// Keywords whose value is all the rest of the line.
    private static final Set<String> COMMANDS =
            Set.of("proxycommand", "proxyjump", "localcommand", "remotecommand", "knownhostscommand");

    /// What was read.
    ///
    /// @param undecided lines of Match that a command or the networks of this machine decide
    record Reading(SshSettings settings, List<UnfollowedSetting> undecided) {
        Reading {
            undecided = List.copyOf(undecided);
        }
    }

    private final SshQuery query;
    private final SshSettings settings = new SshSettings();
    private final List<UnfollowedSetting> undecided = new ArrayList<>();
    private boolean active = true;
    private boolean finalPass;
    private boolean wantsFinalPass;
    private int files;

    private SshConfigReader(SshQuery query) {
        this.query = query;
    }

    /// @throws SshConfigException when a file cannot be read or understood
    static Reading read(SshQuery query) {
        var reader = new SshConfigReader(query);
        reader.readAll();
        return new Reading(reader.settings, reader.undecided);
    }

    private void readAll() {
        if (query.port() > 0) {
            settings.add("port", List.of(Integer.toString(query.port())), null);
        }
        if (!query.user().isEmpty()) {
            settings.add("user", List.of(query.user()), null);
        }
        pass();
        if (wantsFinalPass) {
            finalPass = true;
            undecided.clear();
            pass();
        }
    }

    private void pass() {
        read(new Source(query.config(), 0, true, false), query.isOfUser());
        if (query.isOfUser()) {
            read(new Source(SYSTEM.resolve("ssh_config"), 0, false, false), false);
        }
    }

    /// One file on the way.
    ///
    /// @param isOfUser whether it is one of the user's, and not of the system
    /// @param isIdle whether nothing in it counts, because the section that includes it is not for this host
    private record Source(Path file, int depth, boolean isOfUser, boolean isIdle) {}

    private void read(Source source, boolean mustBeSafe) {
        if (source.depth() > DEEPEST || ++files > MOST_FILES) {
            throw new SshConfigException("Too many files include each other, up to " + source.file(), null);
        }
        if (source.depth() == 0) {
            active = true;
        }
        var lines = SshConfigFile.lines(source.file(), mustBeSafe);
        for (int i = 0; i < lines.size(); i++) {
            var place = new SettingPlace(source.file(), i + 1);
            try {
                var line = SshConfigLine.of(lines.get(i));
                if (line.isPresent()) {
                    take(line.get(), place, source);
                }
            } catch (IllegalArgumentException e) {
                throw SshConfigException.at(place, String.valueOf(e.getMessage()));
            }
        }
    }

    private void take(SshConfigLine line, SettingPlace place, Source source) {
        switch (line.keyword()) {
            case "host" -> active = !source.isIdle() && SshPattern.matchesOneOf(query.host(), line.values());
            case "match" -> active = matches(line.values(), place) && !source.isIdle();
            case "include" -> includeAll(line.values(), source);
            default -> set(SshSettings.keyword(line.keyword()), line, place);
        }
    }

    private boolean matches(List<String> words, SettingPlace place) {
        var criteria = new MatchCriteria(words, scene());
        wantsFinalPass |= criteria.wantsFinalPass();
        criteria.undecided().forEach(each -> undecided.add(new UnfollowedSetting(each, place, Stage.CONDITION)));
        return criteria.matches();
    }

    private MatchCriteria.Scene scene() {
        var host = settings.first("hostname").map(value -> SshTokens.hostName(value, query.host()));
        return new MatchCriteria.Scene(
                host.orElse(query.host()),
                query.host(),
                settings.first("user").orElse(query.localUser()),
                query.localUser(),
                settings.first("tag").orElse(""),
                finalPass);
    }

    private void includeAll(List<String> patterns, Source source) {
        var before = active;
        for (var pattern : patterns) {
            for (var file : included(pattern, source)) {
                read(new Source(file, source.depth() + 1, source.isOfUser(), source.isIdle() || !before), true);
                active = before;
            }
        }
    }

    private List<Path> included(String pattern, Source source) {
        var folder = source.isOfUser() ? query.folder() : SYSTEM;
        var path = pattern.startsWith("~/.ssh/")
                ? folder + pattern.substring("~/.ssh".length())
                : SshTokens.tilde(pattern, query);
        try {
            return IncludedFiles.of(path.startsWith("/") ? path : folder.toAbsolutePath() + "/" + path);
        } catch (IOException e) {
            throw new SshConfigException("Could not look for the files of Include " + pattern, e);
        }
    }

    private void set(String keyword, SshConfigLine line, SettingPlace place) {
        settings.mention(keyword, place);
        var values = COMMANDS.contains(keyword) ? List.of(line.rest()) : line.values();
        Optional<String> fault = SettingValues.fault(keyword, values, LISTS.contains(keyword));
        if (fault.isPresent()) {
            throw SshConfigException.at(place, fault.get());
        }
        if (active && !values.isEmpty()) {
            settings.add(keyword, values, place);
        }
    }
}
