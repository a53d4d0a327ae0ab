package vn.bansao.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

/**
 * Certificates, CRLs and OCSP answers that may help to judge a chain; none of them is trusted for being here. Immutable:
 * arrays are copied on their way in and out.
 *
 * @param certificates possible issuers
 * @param crls certificate revocation lists
 * @param ocspResponses the DER of OCSPResponses (RFC 6960, 4.2.1)
 */
public record ValidationMaterial(List<X509Certificate> certificates, List<X509CRL> crls, List<byte[]> ocspResponses) {

    /** Nothing. */
    public static final ValidationMaterial NONE = new ValidationMaterial(List.of(), List.of());

    public ValidationMaterial {
        certificates = List.copyOf(certificates);
        crls = List.copyOf(crls);
        ocspResponses = copy(ocspResponses);
    }

    /** Without OCSP answers. */
    public ValidationMaterial(List<X509Certificate> certificates, List<X509CRL> crls) {
        this(certificates, crls, List.of());
    }

    /** What PEM or DER files, and the files of folders (not their subfolders), hold. */
    public static ValidationMaterial from(Collection<Path> filesOrFolders) throws IOException {
        return CertificateFiles.read(filesOrFolders);
    }

    /** The DER of each OCSPResponse. */
    @Override
    public List<byte[]> ocspResponses() {
        return copy(ocspResponses);
    }

    private static List<byte[]> copy(List<byte[]> arrays) {
        return arrays.stream().map(byte[]::clone).toList();
    }
}
