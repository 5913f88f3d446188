package signalbox.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.channel.text.ChannelSetting;
import signalbox.config.ConfigFile;
import signalbox.config.DatabaseConfig;
import signalbox.config.Samples;
import signalbox.health.Finding;
import signalbox.health.KnownConfig;
import signalbox.postgres.connection.ConnectionSpec;

class ConfigReaderTest {
    private static final String TEXT = """
            [options]
            db_password = hunter2
            workers = 4
            """;

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-06-12T10:03:20Z");
    private DatabaseConfig database = new DatabaseConfig(null, null, Map.of(), null, List.of());
    private ConfigReader reader = reader("acme");

    @BeforeEach
    void desks() {
        reader = reader("acme");
    }

    private ConfigReader reader(String profile) {
        var spec = ConnectionSpec.of("localhost", 5432, "acme", "odoo");
        return new ConfigReader(
                Profile.of(spec, Environment.STAGING).named(profile),
                BuildConfigs.bySsh(null),
                new ConfigArchive(folder),
                () -> null,
                () -> database,
                () -> now);
    }

    @Test
    void without_an_ssh_host_the_path_of_the_profile_is_on_this_machine() throws IOException {
        var file = Files.writeString(folder.resolve("odoo.conf"), TEXT);
        assertThat(reader.builds()).isEmpty();
        assertThatThrownBy(() -> reader.read(new ConfigSource.OfProfile())).hasMessageContaining("names no odoo.conf");

        var naming = new Profile(
                "acme",
                "localhost",
                5432,
                "acme",
                "odoo",
                null,
                Environment.STAGING,
                false,
                null,
                null,
                null,
                null,
                null,
                file.toString(),
                null);
        var here = new ConfigReader(
                naming, BuildConfigs.bySsh(null), new ConfigArchive(folder), () -> null, () -> database, () -> now);

        assertThat(here.builds()).containsExactly(new ConfigSource.OfProfile());
        assertThat(here.read(new ConfigSource.OfProfile()).source()).isEqualTo(new ConfigSource.OnDisk(file));
        assertThat(here.ofOwnBuild()).isInstanceOf(KnownConfig.Read.class);
    }

    private LoadedConfig pasted(String text) {
        return reader.read(new ConfigSource.Pasted(1, text));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @Test
    void a_copy_is_kept_without_secrets_and_for_the_owner_only() throws IOException {
        assertThat(reader.keep(pasted(TEXT))).isPresent();

        var file = files().getFirst();
        assertThat(Files.readString(file))
                .contains("db_password = ********", "workers = 4")
                .doesNotContain("hunter2");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    /// What is logged meanwhile, however detailed.
    private static List<String> logged(Runnable work) {
        var logger = (Logger) LoggerFactory.getLogger("signalbox");
        var before = logger.getLevel();
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        logger.setLevel(Level.TRACE);
        logger.addAppender(lines);
        try {
            work.run();
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(before);
        }
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void no_secret_of_the_samples_reaches_a_finding_a_file_or_the_log(@TempDir Path samples) throws IOException {
        var found = new ArrayList<Finding>();
        var log = logged(() -> {
            for (var name : Samples.NAMES) {
                var read = reader.read(new ConfigSource.OnDisk(copied(name, samples)));
                found.addAll(new KnownConfig.Read(read.file(), reader.context()).findings());
                reader.keep(read);
                LoggerFactory.getLogger("signalbox.test").info("{} {}", read, read.masked());
            }
        });

        assertThat(found).isNotEmpty();
        assertThat(found.toString()).doesNotContain(Samples.SECRETS);
        assertThat(log).hasSizeGreaterThanOrEqualTo(Samples.NAMES.size());
        assertThat(String.join("\n", log)).doesNotContain(Samples.SECRETS);
        assertThat(files()).hasSize(Samples.NAMES.size());
        for (var file : files()) {
            assertThat(Files.readString(file)).contains("queue_job").doesNotContain(Samples.SECRETS);
        }
    }

    private static Path copied(String name, Path to) {
        try (var sample = Samples.class.getResourceAsStream("/config/" + name)) {
            var file = to.resolve(name);
            Files.write(file, Objects.requireNonNull(sample).readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_copy_is_added_only_when_something_changed() throws IOException {
        reader.keep(pasted(TEXT));

        assertThat(reader.keep(pasted(TEXT.replace("hunter2", "hunter3")))).isEmpty();
        assertThat(files()).hasSize(1);

        assertThat(reader.keep(pasted(TEXT.replace("4", "5")))).isPresent();
        assertThat(files()).hasSize(2);
    }

    @Test
    void the_oldest_copies_make_room() throws IOException {
        for (int workers = 0; workers < ConfigArchive.MOST + 3; workers++) {
            reader.keep(pasted(TEXT.replace("4", "1" + workers)));
        }

        assertThat(files()).hasSize(ConfigArchive.MOST);
        assertThat(reader.kept()).first().extracting(ConfigSource.Kept::number).isEqualTo(ConfigArchive.MOST + 3);
    }

    @Test
    void copies_are_read_again_with_their_age_also_those_of_other_profiles() {
        reader.keep(pasted(TEXT));
        var at = now;
        now = now.plus(Duration.ofHours(3));
        var other = reader("other");
        other.keep(other.read(new ConfigSource.Pasted(1, TEXT)));

        var kept = other.kept();

        assertThat(kept).extracting(ConfigSource.Kept::profile).containsExactly("other", "acme");
        var read = other.read(kept.getLast());
        assertThat(read.readAt()).isEqualTo(at);
        assertThat(read.isMasked()).isTrue();
        assertThat(read.environment()).isEqualTo(Environment.STAGING);
        assertThat(read.file().value(ConfigFile.OPTIONS, "workers")).isEqualTo("4");
    }

    @Test
    void a_file_is_read_with_the_time_of_its_last_change() throws IOException {
        var file = Files.writeString(folder.resolve("odoo.conf"), TEXT);

        var read = reader.read(new ConfigSource.OnDisk(file));

        assertThat(read.changedAt()).isEqualTo(Files.getLastModifiedTime(file).toInstant());
        assertThat(read.environment()).isNull();
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void what_is_no_odoo_conf_is_refused_in_a_sentence() throws IOException {
        var large = folder.resolve("large");
        try (var file = Files.newByteChannel(large, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.position(50L << 20);
            file.write(ByteBuffer.wrap(new byte[] {'x'}));
        }

        assertThatThrownBy(() -> reader.read(new ConfigSource.OnDisk(large))).hasMessageContaining("more than 1 MB");
        assertThatThrownBy(() -> reader.read(new ConfigSource.OnDisk(folder))).hasMessageContaining("is not a file");
        assertThatThrownBy(() -> reader.read(new ConfigSource.OnDisk(folder.resolve("none"))))
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> reader.read(new ConfigSource.OnHost("/etc/odoo.conf")))
                .hasMessageContaining("has no SSH host");
        assertThatThrownBy(() -> reader.read(new ConfigSource.Recommended())).hasMessageContaining("web.base.url");
    }

    @Test
    void the_database_is_read_in_the_shape_of_a_file() {
        var root = new ChannelSetting("root", 4, false, Duration.ZERO);
        var mail = new ChannelSetting("root.mail", 0, false, Duration.ofSeconds(2));
        database = new DatabaseConfig(
                "https://acme.odoo.com", null, Map.of("queue_job.x", "a\nb"), List.of(root, mail), List.of("A note."));

        var file = reader.read(new ConfigSource.InDatabase()).file();

        assertThat(file.error()).isEmpty();
        assertThat(file.sections().get(ConfigFile.QUEUE_JOB))
                .containsEntry("channels", "root:4,root.mail:0:throttle=2")
                .containsEntry("host", "acme.odoo.com")
                .containsEntry("port", "443");
        assertThat(file.value("ir_config_parameter", "queue_job.x")).isEqualTo("a\nb");
        assertThat(reader.context().rootCapacity()).isEqualTo(4);
    }
}
