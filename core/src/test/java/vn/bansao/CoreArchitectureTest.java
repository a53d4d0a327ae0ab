package vn.bansao;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Object;
import org.junit.jupiter.api.Test;
import vn.bansao.internal.CoreProblem;

/** What core may use, and what its API may show. */
class CoreArchitectureTest {
    private static final ArchRule NO_PROVIDER_REGISTERED = noClasses()
            .should()
            .callMethod(Security.class, "addProvider", Provider.class)
            .orShould()
            .callMethod(Security.class, "insertProviderAt", Provider.class, int.class)
            .orShould()
            .callMethod(Security.class, "removeProvider", String.class);

    private static final List<String> HIDDEN =
            List.of("vn.bansao.internal.", "org.bouncycastle.", "com.github.benmanes.caffeine.");

    private static final Path LOCATION = location();
    private static final JavaClasses CORE = new ClassFileImporter().importPath(LOCATION);

    private static Path location() {
        try {
            return Path.of(Problem.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The packages that everybody may use. */
    private Set<String> exported() throws IOException {
        try (InputStream module = Files.newInputStream(LOCATION.resolve("module-info.class"))) {
            return ModuleDescriptor.read(module).exports().stream()
                    .filter(export -> !export.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void coreNeedsNoPdfLibraryNoWindowsAndNoLoggingFramework() {
        assertThat(CORE).hasSizeGreaterThan(50);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache..", "javax.swing..", "java.awt..", "org.slf4j..", "java.util.logging..")
                .check(CORE);
    }

    @Test
    void coreNeedsTheJdkBouncyCastleAndCaffeineOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..",
                        "javax..",
                        "jdk.jfr..",
                        "org.bouncycastle..",
                        "com.github.benmanes.caffeine..",
                        "org.jspecify..",
                        "vn.bansao..")
                .check(CORE);
    }

    @Test
    void noProviderIsEverRegistered() {
        NO_PROVIDER_REGISTERED.check(CORE);
    }

    @Test
    void apiShowsNeitherInternalNorThirdPartyTypes() throws IOException {
        Set<String> exported = exported();
        assertThat(exported)
                .contains("vn.bansao", "vn.bansao.crypto")
                .noneMatch(name -> name.startsWith("vn.bansao.internal"));
        List<String> shown = new ArrayList<>();
        for (JavaClass type : CORE) {
            if (exported.contains(type.getPackageName()) && isVisible(type)) {
                shown.addAll(hiddenTypesIn(type));
            }
        }
        assertThat(shown).isEmpty();
    }

    private static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(CoreArchitectureTest::isVisible).orElse(true);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static List<String> hiddenTypesIn(JavaClass type) {
        List<String> hidden = new ArrayList<>();
        type.getRawSuperclass().ifPresent(parent -> report(hidden, type.getName(), Set.of(parent)));
        report(hidden, type.getName(), type.getRawInterfaces());
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            if (isVisible(unit.getModifiers())) {
                report(hidden, unit.getFullName(), unit.getAllInvolvedRawTypes());
                report(hidden, unit.getFullName(), Set.copyOf(unit.getExceptionTypes()));
            }
        }
        for (JavaField field : type.getFields()) {
            if (isVisible(field.getModifiers())) {
                report(hidden, field.getFullName(), field.getAllInvolvedRawTypes());
            }
        }
        return hidden;
    }

    private static void report(List<String> into, String place, Iterable<? extends JavaClass> types) {
        for (JavaClass type : types) {
            String name = type.getBaseComponentType().getName();
            if (HIDDEN.stream().anyMatch(name::startsWith)) {
                into.add(place + " shows " + name);
            }
        }
    }

    /** Breaks each rule once. */
    public static final class Offender {
        public ASN1Object[] shown = {};

        public List<CoreProblem> problems() throws IOException {
            return List.of();
        }

        void register(Provider provider) {
            Security.insertProviderAt(provider, 1);
        }
    }

    @Test
    void theRulesSeeWhatTheyForbid() {
        JavaClasses classes = new ClassFileImporter().importClasses(Offender.class);
        assertThatThrownBy(() -> NO_PROVIDER_REGISTERED.check(classes)).hasMessageContaining("insertProviderAt");
        assertThat(hiddenTypesIn(classes.get(Offender.class)))
                .hasSize(2)
                .anyMatch(line -> line.endsWith("problems() shows vn.bansao.internal.CoreProblem"))
                .anyMatch(line -> line.endsWith("shown shows org.bouncycastle.asn1.ASN1Object"));
    }
}
