package vn.bansao.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.http.GuardedHttpException.Reason;

/** One request over one connection (RFC 9112). Not thread-safe, but {@link #close} may come from another thread. */
final class HttpCall {
    private final URI address;
    private final String method;
    private final String contentType;
    private final byte[] body;
    private final int limitBytes;
    private @Nullable Socket socket;
    private boolean closed;

    HttpCall(URI address, String method, String contentType, byte[] body, int limitBytes) {
        this.address = address;
        this.method = method;
        this.contentType = contentType;
        this.body = body;
        this.limitBytes = limitBytes;
    }

    URI address() {
        return address;
    }

    byte[] send(InetAddress[] checked, Duration connect) throws IOException {
        try (Socket line = connect(checked, connect)) {
            Socket wire = address.getScheme().equalsIgnoreCase("https") ? secure(line) : line;
            wire.getOutputStream().write(request());
            wire.getOutputStream().flush();
            return new HttpAnswer(address, wire.getInputStream(), limitBytes).body();
        }
    }

    private Socket connect(InetAddress[] checked, Duration connect) throws IOException {
        IOException failure = new IOException("no address");
        for (InetAddress each : checked) {
            Socket line = new Socket(Proxy.NO_PROXY);
            try {
                hold(line);
                line.connect(new InetSocketAddress(each, port()), Math.toIntExact(connect.toMillis()));
                return line;
            } catch (java.net.SocketTimeoutException e) {
                line.close();
                failure = new GuardedHttpException(Reason.TIMED_OUT, address, "no connection within " + connect, e);
            } catch (IOException e) {
                line.close();
                failure = e;
            }
        }
        throw failure;
    }

    private int port() {
        boolean secure = address.getScheme().equalsIgnoreCase("https");
        return address.getPort() > 0 ? address.getPort() : secure ? 443 : 80;
    }

    private Socket secure(Socket line) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secured = (SSLSocket) factory.createSocket(line, address.getHost(), port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private byte[] request() throws IOException {
        URI plain = URI.create(address.toASCIIString()); // Escaped: no octet can end the line early.
        String path = plain.getRawPath().isEmpty() ? "/" : plain.getRawPath();
        String query = plain.getRawQuery() == null ? "" : "?" + plain.getRawQuery();
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(path)
                .append(query)
                .append(" HTTP/1.1\r\nHost: ")
                .append(plain.getHost())
                .append(plain.getPort() > 0 ? ":" + plain.getPort() : "")
                .append("\r\nUser-Agent: bansao\r\nAccept-Encoding: identity\r\nConnection: close\r\n");
        if (method.equals("POST")) {
            head.append("Content-Type: ").append(contentType).append("\r\nContent-Length: ");
            head.append(body.length).append("\r\n");
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        whole.write(body);
        return whole.toByteArray();
    }

    private synchronized void hold(Socket line) throws IOException {
        if (closed) {
            line.close();
            throw new IOException("given up");
        }
        socket = line;
    }

    /** Gives the call up. */
    synchronized void close() {
        closed = true;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                System.getLogger(HttpCall.class.getName())
                        .log(System.Logger.Level.DEBUG, "a connection did not close", e);
            }
        }
    }
}
