package signalbox.remote.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.text.HostPort;

/// Makes options of settings: what is not set has OpenSSH's own value, tokens are replaced, files have their folder.
final class OptionReader {
    private static final int DEFAULT_PORT = 22;
    private static final List<String> USUAL_KEYS = Stream.of(
                    "id_rsa", "id_ecdsa", "id_ecdsa_sk", "id_ed25519", "id_ed25519_sk")
            .map(name -> "~/.ssh/" + name)
            .toList();
    private static final List<String> USUAL_USER_FILES = List.of("~/.ssh/known_hosts", "~/.ssh/known_hosts2");
    private static final List<String> USUAL_GLOBAL_FILES =
            List.of("/etc/ssh/ssh_known_hosts", "/etc/ssh/ssh_known_hosts2");
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|.*:.*");
    private static final Pattern LAST_JUMP = Pattern.compile("(?:.*[,@/])?\\[?([^\\],@:/]*)]?(?::\\d+)?");
    private static final String NONE = "none";

    private final SshQuery query;
    private final SshSettings settings;
    private final boolean isExpanded;
    private final String host;
    private final int port;
    private final String user;
    private final SshTokens tokens;

    /// @param isExpanded whether `ssh -G` gave the settings: it has replaced the tokens in some
    OptionReader(SshQuery query, SshSettings settings, boolean isExpanded) {
        this.query = query;
        this.settings = settings;
        this.isExpanded = isExpanded;
        this.host = host();
        this.port = settings.first("port").flatMap(SettingValues::port).orElse(DEFAULT_PORT);
        this.user = settings.first("user").orElse(query.localUser());
        this.tokens = new SshTokens(query, host, port, user, alias().orElse(query.host()), lastJump());
    }

    /// @param written the settings as our own reader found them, with their places
    /// @throws SshConfigException when a value has no sense
    SshOptions options(List<UnfollowedSetting> unfollowed, SshSettings written) {
        return new SshOptions(address(), identities(written), hostKeys(), proxy(), unfollowed);
    }

    private String host() {
        var name = settings.first("hostname")
                .map(value -> isExpanded ? value : SshTokens.hostName(value, query.host()))
                .orElse(query.host());
        return NUMERIC.matcher(name).matches() ? name : name.toLowerCase(Locale.ROOT);
    }

    private SshAddress address() {
        try {
            HostPort.checkHost(host);
        } catch (IllegalArgumentException e) {
            throw new SshConfigException("HostName of " + query.host() + ": " + e.getMessage(), e);
        }
        return new SshAddress(host, port, user, family(), patience());
    }

    private SshAddress.Family family() {
        return switch (settings.first("addressfamily").orElse("any").toLowerCase(Locale.ROOT)) {
            case "inet" -> SshAddress.Family.INET;
            case "inet6" -> SshAddress.Family.INET6;
            default -> SshAddress.Family.ANY;
        };
    }

    private @Nullable Duration patience() {
        return settings.first("connecttimeout")
                .flatMap(SettingValues::seconds)
                .filter(Duration::isPositive)
                .orElse(null);
    }

    private IdentityOptions identities(SshSettings written) {
        var files = settings.each("identityfile");
        return new IdentityOptions(
                paths(files.isEmpty() ? USUAL_KEYS : files, tokens::path),
                paths(settings.each("certificatefile"), tokens::path),
                settings.first("identitiesonly").filter(SettingValues::isYes).isPresent(),
                agent(),
                places(written),
                KeyLoginBan.of(settings, written));
    }

    private Map<Path, SettingPlace> places(SshSettings written) {
        var places = new HashMap<Path, SettingPlace>();
        for (var keyword : List.of("identityfile", "certificatefile")) {
            written.places(keyword).forEach((value, place) -> {
                if (!value.equalsIgnoreCase(NONE)) {
                    places.putIfAbsent(tokens.path(value), place);
                }
            });
        }
        return places;
    }

    private interface PathReader {
        Path path(String value);
    }

    private static List<Path> paths(List<String> values, PathReader reader) {
        return values.stream()
                .filter(value -> !value.equalsIgnoreCase(NONE))
                .map(reader::path)
                .toList();
    }

    private @Nullable Path agent() {
        var value = settings.first("identityagent").orElse("SSH_AUTH_SOCK");
        if (value.equals(NONE)) {
            return null;
        }
        if (value.equals("SSH_AUTH_SOCK") || (value.startsWith("$") && !value.startsWith("${"))) {
            var socket = query.variables().get(value.replaceFirst("^\\$", ""));
            return socket == null || socket.isBlank() ? null : SshTokens.inFolder(socket, query);
        }
        return file(value);
    }

    private Path file(String value) {
        return isExpanded ? tokens.expandedPath(value) : tokens.path(value);
    }

    private Optional<String> alias() {
        return settings.first("hostkeyalias").map(alias -> alias.toLowerCase(Locale.ROOT));
    }

    private HostKeyOptions hostKeys() {
        return new HostKeyOptions(
                alias().orElse(null),
                files("userknownhostsfile", USUAL_USER_FILES),
                files("globalknownhostsfile", USUAL_GLOBAL_FILES),
                files("revokedhostkeys", List.of()),
                settings.first("stricthostkeychecking")
                        .flatMap(value -> StrictChecking.of(value.toLowerCase(Locale.ROOT)))
                        .orElse(StrictChecking.ASK));
    }

    private List<Path> files(String keyword, List<String> usual) {
        var values = settings.values(keyword);
        return paths(values.isEmpty() ? usual : values, values.isEmpty() ? tokens::path : this::file);
    }

    private SshProxy proxy() {
        var jump = jump();
        if (jump.isPresent()) {
            return new SshProxy.Jump(jump.get());
        }
        return settings.first("proxycommand")
                .filter(line -> !line.equalsIgnoreCase(NONE))
                .<SshProxy>map(line -> new SshProxy.Command(tokens.command(line)))
                .orElseGet(SshProxy.Direct::new);
    }

    private Optional<String> jump() {
        return settings.first("proxyjump")
                .map(hosts ->
                        hosts.replaceFirst("#.*", "").replace("ssh://", "").strip())
                .filter(hosts -> !hosts.isEmpty() && !hosts.equalsIgnoreCase(NONE));
    }

    private String lastJump() {
        return jump().map(LAST_JUMP::matcher)
                .filter(last -> last.matches())
                .map(last -> last.group(1))
                .orElse("");
    }
}
