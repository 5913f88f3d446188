package signalbox.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import signalbox.config.ConfigFile;
import signalbox.text.Severity;

/// A rule that fails keeps no other from its findings.
class NamedRuleTest {
    private static final CheckedConfig SUBJECT = CheckedConfig.of(
            ConfigFile.of("odoo.conf", "[options]\ndb_password = hunter2\nworkers = four\n"), CheckContext.UNKNOWN);

    private static final NamedRule FAILING = new NamedRule("Some.rule", subject -> {
        throw new IndexOutOfBoundsException(subject.file().lines().get(1).text());
    });

    private static final NamedRule FAILING_LATE = new NamedRule(
            "Late.rule",
            subject -> Stream.of(1).map(_ -> {
                throw new StackOverflowError();
            }));

    @Test
    void the_others_find_what_they_find_and_the_fault_names_the_rule() {
        var found = ConfigChecks.found(
                SUBJECT, List.of(FAILING, FAILING_LATE, new NamedRule("OptionRules.numbers", OptionRules::numbers)));

        assertThat(found)
                .extracting(ConfigFinding::code)
                .containsExactly("rule-failed", "rule-failed", "option-not-a-number");
        assertThat(found.getFirst().severity()).isEqualTo(Severity.WARNING);
        assertThat(found.getFirst().seen()).contains("Some.rule", "IndexOutOfBoundsException", "NamedRuleTest");
        assertThat(found.get(1).seen()).contains("Late.rule", "StackOverflowError");
    }

    @Test
    void a_fault_shows_nothing_of_the_file() {
        assertThat(ConfigChecks.found(SUBJECT, List.of(FAILING)).toString()).doesNotContain("hunter2");
    }
}
