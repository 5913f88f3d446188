package signalbox.remote.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import signalbox.remote.config.UnfollowedSetting.Stage;

/// Which settings change how OpenSSH reaches a host and are not followed here.
final class UnfollowedSettings {
    /// @param usual the values, in lower case, that change nothing
    private record Known(String name, Stage stage, Set<String> usual) {
        Known(String name, Stage stage, String... usual) {
            this(name, stage, Set.of(usual));
        }

        String keyword() {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    private static final List<Known> ALL = List.of(
            new Known("CanonicalizeHostname", Stage.CONDITION, "no", "false", "none"),
            new Known("BindAddress", Stage.WAY),
            new Known("BindInterface", Stage.WAY),
            new Known("ProxyUseFdpass", Stage.WAY, "no", "false"),
            new Known("KnownHostsCommand", Stage.HOST_KEY, "none"),
            new Known("VerifyHostKeyDNS", Stage.HOST_KEY, "no", "false"),
            new Known("NoHostAuthenticationForLocalhost", Stage.HOST_KEY, "no", "false"),
            new Known("PKCS11Provider", Stage.LOGIN, "none"),
            new Known("SecurityKeyProvider", Stage.LOGIN, "internal", "none", "$ssh_sk_provider"),
            new Known("GSSAPIAuthentication", Stage.GSSAPI, "no", "false"),
            new Known("HostbasedAuthentication", Stage.HOSTBASED, "no", "false"));

    /// `ssh -G` gives a value of these to every host, so that only those in a file count.
    private static final List<Known> WITH_A_PLACE = List.of(
            new Known("PubkeyAcceptedAlgorithms", Stage.LOGIN),
            new Known("HostKeyAlgorithms", Stage.ALGORITHMS),
            new Known("KexAlgorithms", Stage.ALGORITHMS),
            new Known("Ciphers", Stage.ALGORITHMS),
            new Known("MACs", Stage.ALGORITHMS));

    private UnfollowedSettings() {}

    /// @param settings those in force
    /// @param written as our own reader found them, with their places
    static List<UnfollowedSetting> of(SshSettings settings, SshSettings written) {
        return Stream.concat(
                        ALL.stream().filter(each -> isUnusual(each, settings)),
                        WITH_A_PLACE.stream()
                                .filter(each -> !written.values(each.keyword()).isEmpty()))
                .map(each -> new UnfollowedSetting(each.name(), written.place(each.keyword()), each.stage()))
                .toList();
    }

    private static boolean isUnusual(Known setting, SshSettings settings) {
        return settings.first(setting.keyword())
                .filter(value -> !setting.usual().contains(value.toLowerCase(Locale.ROOT)))
                .isPresent();
    }
}
