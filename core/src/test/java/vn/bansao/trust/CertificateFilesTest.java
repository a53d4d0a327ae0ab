package vn.bansao.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.PolicyException;
import vn.bansao.internal.CoreProblem;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

class CertificateFilesTest {
    private static final TestPki PKI = TestPki.create(KeyKind.P256, InstantSource.system());
    private static final X509Certificate ROOT = PKI.rootCertificate();
    private static final X509Certificate ISSUING = PKI.issuing().certificate();
    private static final List<X509CRL> CRLS = PKI.crls();
    private static final char[] PASSWORD = "m@t-kh4u".toCharArray();

    @TempDir
    Path folder;

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + type
                + "-----\n";
    }

    private static String pem(X509Certificate certificate) throws Exception {
        return pem("CERTIFICATE", certificate.getEncoded());
    }

    private static String pem(X509CRL crl) throws Exception {
        return pem("X509 CRL", crl.getEncoded());
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path file(String text) throws IOException {
        return file("file.pem", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void requireRejected(CoreProblem code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PolicyException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }

    private void requireUnreadable(String text) throws IOException {
        Path file = file(text);
        requireRejected(CoreProblem.TRUST_FILE_UNREADABLE, () -> TrustAnchors.from(file));
        requireRejected(CoreProblem.TRUST_FILE_UNREADABLE, () -> ValidationMaterial.from(List.of(file)));
    }

    @Test
    void pemAndDerAreRead() throws Exception {
        Path der = file("root.cer", ROOT.getEncoded());
        Path pem = file(pem(ISSUING));
        assertThat(TrustAnchors.from(der).certificates()).containsExactly(ROOT);
        assertThat(TrustAnchors.from(pem).certificates()).containsExactly(ISSUING);
        assertThat(TrustAnchors.from(der, pem, der).certificates()).containsExactlyInAnyOrder(ROOT, ISSUING);
        Path crl = file("root.crl", CRLS.get(0).getEncoded());
        assertThat(ValidationMaterial.from(List.of(crl)).crls()).containsExactly(CRLS.get(0));
    }

    @Test
    void fileMayHoldSeveralAndTextBetween() throws Exception {
        String text = "# Gốc của cơ quan\r\nSubject: CN=Root - Việt Nam\r\n" + pem(ROOT) + "\r\n\r\nthe next one:\r\n"
                + pem(CRLS.get(0)) + pem(ISSUING) + "-- end --\r\n" + pem(CRLS.get(1)) + "bye";
        for (String one : new String[] {text, text.replace("\r\n", "\n"), text.replaceAll("\r?\n", "\r\n")}) {
            Path file = file(one);
            assertThat(TrustAnchors.from(file).certificates()).containsExactlyInAnyOrder(ROOT, ISSUING);
            ValidationMaterial material = ValidationMaterial.from(List.of(file));
            assertThat(material.certificates()).containsExactly(ROOT, ISSUING);
            assertThat(material.crls()).isEqualTo(CRLS);
            assertThat(TrustAnchors.from(new ByteArrayInputStream(one.getBytes(StandardCharsets.UTF_8)))
                            .certificates())
                    .containsExactlyInAnyOrder(ROOT, ISSUING);
        }
    }

    @Test
    void folderIsReadWithoutHiddenFilesAndSubfolders() throws Exception {
        file("b.cer", ROOT.getEncoded());
        file("a.crl", CRLS.get(0).getEncoded());
        file(".hidden", "not a certificate".getBytes(StandardCharsets.UTF_8));
        Files.write(Files.createDirectory(folder.resolve("sub")).resolve("c.cer"), ISSUING.getEncoded());
        assertThat(TrustAnchors.from(folder).certificates()).containsExactly(ROOT);
        assertThat(ValidationMaterial.from(List.of(folder)))
                .isEqualTo(new ValidationMaterial(List.of(ROOT), List.of(CRLS.get(0))));
    }

    @Test
    void oneUnreadableFileSpoilsTheFolder() throws Exception {
        file("a.cer", ROOT.getEncoded());
        file("README.txt", "roots".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> TrustAnchors.from(folder))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("README.txt");
    }

    @Test
    void nothingToTrustRejected() throws Exception {
        requireRejected(CoreProblem.TRUST_ANCHORS_EMPTY, () -> TrustAnchors.of(List.of()));
        requireRejected(CoreProblem.TRUST_ANCHORS_EMPTY, TrustAnchors::from);
        requireRejected(CoreProblem.TRUST_ANCHORS_EMPTY, () -> TrustAnchors.from(folder));
        Path crl = file("root.crl", CRLS.get(0).getEncoded());
        requireRejected(CoreProblem.TRUST_ANCHORS_EMPTY, () -> TrustAnchors.from(crl));
        assertThat(ValidationMaterial.from(List.of())).isEqualTo(ValidationMaterial.NONE);
    }

    @Test
    void keysRejected() throws Exception {
        byte[] key = PKI.agency().privateKey().getEncoded();
        for (String type : new String[] {"PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "PUBLIC KEY"}) {
            requireUnreadable(pem(type, key));
            requireUnreadable(pem(ROOT) + pem(type, key));
        }
        String old = pem("RSA PRIVATE KEY", key)
                .replaceFirst("\n", "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n");
        requireUnreadable(pem(ROOT) + old);
    }

    @Test
    void damagedBlockRejectedEvenBesideAGoodOne() throws Exception {
        String good = pem(ROOT);
        String other = pem(ISSUING);
        requireUnreadable(good + other.replaceFirst("\n", "\n!"));
        requireUnreadable(good + other.substring(0, other.length() - 12));
        requireUnreadable(good + other.replace("END CERTIFICATE", "END X509 CRL"));
        requireUnreadable(good + pem("CERTIFICATE", new byte[0]));
        requireUnreadable(good + pem("CERTIFICATE", new byte[100]));
        requireUnreadable(good + pem("CERTIFICATE", CRLS.get(0).getEncoded()));
        requireUnreadable(good + pem("X509 CRL", ISSUING.getEncoded()));
        requireUnreadable(good + pem("PKCS7", ISSUING.getEncoded()));
    }

    @Test
    void bytesBehindRejected() throws Exception {
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.write(ROOT.getEncoded());
        two.write(ISSUING.getEncoded());
        Path both = file("both.cer", two.toByteArray());
        requireRejected(CoreProblem.TRUST_FILE_UNREADABLE, () -> TrustAnchors.from(both));
        requireUnreadable(pem("CERTIFICATE", two.toByteArray()));
    }

    @Test
    void garbageRejected() throws Exception {
        for (String text : new String[] {"", "hello", "\u0000", "0\u0082", "-----BEGIN CERTIFICATE-----"}) {
            requireUnreadable(text);
        }
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(500)];
            random.nextBytes(bytes);
            requireRejected(
                    CoreProblem.TRUST_FILE_UNREADABLE, () -> TrustAnchors.from(new ByteArrayInputStream(bytes)));
        }
    }

    @Test
    void damageEndsInATypedError() throws Exception {
        Random random = new Random(4);
        for (byte[] good : List.of(ROOT.getEncoded(), CRLS.get(0).getEncoded())) {
            for (int i = 0; i < 2_000; i++) {
                byte[] damaged = good.clone();
                damaged[random.nextInt(good.length)] = (byte) random.nextInt(256);
                damaged[random.nextInt(good.length)] = (byte) random.nextInt(256);
                Path file = file("damaged", damaged);
                try {
                    ValidationMaterial.from(List.of(file));
                } catch (PolicyException refused) {
                    assertThat(refused.problem().code()).isEqualTo(CoreProblem.TRUST_FILE_UNREADABLE);
                }
            }
        }
    }

    @Test
    void hugeFileRejected() throws Exception {
        Path huge = folder.resolve("huge.crl");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength((1L << 26) + 1);
        }
        requireRejected(CoreProblem.TRUST_FILE_UNREADABLE, () -> TrustAnchors.from(huge));
    }

    @Test
    void endlessStreamRejected() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0x30;
            }

            @Override
            public int read(byte[] target, int from, int length) {
                Arrays.fill(target, from, from + length, (byte) 0x30);
                return length;
            }
        };
        requireRejected(CoreProblem.TRUST_FILE_UNREADABLE, () -> TrustAnchors.from(endless));
    }

    @Test
    void missingFileIsTheCallersTrouble() {
        assertThatThrownBy(() -> TrustAnchors.from(folder.resolve("none.pem"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> TrustAnchors.fromPkcs12(folder.resolve("none.p12"), PASSWORD))
                .isInstanceOf(NoSuchFileException.class);
    }

    private Path trustStore(boolean withRoot) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        if (withRoot) {
            store.setCertificateEntry("root", ROOT);
        }
        store.setKeyEntry(
                "seal",
                PKI.agency().privateKey(),
                PASSWORD,
                PKI.agency().chain().toArray(X509Certificate[]::new));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, PASSWORD);
        return file("trust.p12", bytes.toByteArray());
    }

    @Test
    void trustStoreOpensWithItsPasswordOnly() throws Exception {
        Path store = trustStore(true);
        assertThat(TrustAnchors.fromPkcs12(store, PASSWORD).certificates()).containsExactly(ROOT);
        assertThatThrownBy(() -> TrustAnchors.fromPkcs12(store, "wrong-one".toCharArray()))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith("TRUST_FILE_UNREADABLE")
                .hasMessageNotContaining("wrong-one");
        Path garbage = file("garbage.p12", new byte[100]);
        requireRejected(CoreProblem.TRUST_FILE_UNREADABLE, () -> TrustAnchors.fromPkcs12(garbage, PASSWORD));
    }

    @Test
    void certificatesOfKeysAreNotTrusted() throws Exception {
        Path store = trustStore(false);
        requireRejected(CoreProblem.TRUST_ANCHORS_EMPTY, () -> TrustAnchors.fromPkcs12(store, PASSWORD));
    }

    @Test
    void trustIsInTheCertificateNotInItsName() {
        TrustAnchors anchors = PKI.anchors();
        assertThat(anchors.contains(ROOT)).isTrue();
        assertThat(anchors.contains(PKI.stranger().rootCertificate())).isFalse();
        assertThatThrownBy(() -> anchors.certificates().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
