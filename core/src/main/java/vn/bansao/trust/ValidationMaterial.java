package vn.bansao.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

/**
 * Certificates and CRLs that may help to judge a chain; none of them is trusted for being here. Immutable.
 *
 * @param certificates possible issuers
 * @param crls certificate revocation lists
 */
public record ValidationMaterial(List<X509Certificate> certificates, List<X509CRL> crls) {

    /** Nothing. */
    public static final ValidationMaterial NONE = new ValidationMaterial(List.of(), List.of());

    public ValidationMaterial {
        certificates = List.copyOf(certificates);
        crls = List.copyOf(crls);
    }

    /** What PEM or DER files, and the files of folders (not their subfolders), hold. */
    public static ValidationMaterial from(Collection<Path> filesOrFolders) throws IOException {
        return CertificateFiles.read(filesOrFolders);
    }
}
