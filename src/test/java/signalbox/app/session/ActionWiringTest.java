package signalbox.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.TestProfiles;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.route.ConnectionRoute;
import signalbox.audit.Action;
import signalbox.audit.AuditLog;
import signalbox.postgres.connection.ConnectionSpec;

class ActionWiringTest {
    @TempDir
    private Path folder;

    private List<Class<?>> handled() {
        var spec = ConnectionSpec.of("localhost", 1, "nobody", "odoo");
        var destination = new Destination(TestProfiles.of("test", spec, Environment.DEVELOPMENT, false), spec);
        var clock = InstantSource.system();
        var kept = SessionParts.SharedParts.nothingBut(new AuditLog(folder.resolve("audit.jsonl")), destination, clock);
        try (var parts = new SessionParts(ConnectionRoute.direct(destination), kept, clock, null)) {
            return parts.handlers.types();
        }
    }

    private static List<Class<?>> actions() {
        var product = Action.class.getProtectionDomain().getCodeSource().getLocation();
        return new ClassFileImporter()
                .importUrl(product).stream()
                        .filter(type -> type.isAssignableTo(Action.class) && !type.isInterface())
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }

    @Test
    void each_action_of_the_product_is_looked_after_by_one_registered_handler() {
        var handled = handled();

        assertThat(actions())
                .hasSizeGreaterThan(10)
                .allSatisfy(action -> assertThat(handled)
                        .filteredOn(type -> type.isAssignableFrom(action))
                        .hasSize(1));
    }
}
