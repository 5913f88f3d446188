package signalbox.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The version of Signalbox. It is stated only in `pom.xml`; the build writes it into a resource.
public final class AppVersion implements IVersionProvider {
    private static final String FILE = "version.properties";

    /// Such as `0.1.0`.
    ///
    /// @throws IllegalStateException when the build has not written the resource
    public static String number() {
        try (var in = AppVersion.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The build left out " + FILE + ".");
            }
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + FILE, e);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Signalbox " + number()};
    }
}
