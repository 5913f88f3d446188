package signalbox.app;

import java.util.List;
import signalbox.config.ConfigFile;
import signalbox.config.check.ConfigChecks;
import signalbox.config.check.ConfigContext;
import signalbox.health.Finding;

/// What the watched odoo.conf adds to the findings.
public final class ConfigFindings {
    private ConfigFindings() {}

    public static List<Finding> of(ConfigFile file, ConfigContext context) {
        return ConfigWatch.of(file.name(), ConfigChecks.check(file, context));
    }
}
