package vn.bansao.verify.dss;

import eu.europa.esig.dss.crl.CRLUtils;
import eu.europa.esig.dss.crl.CRLValidity;
import eu.europa.esig.dss.enumerations.RevocationOrigin;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.model.x509.revocation.crl.CRL;
import eu.europa.esig.dss.spi.x509.revocation.RevocationSource;
import eu.europa.esig.dss.spi.x509.revocation.RevocationToken;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLToken;
import java.io.IOException;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CRLs that lie beside the file, as a source for DSS; immutable, no network. */
public final class GivenCrls implements RevocationSource<CRL> {
    private static final long serialVersionUID = 1L;

    private final ArrayList<byte[]> encoded = new ArrayList<>();

    /** A source of these CRLs. */
    public GivenCrls(List<X509CRL> crls) throws CRLException {
        for (X509CRL crl : crls) {
            encoded.add(crl.getEncoded());
        }
    }

    @Override
    public @Nullable RevocationToken<CRL> getRevocationToken(CertificateToken certificate, CertificateToken issuer) {
        for (byte[] crl : encoded) {
            try {
                CRLValidity validity = CRLUtils.buildCRLValidity(CRLUtils.buildCRLBinary(crl), issuer);
                if (validity.isValid()) {
                    CRLToken token = new CRLToken(certificate, validity);
                    token.setExternalOrigin(RevocationOrigin.EXTERNAL); // else DSS fails: "The origin is null"
                    return token;
                }
            } catch (IOException e) {
                throw new IllegalStateException("a CRL that the JDK could read, DSS can't", e);
            }
        }
        return null;
    }
}
