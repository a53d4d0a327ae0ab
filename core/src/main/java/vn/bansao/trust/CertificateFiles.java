package vn.bansao.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
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

/** Reads certificates and CRLs from PEM and DER files, folders and PKCS#12 stores. */
final class CertificateFiles {
    private static final long LARGEST_FILE_BYTES = 1L << 26; // 64 MiB: the largest national CRLs have 20 to 40
    private static final Pattern PEM_BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private CertificateFiles() {}

    static ValidationMaterial read(Collection<Path> filesOrFolders) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        List<X509CRL> crls = new ArrayList<>();
        for (Path path : filesOrFolders) {
            boolean folder = Files.isDirectory(path);
            for (Path file : folder ? filesOf(path) : List.of(path)) {
                if (Files.size(file) > LARGEST_FILE_BYTES) {
                    throw unreadable(file.toString(), null);
                }
                ValidationMaterial found = read(file.toString(), Files.readAllBytes(file));
                certificates.addAll(found.certificates());
                crls.addAll(found.crls());
            }
        }
        return new ValidationMaterial(certificates, crls);
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    static ValidationMaterial read(String name, byte[] bytes) {
        List<X509Certificate> certificates = new ArrayList<>();
        List<X509CRL> crls = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            Matcher pem = PEM_BLOCK.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
            boolean found = false;
            while (pem.find()) {
                found = true;
                byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
                switch (pem.group(1)) {
                    case "CERTIFICATE", "X509 CERTIFICATE" -> certificates.add(certificate(factory, der));
                    case "X509 CRL" -> crls.add((X509CRL) factory.generateCRL(new ByteArrayInputStream(der)));
                    default -> throw unreadable(name, null); // A private key, say: not what belongs here.
                }
            }
            if (!found) {
                readDer(factory, bytes, certificates, crls);
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable(name, e);
        }
        return new ValidationMaterial(certificates, crls);
    }

    private static void readDer(
            CertificateFactory factory, byte[] der, List<X509Certificate> certificates, List<X509CRL> crls)
            throws GeneralSecurityException {
        try {
            certificates.add(certificate(factory, der));
        } catch (CertificateException notACertificate) {
            crls.add((X509CRL) factory.generateCRL(new ByteArrayInputStream(der)));
        }
    }

    private static X509Certificate certificate(CertificateFactory factory, byte[] der) throws CertificateException {
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
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
