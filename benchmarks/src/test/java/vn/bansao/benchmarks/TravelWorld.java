package vn.bansao.benchmarks;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.pades.PAdESTimestampParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.pades.CopyCertifier;
import vn.bansao.pades.PadesLevel;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.timestamp.TimestampAuthority;
import vn.bansao.trust.RevocationSource;
import vn.bansao.trust.TrustAnchors;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.dss.DssStart;

/**
 * A world in which time passes: copies are made, authorities come and go, lists are issued, all by one clock that only goes
 * forward. Signers' certificates last 3 years, those of timestamp authorities 5, that of the issuing CA 10, of the root 20.
 * Not thread-safe.
 */
final class TravelWorld {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration LIST_AGE = Duration.ofMinutes(5);

    private Instant now;
    private final List<TestPki> authorities = new ArrayList<>();

    /** A world with one PKI, at the day it begins. */
    TravelWorld(Instant begin, KeyKind signers) {
        this.now = begin;
        authorities.add(TestPki.create(signers, this::now));
    }

    /** Today. */
    Instant now() {
        return now;
    }

    /** Lets time pass. */
    TravelWorld pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** Lets years of 365 days pass. */
    TravelWorld passYears(double years) {
        return pass(Duration.ofSeconds((long) (years * YEAR.toSeconds())));
    }

    /** The first PKI: that of the signers. */
    TestPki pki() {
        return authorities.get(0);
    }

    /** Founds another PKI, whose root everybody trusts from today on. */
    TestPki found(KeyKind keys) {
        TestPki later = TestPki.builder(keys, this::now).authorityKeys(keys).build();
        authorities.add(later);
        return later;
    }

    /** All roots. */
    List<X509Certificate> roots() {
        return authorities.stream().map(TestPki::rootCertificate).toList();
    }

    /** All roots. */
    TrustAnchors anchors() {
        return TrustAnchors.of(roots());
    }

    /** The lists that all CAs issued five minutes ago, good for a week. */
    List<X509CRL> lists(Revocation... revoked) {
        return authorities.stream()
                .flatMap(pki -> pki.crls(now.minus(LIST_AGE), List.of(revoked)).stream())
                .toList();
    }

    /** A copy made today; its one signature or the second is the agency's. */
    byte[] certify(PadesLevel level, int signatures) {
        return certify(level, signatures, TestTsa.inProcess(pki()));
    }

    /** As above, stamped by another authority. */
    byte[] certify(PadesLevel level, int signatures, TimestampAuthority tsa) {
        CopyCertifier.Builder certifier =
                CopyCertifier.builder().agency(pki().agencyKey()).level(level).clock(this::now);
        if (signatures == 2) {
            certifier.certifier(pki().certifierKey());
        }
        if (level != PadesLevel.BASELINE_B) {
            certifier
                    .timestamps(tsa)
                    .revocation(RevocationSource.of(new ValidationMaterial(List.of(), lists())), anchors());
        }
        try {
            return certifier
                    .build()
                    .certify(JudgedSamples.scan(1), JudgedSamples.record(signatures, 1))
                    .toBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not from memory
        }
    }

    /**
     * Renewed today: PDFBox adds today's lists of all authorities, then DSS a document timestamp of {@code tsa}. DSS's own
     * extension can't be used: it judges by the machine's clock which data it needs.
     */
    byte[] renew(byte[] copy, TestPki pki, TestIdentity tsa) {
        DssStart.require();
        TimestampAuthority authority = TestTsa.inProcess(pki, tsa);
        PAdESService service = new PAdESService(silent());
        service.setTspSource((algorithm, digest) -> new TimestampBinary(authority
                .timestamp(DigestAlgorithm.valueOf(algorithm.name()), digest)
                .encoded()));
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            service.timestamp(new InMemoryDocument(withLists(copy), "copy.pdf"), new PAdESTimestampParameters())
                    .writeTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without sources, and with nothing to say about certificates of another time than the machine's. */
    @SuppressWarnings("NullAway") // null is DSS's own word for "do not check"
    private static CommonCertificateVerifier silent() {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
        verifier.setAlertOnNotYetValidCertificate(null);
        verifier.setAlertOnExpiredCertificate(null);
        verifier.setAlertOnMissingRevocationData(null);
        verifier.setAlertOnRevokedCertificate(null);
        verifier.setAlertOnInvalidTimestamp(null);
        verifier.setAlertOnInvalidSignature(null);
        verifier.setAlertOnNoRevocationAfterBestSignatureTime(null);
        verifier.setAlertOnUncoveredPOE(null);
        return verifier;
    }

    /** The copy with today's lists and all CAs' certificates behind what its security store already has. */
    private byte[] withLists(byte[] copy) throws IOException {
        try (PDDocument document = Loader.loadPDF(copy);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
            COSDictionary old = catalog.getCOSDictionary(COSName.getPDFName("DSS"));
            COSDictionary store = old == null ? new COSDictionary() : new COSDictionary(old);
            for (X509CRL list : lists()) {
                add(document, store, "CRLs", list.getEncoded());
            }
            for (TestPki pki : authorities) {
                add(document, store, "Certs", pki.issuing().certificate().getEncoded());
                add(document, store, "Certs", pki.rootCertificate().getEncoded());
            }
            catalog.setItem(COSName.getPDFName("DSS"), store);
            store.setNeedToBeUpdated(true);
            catalog.setNeedToBeUpdated(true);
            document.saveIncremental(out);
            return out.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a list or certificate without an encoding", e);
        }
    }

    private static void add(PDDocument document, COSDictionary store, String key, byte[] der) throws IOException {
        COSName name = COSName.getPDFName(key);
        COSArray items = new COSArray();
        COSArray old = store.getCOSArray(name);
        if (old != null) {
            items.addAll(old);
        }
        COSStream item = document.getDocument().createCOSStream();
        try (OutputStream data = item.createOutputStream()) {
            data.write(der);
        }
        item.setNeedToBeUpdated(true);
        items.add(item);
        store.setItem(name, items);
    }
}
