package vn.bansao.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.internal.CoreProblem;

/**
 * The certificates somebody has decided to trust. Immutable.
 *
 * <p>Trust is in the key of a certificate, never in its name. An end certificate may be an anchor too.
 */
public final class TrustAnchors {
    private final Set<X509Certificate> certificates;

    private TrustAnchors(Collection<X509Certificate> certificates, String from) {
        if (certificates.isEmpty()) {
            throw new PolicyException(Problem.of(CoreProblem.TRUST_ANCHORS_EMPTY, "file", from));
        }
        this.certificates = Set.copyOf(certificates);
    }

    /** The given certificates, at least one. */
    public static TrustAnchors of(Collection<X509Certificate> certificates) {
        return new TrustAnchors(certificates, "the given collection");
    }

    /**
     * The certificates in PEM or DER files, and in the files of folders (not their subfolders); CRLs beside them are left
     * to {@link ValidationMaterial#from}.
     *
     * @throws PolicyException if a file holds neither certificates nor CRLs, or if there is no certificate at all
     */
    public static TrustAnchors from(Path... filesOrFolders) throws IOException {
        return from(List.of(filesOrFolders));
    }

    /** As {@link #from(Path...)}. */
    public static TrustAnchors from(Collection<Path> filesOrFolders) throws IOException {
        return new TrustAnchors(CertificateFiles.read(filesOrFolders).certificates(), filesOrFolders.toString());
    }

    /** The certificates in PEM text or DER. */
    public static TrustAnchors from(InputStream stream) throws IOException {
        return new TrustAnchors(CertificateFiles.read("stream", stream).certificates(), "stream");
    }

    /** The trusted certificates of a PKCS#12 store. */
    public static TrustAnchors fromPkcs12(Path store, char[] password) throws IOException {
        return new TrustAnchors(CertificateFiles.readPkcs12(store, password), store.toString());
    }

    /** The anchors. */
    public Set<X509Certificate> certificates() {
        return certificates;
    }

    /** Whether this very certificate is an anchor. */
    public boolean contains(X509Certificate certificate) {
        return certificates.contains(certificate);
    }
}
