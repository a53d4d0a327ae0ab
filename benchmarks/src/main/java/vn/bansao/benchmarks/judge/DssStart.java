package vn.bansao.benchmarks.judge;

import eu.europa.esig.dss.cms.CMSUtils;
import eu.europa.esig.dss.cms.ICMSUtils;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * DSS, made to use {@link PaddedCmsUtils}, once in a JVM.
 *
 * <p>DSS takes the first {@code ICMSUtils} service it finds, at the moment its class {@code CMSUtils} is initialised; so
 * that happens here, under a class loader that shows only ours. Whatever uses DSS in this module calls {@link #require()}
 * before.
 */
public final class DssStart {
    private static final String SERVICE = "META-INF/services/" + ICMSUtils.class.getName();
    private static final String ONLY_OURS = "vn/bansao/benchmarks/judge/cms-utils.service";
    private static final String KNOWN_ANSWER = "known-answer.pdf";

    static {
        initialiseCmsUtils();
        requireKnownAnswer();
    }

    private DssStart() {}

    /**
     * Makes sure that DSS sees signatures.
     *
     * @throws ExceptionInInitializerError if it does not, the first time; {@link NoClassDefFoundError} after that
     */
    public static void require() {
        // The static initialiser has done it.
    }

    private static void initialiseCmsUtils() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new OnlyOurService(DssStart.class.getClassLoader()));
        try {
            Class.forName(CMSUtils.class.getName(), true, DssStart.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no DSS on the class path", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Exactly one signature in a file with a padded gap; zero means that another CMS reader was there first. */
    private static void requireKnownAnswer() {
        int found;
        try (InputStream pdf = DssStart.class.getResourceAsStream(KNOWN_ANSWER)) {
            if (pdf == null) {
                throw new IllegalStateException(KNOWN_ANSWER + " is missing");
            }
            SignedDocumentValidator validator =
                    SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf.readAllBytes(), KNOWN_ANSWER));
            validator.setCertificateVerifier(new CommonCertificateVerifier(true));
            found = validator.getSignatures().size();
        } catch (IOException e) {
            throw new IllegalStateException(KNOWN_ANSWER + " can't be read", e);
        }
        if (found != 1) {
            throw new IllegalStateException("DSS finds " + found
                    + " signatures in a file with one: something used CMSUtils before the judge did");
        }
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
