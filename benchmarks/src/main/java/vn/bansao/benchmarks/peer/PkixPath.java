package vn.bansao.benchmarks.peer;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.SignerId;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Store;

/** Chains by the JDK's PKIX up to one anchor, with given CRLs; signatures by Bouncy Castle. Thread-safe. */
final class PkixPath {
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private final X509Certificate anchor;
    private final CertStore crls;

    PkixPath(X509Certificate anchor, List<X509CRL> crls) {
        this.anchor = anchor;
        try {
            this.crls = CertStore.getInstance("Collection", new CollectionCertStoreParameters(crls));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no collection of CRLs", e);
        }
    }

    /** The certificate that a signer's identifier names. */
    static X509Certificate certificate(Store<X509CertificateHolder> certificates, SignerId signer)
            throws GeneralSecurityException {
        for (X509CertificateHolder holder : certificates.getMatches(null)) {
            if (signer.match(holder)) {
                return new JcaX509CertificateConverter().getCertificate(holder);
            }
        }
        throw new GeneralSecurityException("the signer's certificate is missing");
    }

    /** Bouncy Castle's verifier, whose elliptic curves are several times as fast as the JDK's. */
    static SignerInformationVerifier verifier(X509Certificate certificate) throws OperatorCreationException {
        return new JcaSimpleSignerInfoVerifierBuilder()
                .setProvider(BOUNCY_CASTLE)
                .build(certificate);
    }

    /** Whether a path leads from the certificate to the anchor, nothing on it revoked. */
    boolean isValid(Store<X509CertificateHolder> certificates, X509Certificate leaf, Instant time)
            throws GeneralSecurityException {
        List<X509Certificate> path = new ArrayList<>();
        X509Certificate last = leaf;
        path.add(last);
        while (!last.getIssuerX500Principal().equals(anchor.getSubjectX500Principal())) {
            last = issuer(certificates, last);
            path.add(last);
            if (path.size() > certificates.getMatches(null).size()) {
                return false; // a circle
            }
        }
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
        parameters.addCertStore(crls);
        parameters.setDate(Date.from(time));
        parameters.setRevocationEnabled(true);
        try {
            CertPath chain = CertificateFactory.getInstance("X.509").generateCertPath(path);
            CertPathValidator.getInstance("PKIX").validate(chain, parameters);
            return true;
        } catch (CertPathValidatorException e) {
            return false;
        }
    }

    private static X509Certificate issuer(Store<X509CertificateHolder> certificates, X509Certificate of)
            throws GeneralSecurityException {
        for (X509CertificateHolder holder : certificates.getMatches(null)) {
            X509Certificate candidate = new JcaX509CertificateConverter().getCertificate(holder);
            if (candidate.getSubjectX500Principal().equals(of.getIssuerX500Principal())) {
                return candidate;
            }
        }
        throw new GeneralSecurityException("no issuer of " + of.getSubjectX500Principal());
    }
}
