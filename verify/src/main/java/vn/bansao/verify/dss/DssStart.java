package vn.bansao.verify.dss;

import eu.europa.esig.dss.cms.CMSUtils;
import eu.europa.esig.dss.cms.ICMSUtils;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * DSS, made to use {@link PaddedCmsUtils}, once in a JVM.
 *
 * <p>DSS takes the first {@code ICMSUtils} service it finds, at the moment its class {@code CMSUtils} is initialised; so
 * that happens here, under a class loader that shows only ours. Whatever uses DSS calls {@link #require()} before.
 */
public final class DssStart {
    private static final String SERVICE = "META-INF/services/" + ICMSUtils.class.getName();
    private static final String ONLY_OURS = "vn/bansao/verify/dss/cms-utils.service";
    private static final String KNOWN_ANSWER = "known-answer.pdf";

    private static final String POM = "META-INF/maven/eu.europa.ec.joinup.sd-dss/dss-pades/pom.properties";
    private static final @Nullable String FAILURE = start();

    private DssStart() {}

    /**
     * Makes sure that DSS sees signatures.
     *
     * @throws IllegalStateException if it does not
     */
    public static void require() {
        if (FAILURE != null) {
            throw new IllegalStateException(FAILURE);
        }
    }

    /** The version its jars name; {@code ?} if they don't. */
    static String version() {
        Properties properties = new Properties();
        try (InputStream pom = PDFDocumentValidator.class.getClassLoader().getResourceAsStream(POM)) {
            if (pom != null) {
                properties.load(pom);
            }
        } catch (IOException unknown) {
            // A report without the version is better than none.
        }
        return properties.getProperty("version", "?");
    }

    /** Why DSS can't be relied on, or null. */
    private static @Nullable String start() {
        try {
            initialiseCmsUtils();
            return requireKnownAnswer();
        } catch (ClassNotFoundException | IOException | RuntimeException e) {
            return e.toString();
        }
    }

    private static void initialiseCmsUtils() throws ClassNotFoundException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new OnlyOurService(DssStart.class.getClassLoader()));
        try {
            Class.forName(CMSUtils.class.getName(), true, DssStart.class.getClassLoader());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Exactly one signature in a file with a padded gap; zero means that another CMS reader was there first. */
    private static @Nullable String requireKnownAnswer() throws IOException {
        try (InputStream pdf = DssStart.class.getResourceAsStream(KNOWN_ANSWER)) {
            if (pdf == null) {
                return KNOWN_ANSWER + " is missing";
            }
            int found = signatures(pdf.readAllBytes());
            return found == 1
                    ? null
                    : "it finds " + found
                            + " signatures in a file with one: something else in this JVM has used its CMSUtils before";
        }
    }

    /** How many signatures DSS sees in a file. */
    static int signatures(byte[] pdf) {
        SignedDocumentValidator validator =
                SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf, KNOWN_ANSWER));
        validator.setCertificateVerifier(new CommonCertificateVerifier(true));
        return validator.getSignatures().size();
    }

    /** Everything of its parent, but one service file. */
    private static final class OnlyOurService extends ClassLoader {
        private final ClassLoader parent;

        OnlyOurService(ClassLoader parent) {
            super(parent);
            this.parent = parent;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            if (!name.equals(SERVICE)) {
                return super.getResources(name);
            }
            URL ours = parent.getResource(ONLY_OURS);
            if (ours == null) {
                throw new IOException(ONLY_OURS + " is missing");
            }
            return Collections.enumeration(List.of(ours));
        }
    }
}
