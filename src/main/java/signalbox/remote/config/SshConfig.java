package signalbox.remote.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.remote.config.SshConfigReader.Reading;
import signalbox.remote.config.UnfollowedSetting.Stage;

/// The one place that says how a host is reached: `ssh -G` where `ssh` is installed, else our own reader.
public final class SshConfig {
    private SshConfig() {}

    /// Blocks: it may run `ssh`, for 5 s at most.
    ///
    /// @throws SshConfigException when the configuration cannot be read or understood
    public static SshOptions of(SshQuery query) {
        return SshProgram.answer(query).map(answer -> asked(query, answer)).orElseGet(() -> read(query));
    }

    /// Without any configuration.
    public static SshOptions plain(SshQuery query) {
        var settings = new SshSettings();
        if (query.port() > 0) {
            settings.add("port", List.of(Integer.toString(query.port())), null);
        }
        if (!query.user().isEmpty()) {
            settings.add("user", List.of(query.user()), null);
        }
        return new OptionReader(query, settings, false).options(List.of(), settings);
    }

    /// Without `ssh`.
    static SshOptions read(SshQuery query) {
        var reading = SshConfigReader.read(query);
        var settings = reading.settings();
        var unfollowed = Stream.concat(reading.undecided().stream(), UnfollowedSettings.of(settings, settings).stream())
                .toList();
        return new OptionReader(query, settings, false).options(unfollowed, settings);
    }

    /// `ssh` runs the commands of Match exec and looks up names; what it does not say is where something is written.
    private static SshOptions asked(SshQuery query, String answer) {
        var written = reading(query).map(Reading::settings).orElseGet(SshSettings::new);
        var settings = SshAnswer.settings(answer, written);
        var unfollowed = UnfollowedSettings.of(settings, written).stream()
                .filter(each -> each.stage() != Stage.CONDITION)
                .toList();
        return new OptionReader(query, settings, true).options(unfollowed, written);
    }

    /// Empty where our own reader does not understand what `ssh` does.
    static Optional<Reading> reading(SshQuery query) {
        try {
            return Optional.of(SshConfigReader.read(query));
        } catch (SshConfigException _) {
            return Optional.empty();
        }
    }

    /// The first line of Match whose command `ssh` would run for this host.
    static @Nullable UnfollowedSetting command(SshQuery query) {
        return reading(query).stream()
                .flatMap(reading -> reading.undecided().stream())
                .filter(each -> each.name().equals("Match exec"))
                .findFirst()
                .orElse(null);
    }
}
