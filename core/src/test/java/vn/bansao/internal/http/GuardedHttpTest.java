package vn.bansao.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.internal.http.GuardedHttpException.Reason;
import vn.bansao.testing.CrlFault;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestCrlServer;
import vn.bansao.testing.TestPki;

class GuardedHttpTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T02:05:07Z"));
    private static final TestCrlServer SERVER = TestCrlServer.start();
    private static final TestPki PKI =
            TestPki.builder(KeyKind.P256, CLOCK).published(SERVER.address()).build();
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int LIMIT = 1 << 16; // 64 KiB

    @BeforeEach
    void publish() {
        SERVER.publish(PKI).behave();
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static GuardedHttp allowing(Duration total) {
        return new GuardedHttp(Set.of("127.0.0.1"), Duration.ofSeconds(2), total);
    }

    private static GuardedHttp strict() {
        return new GuardedHttp(Set.of(), SHORT, SHORT);
    }

    private static void assertRefused(Reason reason, GuardedHttp http, URI address) {
        assertThatThrownBy(() -> http.get(address, LIMIT))
                .isInstanceOfSatisfying(
                        GuardedHttpException.class,
                        refused -> assertThat(refused.reason())
                                .as(refused.getMessage())
                                .isEqualTo(reason));
    }

    @Test
    void allowedHostIsAsked() throws IOException, CertificateEncodingException {
        assertThat(allowing(LONG).get(SERVER.address().resolve("/root.cer"), LIMIT))
                .isEqualTo(PKI.rootCertificate().getEncoded());
        assertThat(allowing(LONG).post(SERVER.address().resolve("/root.cer"), "text/plain", new byte[9], LIMIT))
                .isEqualTo(PKI.rootCertificate().getEncoded());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://2130706433/",
                "http://[::1]/",
                "http://[::]/",
                "http://0.0.0.0/",
                "http://169.254.169.254/latest/meta-data/",
                "http://10.1.2.3/",
                "http://172.20.0.1/",
                "http://192.168.1.1/",
                "http://100.64.0.1/",
                "http://100.100.100.200/",
                "http://168.63.129.16/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://[fe80::1]/",
                "http://[fd00:ec2::254]/",
                "http://[fc00::1]/",
                "http://[ff02::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[2001:0:1::]/",
                "https://127.0.0.1/",
                "http://localhost/"
            })
    void privateAddressRefused(String address) {
        assertRefused(Reason.ADDRESS_FORBIDDEN, strict(), URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "172.15.255.255", "172.32.0.1", "100.63.0.1", "2606:2800:21f::1"})
    void publicAddressIsPublic(String literal) throws IOException {
        assertThat(PublicAddresses.contains(InetAddress.getByName(literal))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.vn/a.crl",
                "ldap://example.vn/cn=a",
                "jar:file:/a.jar!/b",
                "http:///a",
                "http://127.1/",
                "http://user:secret@127.0.0.1/",
                "//127.0.0.1/",
                "a.crl",
                "mailto:a@example.vn",
                "http://127.0.0.1:99999/"
            })
    void otherThanPlainWebAddressRefused(String address) {
        assertRefused(Reason.ADDRESS_INVALID, allowing(SHORT), URI.create(address));
    }

    @Test
    void oneForbiddenAddressAmongSeveralRefused() {
        GuardedHttp http = new GuardedHttp(Set.of(), SHORT, SHORT, host -> new InetAddress[] {
            InetAddress.getByAddress(host, new byte[] {93, (byte) 184, (byte) 215, 14}),
            InetAddress.getByAddress(host, new byte[] {10, 0, 0, 1})
        });
        assertRefused(Reason.ADDRESS_FORBIDDEN, http, URI.create("http://crl.example.vn/"));
    }

    /** A name server that answers differently the second time is never asked a second time. */
    @Test
    void connectionGoesToTheAddressThatWasChecked() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        URI named = URI.create("http://crl.example.vn:" + SERVER.address().getPort() + "/root.cer");
        GuardedHttp http = new GuardedHttp(Set.of("CRL.example.vn"), SHORT, LONG, host -> {
            asked.incrementAndGet();
            return new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})};
        });
        assertThat(http.get(named, LIMIT)).isNotEmpty();
        assertThat(asked).hasValue(1);
        assertThat(SERVER.lastHeader("Host")).contains(named.getAuthority());
    }

    @Test
    void redirectIsNotFollowed() {
        int before = SERVER.requests();
        SERVER.always(CrlFault.REDIRECT);
        assertRefused(Reason.STATUS, allowing(LONG), SERVER.address().resolve("/root.crl"));
        assertThat(SERVER.requests() - before).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_404, STATUS",
        "HTTP_503, STATUS",
        "HUGE, TOO_LARGE",
        "SLOW, TIMED_OUT",
        "DRIP, TIMED_OUT",
        "CUT_OFF, UNREACHABLE"
    })
    void faultyServerRefused(CrlFault fault, Reason reason) {
        SERVER.always(fault);
        Instant start = Instant.now();
        assertRefused(reason, allowing(SHORT), SERVER.address().resolve("/root.crl"));
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void nobodyListeningRefused() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertRefused(Reason.UNREACHABLE, allowing(LONG), URI.create("http://127.0.0.1:" + port + "/"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 200 OK\\nTransfer-Encoding: chunked\\n\\n3\\nabc\\n2;x=y\\nde\\n0\\n\\n|abcde",
                "HTTP/1.1 100 Continue\\n\\nHTTP/1.1 200 OK\\nContent-Length: 2\\n\\nok|ok",
                "HTTP/1.0 200 OK\\n\\nto the end|to the end"
            })
    void answerInEachFramingAccepted(String answer, String body) throws Exception {
        assertThat(new String(raw(answer, LIMIT), StandardCharsets.US_ASCII)).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SSH-2.0-OpenSSH\\n|MALFORMED",
                "HTTP/1.1 200 OK\\nContent-Length: -1\\n\\n|MALFORMED",
                "HTTP/1.1 200 OK\\nContent-Length: 99999999999\\n\\nx|TOO_LARGE",
                "HTTP/1.1 200 OK\\nTransfer-Encoding: gzip\\n\\nx|MALFORMED",
                "HTTP/1.1 200 OK\\nTransfer-Encoding: chunked\\n\\nFFFFFFF\\nx|TOO_LARGE",
                "HTTP/1.1 200 OK\\nTransfer-Encoding: chunked\\n\\nx\\n|MALFORMED",
                "HTTP/1.1 200 OK\\n\\n01234567890123456789|TOO_LARGE",
                "HTTP/1.1 200 OK\\nno colon\\n\\n|MALFORMED",
                "HTTP/1.1 204 No Content\\n\\n|STATUS"
            })
    void answerOutOfOrderRefused(String answer, Reason reason) {
        assertThatThrownBy(() -> raw(answer, 16))
                .isInstanceOfSatisfying(
                        GuardedHttpException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static byte[] raw(String answer, int limitBytes) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> {
                try (Socket one = server.accept()) {
                    one.getInputStream().read(new byte[LIMIT]);
                    one.getOutputStream().write(answer.replace("\\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            thread.start();
            try {
                return allowing(LONG).get(URI.create("http://127.0.0.1:" + server.getLocalPort()), limitBytes);
            } finally {
                thread.join();
            }
        }
    }
}
