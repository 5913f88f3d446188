package signalbox;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import signalbox.app.session.Session;
import signalbox.queue.action.JobOperations;
import signalbox.queue.action.OperationEntry;

/// What the documents for contributors name is there.
class DocumentsTest {
    private static final Pattern NAME_OF_COMMAND = Pattern.compile("@Command\\(\\s*name = \"([\\w-]+)\"");

    /// A type in backticks, with or without its package below `signalbox`.
    private static final Pattern TYPE = Pattern.compile("`((?:[a-z]+\\.)*)([A-Z][a-z]+[A-Za-z]*)`");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    /// Of others, or made up to show how names are made.
    private static final Set<String> NOT_OURS = Set.of("RawConfigParser", "XScreen", "XView", "XViewModel");

    /// SQL, Odoo's own code, and the name of a step in the JSON of `why`, which scripts may rely on.
    private static final Pattern OF_OTHERS = Pattern.compile(
            "(?i:perform (?:pg_|nextval|tell_)|\"perform\"|\"performed\")|perform\\||_perform_job|\\bperform\\(|in perform self\\.");

    private static final Pattern NAME_OF_THREAD =
            Pattern.compile("of(?:Virtual|Platform)\\(\\)\\s*\\.name\\(\\s*\"([^\"]+)\"");

    private static final Pattern IN_BACKTICKS = Pattern.compile("`([^`]+)`");

    /// What in the name of a thread differs from thread to thread.
    private static final Pattern PLACEHOLDER = Pattern.compile("[A-Z]{2,}|\\bN\\b|…");

    /// Ways to say what does not belong in a package, or where it does.
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)\\b(?:no|not|none|nothing|only|elsewhere|pure|belong to)\\b"
                    + "|\\b(?:is|are|have|saved) (?:in|about|with|below|one package up|the operation's own)\\b"
                    + "|`[\\w.]+` (?:then )?[a-z]+s\\b");

    private static final Pattern NEXT_STRING = Pattern.compile("\"\\s*\\+\\s*\"");

    private static final Pattern NEXT_COMMENT = Pattern.compile("\\n\\s*///?");

    private static final Pattern TEST_NAME = Pattern.compile("\\bvoid \\w+(?=\\()");

    private static final Path HANDBOOK = Path.of("src/main/resources/signalbox/handbook");

    private static List<Path> documents() throws IOException {
        var documents = new ArrayList<>(List.of(Path.of("README.md")));
        documents.addAll(files("src/docs", ".md"));
        documents.addAll(files(".github", ".md"));
        return documents;
    }

    private static List<Path> files(String folder, String end) throws IOException {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        }
    }

    @Test
    void each_type_that_a_document_names_exists() throws IOException {
        var types = Stream.concat(files("src/main/java", ".java").stream(), files("src/test/java", ".java").stream())
                .map(Path::toString)
                .map(file -> file.replaceFirst("^src/\\w+/java/", "")
                        .replace(".java", "")
                        .replace('/', '.'))
                .collect(Collectors.toSet());
        for (var document : documents()) {
            assertThat(TYPE.matcher(Files.readString(document))
                            .results()
                            .filter(found -> !NOT_OURS.contains(found.group(2))
                                    && !found.group(2).startsWith("Name"))
                            .map(found -> "." + found.group(1) + found.group(2)))
                    .as(document.toString())
                    .allMatch(name -> types.stream().anyMatch(type -> ("." + type).endsWith(name)), "is a type");
        }
    }

    @Test
    void each_link_of_a_document_leads_to_a_file() throws IOException {
        for (var document : documents()) {
            var folder = Objects.requireNonNull(document.toAbsolutePath().getParent());
            assertThat(LINK.matcher(Files.readString(document)).results().map(found -> found.group(1)))
                    .as(document.toString())
                    .allMatch(link -> Files.exists(folder.resolve(link)), "the file is there");
        }
    }

    @Test
    void no_text_uses_a_turn_that_the_word_list_rules_out() throws IOException {
        var list = Path.of("src/docs/words.md");
        var text = Files.readString(list);
        var ruledOut = Pattern.compile("`([a-z ]+)`")
                .matcher(text.substring(text.indexOf("## Turns"), text.indexOf("## How figures"))
                        .lines()
                        .filter(line -> line.startsWith("|"))
                        .map(line -> line.split("\\|")[1])
                        .collect(Collectors.joining("\n")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(ruledOut).hasSizeGreaterThan(15);
        var turn = Pattern.compile(ruledOut.stream().collect(Collectors.joining("|", "\\b(?:", ")")), CASE_INSENSITIVE);

        var texts = new ArrayList<>(documents());
        texts.addAll(files("src/main/java", ".java"));
        texts.addAll(files("src/main/resources", ".md"));
        texts.addAll(files("src/test/java", ".java"));
        texts.removeIf(file -> file.equals(list) || file.endsWith("DocumentsTest.java"));
        var found = new ArrayList<String>();
        for (var each : texts) {
            turn.matcher(OF_OTHERS.matcher(sentences(each)).replaceAll(""))
                    .results()
                    .forEach(hit -> found.add(each + ": " + hit.group()));
        }
        assertThat(found).isEmpty();
    }

    /// The text of a file with its sentences whole: they run on over lines, over comments and over strings that `+`
    /// joins. The name of a test is a sentence too.
    private static String sentences(Path file) throws IOException {
        var text = Files.readString(file);
        if (file.toString().endsWith(".java")) {
            text = NEXT_STRING.matcher(text).replaceAll("");
            text = NEXT_COMMENT.matcher(text).replaceAll(" ");
        }
        if (file.startsWith("src/test")) {
            text = TEST_NAME.matcher(text).replaceAll(name -> name.group().replace('_', ' '));
        }
        return text.replaceAll("\\s+", " ");
    }

    /// An operation on jobs is added by one line of code: nothing else would remind of its documents.
    @Test
    void the_handbook_tells_of_each_operation_on_jobs() throws IOException {
        var actions = Files.readString(HANDBOOK.resolve("actions.md"));
        assertThat(JobOperations.ALL)
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(actions.substring(actions.indexOf("## What each action does")))
                        .contains("**" + operation.label() + "**: "));
    }

    /// A command is added by one line of code, too.
    @Test
    void each_command_can_be_given_and_has_an_example_in_the_handbook() throws IOException {
        var commands = files("src/main/java/signalbox/cli/command", "Command.java");
        var wired = Files.readString(Path.of("src/main/java/signalbox/cli/command/SignalboxCommand.java"))
                + Files.readString(Path.of("src/main/java/signalbox/cli/command/config/ConfigCommand.java"));
        var examples = Files.readString(HANDBOOK.resolve("commands.md"));
        var names = new ArrayList<String>();
        for (var file : commands) {
            var type = file.getFileName().toString().replace(".java", "");
            var name = NAME_OF_COMMAND.matcher(Files.readString(file));
            if (name.find() && !type.equals("SignalboxCommand")) {
                assertThat(wired).containsAnyOf("new " + type + "(", type + ".line(");
                names.add((type.startsWith("Config") ? "config " : "") + name.group(1));
            }
        }
        names.remove("config config");
        JobOperations.ALL.forEach(operation -> names.add(operation.command()));
        assertThat(names)
                .hasSizeGreaterThan(18)
                .allSatisfy(name -> assertThat(examples).containsPattern("signalbox " + name + "\\b"));
    }

    /// Thread dumps are read with that table beside them.
    @Test
    void the_table_of_threads_has_each_thread_that_the_code_names() throws IOException {
        var text = Files.readString(Path.of("src/docs/architecture.md"));
        var table = IN_BACKTICKS
                .matcher(text.substring(text.indexOf("| thread |"), text.indexOf("Rules are told the time"))
                        .lines()
                        .map(line -> line.split("\\|"))
                        .filter(cells -> cells.length > 1)
                        .map(cells -> cells[1])
                        .collect(Collectors.joining("\n")))
                .results()
                .map(found -> found.group(1))
                .toList();
        var named = new ArrayList<String>();
        for (var file : files("src/main/java", ".java")) {
            NAME_OF_THREAD.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group(1)));
        }

        assertThat(named)
                .hasSizeGreaterThan(30)
                .allMatch(name -> table.stream().anyMatch(row -> isOf(name, row)), "is in the table");
    }

    /// Whether a row of the table stands for a thread whose name begins so in the code.
    private static boolean isOf(String name, String row) {
        var fixed = PLACEHOLDER.split(row, 2)[0];
        return fixed.equals(row) ? name.equals(row) : name.startsWith(fixed);
    }

    @Test
    void readme_and_handbook_say_how_long_a_session_stays_armed() throws IOException {
        var period = Session.ARMED_FOR.toMinutes() + " minutes";
        for (var file : List.of("README.md", HANDBOOK.resolve("actions.md").toString())) {
            assertThat(Files.readString(Path.of(file))).as(file).contains(period);
        }
    }

    /// A package without one is not checked for nulls, and nobody knows what belongs there.
    @Test
    void each_package_says_what_belongs_there() throws IOException {
        for (var file : files("src/main/java/signalbox", ".java")) {
            assertThat(file.resolveSibling("package-info.java"))
                    .content()
                    .contains("@NullMarked")
                    .contains("///");
        }
    }

    private static String said(Path packageInfo) throws IOException {
        return Files.readAllLines(packageInfo).stream()
                .filter(line -> line.startsWith("///"))
                .map(line -> line.substring(3).strip())
                .collect(Collectors.joining(" "));
    }

    @Test
    void each_package_says_what_does_not_belong_there() throws IOException {
        var infos = files("src/main/java/signalbox", "package-info.java");
        assertThat(infos)
                .hasSizeGreaterThan(60)
                .allSatisfy(file -> assertThat(said(file)).containsPattern(BOUNDARY));
    }

    /// Who looks for something is led on to the package that has it.
    @Test
    void each_package_names_those_below_it_and_only_types_that_it_has() throws IOException {
        for (var file : files("src/main/java/signalbox", "package-info.java")) {
            var folder = Objects.requireNonNull(file.getParent());
            var said = said(file);
            try (var below = Files.list(folder)) {
                var names = below.filter(Files::isDirectory)
                        .map(each -> each.getFileName().toString())
                        .toList();
                if (!folder.endsWith("signalbox")) {
                    assertThat(names)
                            .as(file.toString())
                            .allMatch(
                                    name -> Pattern.compile("\\b" + name + "`")
                                            .matcher(said)
                                            .find(),
                                    "is named");
                }
            }
            var types = files(folder.toString(), ".java").stream()
                    .map(each -> each.getFileName().toString().replace(".java", ""))
                    .toList();
            assertThat(TYPE.matcher(said).results().map(found -> found.group(2)))
                    .as(file.toString())
                    .allMatch(name -> name.equals("NullKeys") || types.contains(name), "is a type here");
        }
    }

    /// In the handbook's own profile that database is PRODUCTION: without both options the command is refused.
    @Test
    void every_example_that_acts_on_the_production_profile_confirms_it() throws IOException {
        var acting = Stream.concat(
                        JobOperations.ALL.stream().map(OperationEntry::command),
                        Stream.of("ask-again", "runner", "drill", "guard install", "guard remove"))
                .toList();
        var examples = new ArrayList<String>();
        for (var file : List.of(Path.of("README.md"), HANDBOOK.resolve("commands.md"))) {
            Files.readAllLines(file).stream()
                    .map(line -> line.replace("packaging/run ", "signalbox "))
                    .filter(line -> acting.stream().anyMatch(name -> line.startsWith("signalbox " + name + " ")))
                    .filter(line -> line.contains("--profile acme-prod"))
                    .forEach(examples::add);
        }
        assertThat(examples)
                .hasSizeGreaterThan(4)
                .allSatisfy(line -> assertThat(line).contains("--yes --confirm-database acme-prod-8812345"));
    }

    /// As keep-a-changelog has it: what has no date is not released.
    @Test
    void each_version_in_the_changelog_has_its_date() throws IOException {
        assertThat(Files.readAllLines(Path.of("src/docs/changelog.md")).stream().filter(line -> line.startsWith("## ")))
                .isNotEmpty()
                .allMatch(
                        line -> line.matches("## (?:Unreleased|\\[\\d+\\.\\d+\\.\\d+] - \\d{4}-\\d\\d-\\d\\d)"),
                        "is released on a day, or unreleased");
    }

    /// It would stay behind when the version of the build rises.
    @Test
    void only_the_build_says_which_version_this_is() throws IOException {
        var version = Pattern.compile("<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        for (var document : documents()) {
            assertThat(Files.readString(document))
                    .as(document.toString())
                    .doesNotContainPattern("\\bversion " + version);
        }
    }

    @Test
    void the_readme_fits_a_page_or_two() throws IOException {
        assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThanOrEqualTo(150);
    }
}
