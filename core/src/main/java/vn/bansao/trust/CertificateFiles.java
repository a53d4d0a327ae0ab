package vn.bansao.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.internal.CoreProblem;
import vn.bansao.internal.cms.OcspParties;

/** Reads certificates, CRLs and OCSP answers from PEM and DER files, folders and PKCS#12 stores. */
final class CertificateFiles {
    private static final int LARGEST_FILE_BYTES = 1 << 26; // 64 MiB: the largest national CRLs have 20 to 40
    private static final Pattern PEM_BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private static final Pattern PEM_BEGIN = Pattern.compile("-----BEGIN ");

    private CertificateFiles() {}

    static ValidationMaterial read(Collection<Path> filesOrFolders) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        List<X509CRL> crls = new ArrayList<>();
        List<byte[]> answers = new ArrayList<>();
        for (Path path : filesOrFolders) {
            boolean folder = Files.isDirectory(path);
            for (Path file : folder ? filesOf(path) : List.of(path)) {
                try (InputStream stream = Files.newInputStream(file)) {
                    ValidationMaterial found = read(file.toString(), stream);
                    certificates.addAll(found.certificates());
                    crls.addAll(found.crls());
                    answers.addAll(found.ocspResponses());
                }
            }
        }
        return new ValidationMaterial(certificates, crls, answers);
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    static ValidationMaterial read(String name, InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(LARGEST_FILE_BYTES + 1);
        if (bytes.length > LARGEST_FILE_BYTES) {
            throw unreadable(name, null);
        }
        return read(name, bytes);
    }

    private static ValidationMaterial read(String name, byte[] bytes) {
        List<X509Certificate> certificates = new ArrayList<>();
        List<X509CRL> crls = new ArrayList<>();
        List<byte[]> answers = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            Matcher pem = PEM_BLOCK.matcher(text);
            int blocks = 0;
            while (pem.find()) {
                blocks++;
                byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
                switch (pem.group(1)) {
                    case "CERTIFICATE", "X509 CERTIFICATE" -> certificates.add(certificate(factory, der));
                    case "X509 CRL" -> crls.add(crl(factory, der));
                    case "OCSP RESPONSE" -> answers.add(answer(der));
                    default -> throw unreadable(name, null); // A private key, say: not what belongs here.
                }
            }
            if (blocks != PEM_BEGIN.matcher(text).results().count()) {
                throw unreadable(
                        name, null); // A damaged block, or a key with headers: not to be passed over in silence.
            }
            if (blocks == 0) {
                readDer(factory, bytes, certificates, crls, answers);
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable(name, e);
        }
        return new ValidationMaterial(certificates, crls, answers);
    }

    private static void readDer(
            CertificateFactory factory,
            byte[] der,
            List<X509Certificate> certificates,
            List<X509CRL> crls,
            List<byte[]> answers)
            throws GeneralSecurityException {
        try {
            certificates.add(certificate(factory, der));
        } catch (CertificateException notACertificate) {
            try {
                crls.add(crl(factory, der));
            } catch (CRLException notAList) {
                answers.add(answer(der));
            }
        }
    }

    private static byte[] answer(byte[] der) throws GeneralSecurityException {
        if (OcspParties.answer(der).isEmpty()) {
            throw new GeneralSecurityException("no OCSP answer with a status");
        }
        return der;
    }

    private static X509Certificate certificate(CertificateFactory factory, byte[] der) throws CertificateException {
        X509Certificate certificate = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
        if (certificate.getEncoded().length != der.length) {
            throw new CertificateException("bytes behind the certificate");
        }
        return certificate;
    }

    private static X509CRL crl(CertificateFactory factory, byte[] der) throws CRLException {
        X509CRL crl = (X509CRL) factory.generateCRL(new ByteArrayInputStream(der));
        if (crl.getEncoded().length != der.length) {
            throw new CRLException("bytes behind the CRL");
        }
        return crl;
    }

    static List<X509Certificate> readPkcs12(Path store, char[] password) throws IOException {
        try (InputStream stream = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(stream, password);
            List<X509Certificate> certificates = new ArrayList<>();
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.isCertificateEntry(alias) && keys.getCertificate(alias) instanceof X509Certificate found) {
                    certificates.add(found);
                }
            }
            return certificates;
        } catch (GeneralSecurityException e) {
            throw unreadable(store.toString(), e);
        } catch (IOException e) {
            if (Files.isReadable(store)) {
                throw unreadable(store.toString(), e); // Readable, so it is the password or the format.
            }
            throw e;
        }
    }

    private static PolicyException unreadable(String file, @Nullable Exception cause) {
        return new PolicyException(Problem.of(CoreProblem.TRUST_FILE_UNREADABLE, "file", file), cause);
    }
}
