package vn.bansao.verify.dss;

import eu.europa.esig.dss.enumerations.RevocationOrigin;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.model.x509.revocation.ocsp.OCSP;
import eu.europa.esig.dss.spi.DSSRevocationUtils;
import eu.europa.esig.dss.spi.x509.revocation.RevocationSource;
import eu.europa.esig.dss.spi.x509.revocation.RevocationToken;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.OCSPToken;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.cms.OcspParties;

/** OCSP answers that lie beside the file, as a source for DSS; immutable, no network. What can't be read is left out. */
final class GivenAnswers implements RevocationSource<OCSP> {
    private static final long serialVersionUID = 1L;

    private final ArrayList<byte[]> encoded;

    GivenAnswers(List<byte[]> responses) {
        this.encoded = new ArrayList<>(responses);
    }

    @Override
    public @Nullable RevocationToken<OCSP> getRevocationToken(CertificateToken certificate, CertificateToken issuer) {
        for (byte[] each : encoded) {
            BasicOCSPResp answer = OcspParties.answer(each).orElse(null);
            SingleResp single =
                    answer == null ? null : DSSRevocationUtils.getLatestSingleResponse(answer, certificate, issuer);
            if (single != null) {
                OCSPToken token = new OCSPToken(answer, single, certificate, issuer);
                token.setExternalOrigin(RevocationOrigin.EXTERNAL); // else DSS fails: "The origin is null"
                return token;
            }
        }
        return null;
    }
}
