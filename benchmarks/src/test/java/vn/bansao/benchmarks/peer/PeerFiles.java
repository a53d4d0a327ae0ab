package vn.bansao.benchmarks.peer;

import eu.europa.esig.dss.alert.LogOnStatusAlert;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.slf4j.event.Level;
import vn.bansao.benchmarks.judge.JudgeInput;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.verify.dss.DssStart;
import vn.bansao.verify.dss.GivenCrls;

/** PAdES files of the peers, at the levels they reach here, for comparisons of verdicts. */
public final class PeerFiles {
    private PeerFiles() {}

    /** What judges are told of a file under this PKI: anchors, CRLs, time. */
    public static JudgeInput input(KeyKind kind, JudgeInput.Level level) {
        TestPki pki = PeerJobs.pki(kind);
        int stamps = level == JudgeInput.Level.LTA ? 1 : 0;
        return new JudgeInput(
                List.of(pki.rootCertificate()),
                pki.crls(),
                pki.clock().instant().plusSeconds(60),
                new JudgeInput.Expected(level, 1, stamps, false));
    }

    /** Whose signatures the files carry. */
    public static TestPki pki(KeyKind kind) {
        return PeerJobs.pki(kind);
    }

    /** A file of level B or T. */
    public static byte[] signed(Peer peer, KeyKind kind, int signatures, JudgeInput.Level level) throws Exception {
        return PeerJobs.make(peer, PeerJobs.job(kind, signatures, level));
    }

    /** A file of level T, extended by DSS to LT or LTA. */
    public static byte[] extended(byte[] file, KeyKind kind, JudgeInput.Level level) throws Exception {
        DssStart.require();
        TestPki pki = PeerJobs.pki(kind);
        PAdESService service = new PAdESService(verifier(pki));
        service.setTspSource(new DssTsp(TestTsa.inProcess(pki)));
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(
                level == JudgeInput.Level.LTA ? SignatureLevel.PAdES_BASELINE_LTA : SignatureLevel.PAdES_BASELINE_LT);
        DSSDocument document = service.extendDocument(new InMemoryDocument(file, "copy.pdf"), parameters);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.writeTo(out);
        return out.toByteArray();
    }

    /** DSS complains in the log where the PKI's clock is not the machine's, and goes on. */
    private static CommonCertificateVerifier verifier(TestPki pki) throws Exception {
        CommonTrustedCertificateSource anchors = new CommonTrustedCertificateSource();
        anchors.addCertificate(new CertificateToken(pki.rootCertificate()));
        CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(anchors);
        verifier.setCrlSource(new GivenCrls(pki.crls()));
        LogOnStatusAlert quiet = new LogOnStatusAlert(Level.DEBUG);
        verifier.setAlertOnNotYetValidCertificate(quiet);
        verifier.setAlertOnExpiredCertificate(quiet);
        verifier.setAlertOnMissingRevocationData(quiet);
        verifier.setAlertOnNoRevocationAfterBestSignatureTime(quiet);
        verifier.setAlertOnUncoveredPOE(quiet);
        return verifier;
    }
}
