package vn.bansao.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the modules may know of each other and of the libraries; here, because this module sees them all. */
class ArchitectureTest {
    private static final String ITEXT = "com.itextpdf";

    private Path root = Path.of("");

    @BeforeEach
    void findRoot() {
        String property = System.getProperty("bansao.root", "");
        Assumptions.assumeFalse(property.isEmpty(), "skipped: -Dbansao.root is not set");
        root = Path.of(property);
    }

    @Test
    void coreKnowsNoPdfLibraryAndNoOtherModule() {
        JavaClasses core = classesOf("core");

        assertThat(core).hasSizeGreaterThan(10);
        noDependency("org.apache.pdfbox..", "org.apache.fontbox..", "org.apache.xmpbox..")
                .check(core);
        noDependency("vn.bansao.pades..", "vn.bansao.scan..", "vn.bansao.verify..")
                .check(core);
    }

    @Test
    void padesDoesNotKnowVerify() {
        noDependency("vn.bansao.verify..").check(classesOf("pades"));
    }

    @Test
    void verifyDoesNotKnowPades() {
        noDependency("vn.bansao.pades..", "vn.bansao.scan..").check(classesOf("verify"));
    }

    /** Its distribution has no cache library, which only this class needs. */
    @Test
    void verifyDoesNotCollectRevocationData() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("vn.bansao.trust.RevocationSource")
                .check(classesOf("verify"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "pades", "verify", "examples/quickstart"})
    void publishedClassesKnowNeitherITextNorTheBenchmarks(String module) {
        noDependency(ITEXT + "..", "vn.bansao.benchmarks..").check(classesOf(module));
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "pades"})
    void certifyingDoesNotNeedDss(String module) {
        noDependency("eu.europa.esig..").check(classesOf(module));
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "pades", "verify", "examples"})
    void noFileOutsideTheBenchmarksNamesIText(String module) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(module))) {
            List<Path> naming = files.filter(ArchitectureTest::isSourceOrPom)
                    .filter(ArchitectureTest::namesIText)
                    .toList();

            assertThat(naming).isEmpty();
        }
    }

    @Test
    void theRulesSeeWhatTheyForbid() {
        JavaClasses benchmarks = classesOf("benchmarks");

        assertThatThrownBy(() -> noDependency(ITEXT + "..").check(benchmarks))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ITextJudge");
        assertThat(namesIText(root.resolve("benchmarks/pom.xml"))).isTrue();
    }

    private static ArchRule noDependency(String... packages) {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true);
    }

    /** The compiled classes of a module, none while it has no code; skipped where this build leaves the module out. */
    private JavaClasses classesOf(String module) {
        Path folder = root.resolve(module).resolve("target/classes");
        boolean compiled = Files.isDirectory(folder);
        boolean hasCode = Files.isDirectory(root.resolve(module).resolve("src/main/java"));
        Assumptions.assumeTrue(compiled || !hasCode, () -> "skipped: " + module + " is not part of this build");
        return new ClassFileImporter().importPaths(compiled ? List.of(folder) : List.of());
    }

    private static boolean isSourceOrPom(Path file) {
        String name = file.getFileName().toString();
        return !file.toString().contains("/target/") && (name.endsWith(".java") || name.equals("pom.xml"));
    }

    private static boolean namesIText(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).contains(ITEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
