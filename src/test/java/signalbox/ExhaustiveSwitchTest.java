package signalbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A switch over an enum or a sealed interface of ours names every case: a new one must not be swallowed by a
/// `default`. The sources are parsed, not compiled: what a label means is known by its name.
class ExhaustiveSwitchTest {
    /// An enum's constants, or the types that a sealed type permits.
    private record Cases(String type, Set<String> names) {}

    private record Switch(String place, Set<String> labels, boolean swallowing) {}

    private static final List<Switch> SWITCHES = new ArrayList<>();
    private static final List<Cases> CASES = new ArrayList<>();

    @BeforeAll
    static void parse() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, null);
                var tree = Files.walk(Path.of("src/main/java"))) {
            var sources = tree.filter(path -> path.toString().endsWith(".java")).toList();
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
            var positions = Trees.instance(task).getSourcePositions();
            for (var unit : task.parse()) {
                new Reader(unit, positions).scan(unit, null);
            }
        }
    }

    private static final class Reader extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;

        private final SourcePositions positions;

        Reader(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            if (type.getKind() == Tree.Kind.ENUM) {
                CASES.add(new Cases(type.getSimpleName().toString(), constants(type)));
            }
            if (type.getKind() == Tree.Kind.INTERFACE
                    && type.getModifiers().getFlags().contains(Modifier.SEALED)) {
                CASES.add(new Cases(type.getSimpleName().toString(), permitted(type)));
            }
            return super.visitClass(type, null);
        }

        private static Set<String> constants(ClassTree type) {
            var names = new HashSet<String>();
            for (var member : type.getMembers()) {
                if (member instanceof VariableTree constant
                        && constant.getType() instanceof IdentifierTree of
                        && of.getName().equals(type.getSimpleName())) {
                    names.add(constant.getName().toString());
                }
            }
            return names;
        }

        /// Those that it names, or else those of its file that implement it.
        private Set<String> permitted(ClassTree type) {
            var names = new HashSet<String>();
            type.getPermitsClause().forEach(each -> names.add(last(each)));
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitClass(ClassTree other, Void none) {
                    if (Stream.concat(other.getImplementsClause().stream(), Stream.ofNullable(other.getExtendsClause()))
                            .anyMatch(parent -> last(parent).contentEquals(type.getSimpleName()))) {
                        names.add(other.getSimpleName().toString());
                    }
                    return super.visitClass(other, null);
                }
            }.scan(unit, null);
            return names;
        }

        @Override
        public Void visitSwitch(SwitchTree found, Void none) {
            note(found, found.getCases());
            return super.visitSwitch(found, null);
        }

        @Override
        public Void visitSwitchExpression(SwitchExpressionTree found, Void none) {
            note(found, found.getCases());
            return super.visitSwitchExpression(found, null);
        }

        private void note(Tree found, List<? extends CaseTree> cases) {
            var labels = new HashSet<String>();
            var swallowing = false;
            for (var each : cases) {
                for (var label : each.getLabels()) {
                    switch (label) {
                        case DefaultCaseLabelTree _ -> swallowing = true;
                        case ConstantCaseLabelTree constant
                        when constant.getConstantExpression() instanceof IdentifierTree name ->
                            labels.add(name.getName().toString());
                        case PatternCaseLabelTree pattern -> labels.add(type(pattern));
                        default -> labels.add(label.toString());
                    }
                }
            }
            labels.remove("null");
            var name = Path.of(unit.getSourceFile().toUri()).getFileName();
            var line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, found));
            SWITCHES.add(new Switch(name + ":" + line, labels, swallowing));
        }

        private static String type(PatternCaseLabelTree label) {
            return switch (label.getPattern()) {
                case BindingPatternTree binding -> last(binding.getVariable().getType());
                case DeconstructionPatternTree record -> last(record.getDeconstructor());
                default -> label.toString();
            };
        }

        private static String last(Tree type) {
            var name = type.toString().replaceAll("<.*", "");
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    @Test
    void no_default_swallows_a_case_of_our_enums_and_sealed_interfaces() {
        assertThat(SWITCHES).filteredOn(found -> !found.swallowing()).hasSizeGreaterThan(100);
        assertThat(CASES).extracting(Cases::type).contains("Remedy", "RunnerState", "Code", "Scheme", "JobState");
        assertThat(SWITCHES.stream()
                        .filter(Switch::swallowing)
                        .filter(found -> !found.labels().isEmpty())
                        .flatMap(found -> CASES.stream()
                                .filter(cases -> cases.names().containsAll(found.labels()))
                                .map(cases -> found.place() + " over " + cases.type())))
                .isEmpty();
    }
}
