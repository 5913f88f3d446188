package signalbox;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import signalbox.audit.Action;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;

/// The shape of the code, as rules. Plain test methods on purpose: under some Surefire versions a broken
/// `@ArchTest` field counts as no test at all.
class ArchitectureTest {
    /// Wherever tests are compiled to, what lies beside this one is not the product.
    private static final String TESTS = ArchitectureTest.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .getPath();

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(location -> !location.contains(TESTS))
            .importPackages("signalbox");

    /// A row of the table: name, what belongs there, what it may use.
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\|[^|]*\\| ([\\w, ]+) \\|");

    /// Which of our packages each package may use, as the architecture document says.
    private static final Map<String, Set<String>> MAY_USE = table();

    private static Map<String, Set<String>> table() {
        try {
            return Files.readAllLines(Path.of("src/docs/architecture.md")).stream()
                    .map(ROW::matcher)
                    .filter(Matcher::matches)
                    .collect(Collectors.toMap(row -> row.group(1), row -> named(row.group(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> named(String cell) {
        return cell.equals("nothing") ? Set.of() : Set.of(cell.split(", "));
    }

    static final List<String> PACKAGES = List.copyOf(new TreeSet<>(MAY_USE.keySet()));

    @Test
    void the_table_names_each_package_of_the_product_and_no_other() {
        assertThat(MAY_USE.keySet())
                .isEqualTo(CODE.stream()
                        .map(type -> type.getPackageName().split("\\."))
                        .filter(parts -> parts.length > 1)
                        .map(parts -> parts[1])
                        .collect(Collectors.toSet()));
        assertThat(MAY_USE.keySet())
                .containsAll(MAY_USE.values().stream().flatMap(Set::stream).toList());
    }

    @Test
    void a_simple_name_stands_for_one_type() {
        assertThat(topLevelNames().entrySet())
                .filteredOn(each -> each.getValue() > 1)
                .isEmpty();
    }

    /// A nested type is named with its owner where others use it, but who reads its owner sees the simple name alone.
    @Test
    void no_nested_type_repeats_the_name_of_a_top_level_type() {
        var topLevel = topLevelNames().keySet();

        assertThat(CODE.stream()
                        .filter(type -> type.isNestedClass() && !type.isAnonymousClass())
                        .filter(type -> topLevel.contains(type.getSimpleName()))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    /// A reader who knows one of two such names does not look for the other, unless both are in one folder or one
    /// below it: `ChannelUsages` holds several of `ChannelUsage`.
    @Test
    void names_that_differ_by_a_plural_or_one_last_letter_stand_side_by_side() {
        var types = CODE.stream().filter(JavaClass::isTopLevelClass).toList();
        // By what nearly the same names have in common: comparing each with each takes half a minute.
        var alike = types.stream()
                .flatMap(type -> Stream.of(
                                singular(type.getSimpleName()), type.getSimpleName(), withoutLast(type.getSimpleName()))
                        .distinct()
                        .map(name -> Map.entry(name, type)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));

        assertThat(alike.values().stream()
                        .flatMap(group -> group.stream()
                                .flatMap(one -> group.stream()
                                        .filter(other -> areNearlyTheSame(one.getSimpleName(), other.getSimpleName()))
                                        .filter(other -> areApart(one.getPackageName(), other.getPackageName()))
                                        .map(other -> one.getName() + " and " + other.getName()))))
                .isEmpty();
    }

    private static String withoutLast(String name) {
        return name.substring(0, name.length() - 1);
    }

    private static boolean areNearlyTheSame(String one, String other) {
        return !one.equals(other)
                && (singular(one).equals(singular(other))
                        || (other.startsWith(one) && other.length() == one.length() + 1));
    }

    private static String singular(String name) {
        return name.replaceAll("ies(?=[A-Z]|$)", "y").replaceAll("(?<=[^s])s(?=[A-Z]|$)", "");
    }

    private static boolean areApart(String one, String other) {
        return !(one + ".").startsWith(other + ".") && !(other + ".").startsWith(one + ".");
    }

    private static Map<String, Long> topLevelNames() {
        return CODE.stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info"))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }

    /// What gives a text says which: `label()`, `text()`, `sentence()`; what notifies says so: `notify…`, `report…`.
    @Test
    void no_method_is_called_words_tell_told_or_said() {
        var vague = Set.of("words", "tell", "tells", "told", "said");

        assertThat(CODE.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .filter(method -> wordsOf(method.getName()).anyMatch(vague::contains))
                        .map(JavaMethod::getFullName))
                .isEmpty();
    }

    /// `in`, `words` for `inWords`
    private static Stream<String> wordsOf(String name) {
        return Pattern.compile("(?=\\p{Upper})").splitAsStream(name).map(part -> part.toLowerCase(Locale.ROOT));
    }

    /// An action says of itself, or gives with its preview, what its callers must know.
    @Test
    void no_class_asks_which_action_it_has() {
        assertThat(CODE.stream()
                        .flatMap(type -> type.getInstanceofChecks().stream())
                        .filter(check -> check.getRawType().isAssignableTo(Action.class)))
                .isEmpty();
    }

    @Test
    void no_file_is_longer_than_400_lines() throws IOException {
        try (var files = Files.walk(Path.of("src/main"))) {
            assertThat(files.filter(file -> file.toString().matches(".*\\.(java|md|css|sql)"))
                            .filter(file -> isLongerThan(400, file)))
                    .isEmpty();
        }
    }

    /// What opens a profile, reads and acts was one class once.
    @Test
    void no_part_of_a_session_is_longer_than_250_lines() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java/signalbox/app/session"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).filter(file -> isLongerThan(250, file)))
                    .isEmpty();
        }
    }

    private static boolean isLongerThan(long most, Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count() > most;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @FieldSource("PACKAGES")
    void a_package_uses_only_what_the_design_gives_it(String name) {
        var allowed = new ArrayList<DescribedPredicate<JavaClass>>();
        allowed.add(resideOutsideOfPackage("signalbox.."));
        allowed.add(resideInAPackage("signalbox." + name + ".."));
        allowed.add(resideInAPackage("signalbox.text.."));
        MAY_USE.getOrDefault(name, Set.of())
                .forEach(other -> allowed.add(resideInAPackage("signalbox." + other + "..")));
        classes()
                .that()
                .resideInAPackage("signalbox." + name + "..")
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.or(allowed))
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void every_package_is_in_the_design() {
        var known = MAY_USE.keySet().stream()
                .map(name -> "signalbox." + name + "..")
                .toArray(String[]::new);
        classes()
                .that()
                .doNotHaveFullyQualifiedName("signalbox.Main")
                .and()
                .doNotHaveFullyQualifiedName("signalbox.package-info")
                .should()
                .resideInAnyPackage(known)
                .check(CODE);
    }

    @Test
    void no_package_is_in_a_cycle() {
        slices().matching("signalbox.(**)").should().beFreeOfCycles().check(CODE);
    }

    /// What carries out actions of every kind.
    private static final Set<String> PIPELINE = Set.of(
            "signalbox.app.session.action.ActionExecutor",
            "signalbox.app.session.action.HandlerRegistry",
            "signalbox.app.session.action.ActionPermission",
            "signalbox.app.session.action.AuditTrail",
            "signalbox.app.session.action.UnknownOutcome",
            "signalbox.ui.screen.action.ActionFlow",
            "signalbox.ui.screen.action.ActionGateway",
            "signalbox.ui.screen.action.ActionTarget",
            "signalbox.ui.screen.action.ActionWords",
            "signalbox.ui.jobs.action.ActionButtons",
            "signalbox.ui.jobs.action.ActionNotice",
            "signalbox.ui.jobs.action.ActionQuestion",
            "signalbox.ui.jobs.action.ActionsViewModel",
            "signalbox.ui.jobs.action.JobWords",
            "signalbox.cli.command.job.JobActionCommand");

    private static DescribedPredicate<JavaClass> areOrLieIn(Set<String> names) {
        return DescribedPredicate.describe(
                "are or lie in one of " + new TreeSet<>(names),
                type -> names.contains(type.getName().replaceFirst("\\$.*", "")));
    }

    /// An action that is added is known to its own package, and to one line of wiring.
    @Test
    void what_carries_actions_out_knows_none_of_them() {
        noClasses()
                .that(areOrLieIn(PIPELINE))
                .or()
                .resideInAPackage("signalbox.audit..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are actions", type -> type.isAssignableTo(Action.class) && !type.isEquivalentTo(Action.class)))
                .check(CODE);
    }

    /// A rule about a class that was renamed could not fail.
    @Test
    void each_class_that_a_rule_names_exists() throws IOException {
        var rules = Files.readString(Path.of("src/test/java/signalbox/ArchitectureTest.java"));
        var names = Pattern.compile("\"(signalbox(?:\\.[a-z]+)*\\.[A-Z]\\w*)[\".]")
                .matcher(rules)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(names).hasSizeGreaterThan(15);
        assertThat(names).filteredOn(name -> !CODE.contain(name)).isEmpty();
    }

    @Test
    void chapters_are_read_in_one_place() {
        noClasses()
                .that()
                .resideOutsideOfPackage("signalbox.handbook..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.commonmark..")
                .check(CODE);
    }

    @Test
    void javafx_and_its_controls_stay_in_ui() {
        noClasses()
                .that()
                .resideOutsideOfPackages("signalbox.ui..", "signalbox")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
                .check(CODE);
    }

    @Test
    void view_models_know_no_scene() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "org.controlsfx..", "atlantafx..")
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void a_view_model_shows_its_content_by_one_name() {
        assertThat(CODE.stream()
                        .filter(type -> type.getSimpleName().endsWith("ViewModel"))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getRawReturnType().isEquivalentTo(ReadOnlyObjectProperty.class)
                                && method.getReturnType().getAllInvolvedRawTypes().stream()
                                        .anyMatch(type -> type.getSimpleName().endsWith("Content")))
                        .map(JavaMethod::getName)
                        .distinct())
                .containsExactly("content");
    }

    @Test
    void what_is_called_a_view_is_on_screen() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .haveSimpleNameEndingWith("View")
                .or()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .resideInAPackage("signalbox.ui..")
                .check(CODE);
    }

    /// What reads, acts or watches: all of the session and of the monitor but plain values.
    @Test
    void views_call_no_services() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("View")
                .should()
                .dependOnClassesThat(resideInAnyPackage("signalbox.app.session..", "signalbox.monitor..")
                        .and(DescribedPredicate.describe(
                                "are no plain values", type -> !type.isRecord() && !type.isEnum())))
                .check(CODE);
    }

    @Test
    void one_class_hops_to_the_fx_thread() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("signalbox.ui.fx.FxThread")
                .should()
                .callMethod("javafx.application.Platform", "runLater", Runnable.class.getName())
                .check(CODE);
    }

    /// The arrow keys choose in a group without firing an action: a listener of actions would miss it.
    @Test
    void one_class_groups_toggles() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("signalbox.ui.kit.ToggleChoice")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javafx.scene.control.ToggleGroup")
                .check(CODE);
    }

    private static final DescribedPredicate<JavaClass> JDBC =
            resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer..");

    private static final Pattern JDBC_ONLY_IN = Pattern.compile("JDBC only in ((?:`\\w+`(?:, )?)+);");

    @Test
    void sql_stays_where_architecture_md_puts_it() throws IOException {
        var list = JDBC_ONLY_IN.matcher(Files.readString(Path.of("src/docs/architecture.md")));
        assertThat(list.find()).isTrue();
        assertThat(CODE.stream()
                        .filter(type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(used -> JDBC.test(used.getTargetClass())))
                        .map(type -> type.getPackageName().split("\\.")[1])
                        .distinct())
                .containsExactlyInAnyOrder(list.group(1).replace("`", "").split(", "));
    }

    /// Thread dumps name no thread of the common pool, and what blocks there holds up what others wait for.
    @Test
    void each_thread_has_a_name_of_ours() {
        assertThat(CODE.stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(ArchitectureTest::startsUnnamedThreads)
                        .map(call -> call.getOrigin().getFullName()))
                .isEmpty();
    }

    private static boolean startsUnnamedThreads(JavaMethodCall call) {
        var target = call.getTarget();
        var name = target.getName();
        if (target.getRawParameterTypes().stream()
                .anyMatch(type -> type.isAssignableTo(Executor.class) || type.isAssignableTo(ThreadFactory.class))) {
            return false;
        }
        return (target.getOwner().isAssignableTo(CompletableFuture.class)
                        && (name.endsWith("Async") || name.equals("delayedExecutor")))
                || (target.getOwner().isEquivalentTo(Executors.class) && name.startsWith("new"))
                || name.equals("startVirtualThread")
                || name.equals("commonPool")
                || name.equals("parallelStream")
                || name.equals("parallel");
    }

    /// There it is bounded, and finds nothing of others by its mere name.
    @Test
    void each_connection_is_made_at_one_place() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("signalbox.postgres.connection.PlainConnection")
                .should()
                .callMethod(DriverManager.class, "getConnection", String.class, Properties.class)
                .check(CODE);
    }

    @Test
    void only_what_plays_odoo_connects_as_odoo_does() {
        noClasses()
                .that()
                .resideOutsideOfPackage("signalbox.demo..")
                .and()
                .doNotHaveFullyQualifiedName("signalbox.runner.RunnerSessionStart")
                .should()
                .callMethod(PlainConnection.class, "openAsOdoo", ConnectionSpec.class, String.class)
                .check(CODE);
    }

    @Test
    void picocli_stays_on_the_command_line() {
        noClasses()
                .that()
                .resideOutsideOfPackage("signalbox.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CODE);
    }

    @ParameterizedTest
    @CsvSource({
        "ch.qos.logback.., signalbox.text..",
        "com.zaxxer.hikari.., signalbox.postgres..",
        "org.fxmisc.., signalbox.ui..",
        "org.eclipse.elk.., signalbox.ui.jobs.graph.layout..",
        "com.github.difflib.., signalbox.config..",
        "io.zonky.., signalbox.demo..",
        "io.prometheus.., signalbox.metrics.."
    })
    void a_library_stays_in_the_package_that_architecture_md_names(String library, String home) {
        assertThat(CODE.stream()
                        .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                        .anyMatch(used -> PackageMatcher.of(library)
                                .matches(used.getTargetClass().getPackageName())))
                .as("the library is used")
                .isTrue();
        noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CODE);
    }

    @Test
    void only_workers_ask_the_operating_system() {
        noClasses()
                .that()
                .resideOutsideOfPackage("signalbox.worker..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("oshi..", "com.sun.jna..")
                .check(CODE);
    }

    @Test
    void ssh_stays_in_remote() {
        noClasses()
                .that()
                .resideOutsideOfPackage("signalbox.remote..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.sshd..", "org.bouncycastle..")
                .check(CODE);
    }

    @Test
    void pages_of_html_are_written_with_reports() {
        noClasses()
                .that()
                .resideOutsideOfPackages("signalbox.failover.report..", "signalbox.manual..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("j2html..")
                .check(CODE);
    }

    /// Two ways to estimate a quantile give two figures for the same values.
    @Test
    void quantiles_have_one_definition() {
        noClasses()
                .that()
                .resideOutsideOfPackage("signalbox.statistics..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.commons.statistics..")
                .check(CODE);
    }

    /// Quantiles are the only figures that it does not work out itself, and texts come from one place.
    @Test
    void channels_need_no_library() {
        classes()
                .that()
                .resideInAPackage("signalbox.channel..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "signalbox.channel..", "signalbox.statistics..", "signalbox.text..", "java..", "org.jspecify..")
                .check(CODE);
    }

    /// Made elsewhere first, a client would make all others repeat a GET, and one of runjob starts a job.
    @Test
    void http_clients_are_made_in_one_place() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("signalbox.runner.odoo.HttpClients")
                .should()
                .callMethod(HttpClient.class, "newHttpClient")
                .orShould()
                .callMethod(HttpClient.class, "newBuilder")
                .check(CODE);
    }

    @Test
    void rules_are_told_the_time() {
        noClasses()
                .that()
                .resideInAnyPackage("signalbox.channel..", "signalbox.config..", "signalbox.health..")
                .or()
                .haveFullyQualifiedName("signalbox.worker.ProcessClassifier")
                .or()
                .haveFullyQualifiedName("signalbox.worker.ProcessMatcher")
                .or()
                .haveFullyQualifiedName("signalbox.election.Leadership")
                .or()
                .haveFullyQualifiedName("signalbox.monitor.history.HistoryRecorder")
                .or()
                .haveFullyQualifiedName("signalbox.monitor.memory.CompletionCounter")
                .or()
                .haveFullyQualifiedName("signalbox.monitor.history.Ledger")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(CODE);
    }

    /// Where the wall clock is read in the watch and in drills: each a stamp, or the comparison of two clocks itself.
    private static final Set<String> STAMPS = Set.of(
            "signalbox.monitor.SnapshotReader.read",
            "signalbox.monitor.reading.DatabaseHealthReader.compare",
            "signalbox.monitor.reading.DatabaseHealthReader.slots",
            "signalbox.monitor.ProcessWatch.list",
            "signalbox.monitor.Monitor.fault",
            "signalbox.monitor.LightWatch.fault",
            "signalbox.monitor.SnapshotReader.withRunners",
            "signalbox.failover.Drill.<init>");

    @Test
    void the_watch_and_drills_wait_by_the_monotonic_clock_and_judge_by_the_servers() {
        noClasses()
                .that()
                .resideInAnyPackage("signalbox.monitor..", "signalbox.failover..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .check(CODE);
        var readings = CODE.stream()
                .filter(resideInAnyPackage("signalbox.monitor..", "signalbox.failover.."))
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isEquivalentTo(InstantSource.class))
                .map(call ->
                        call.getOriginOwner().getName() + "." + call.getOrigin().getName())
                .collect(Collectors.toSet());
        assertThat(readings).isEqualTo(STAMPS);
    }
}
