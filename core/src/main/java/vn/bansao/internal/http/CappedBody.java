package vn.bansao.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The body of a response, given up as soon as it is over a limit; the body of an error is not read at all. */
public final class CappedBody implements BodySubscriber<byte[]> {
    private static final int OK = 200;

    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int limitBytes;
    private final boolean wanted;
    private Flow.@Nullable Subscription subscription;

    /** A body over the limit. */
    public static final class TooLargeException extends IOException {
        TooLargeException(int limitBytes) {
            super("the answer is larger than " + limitBytes + " bytes");
        }
    }

    private CappedBody(int limitBytes, boolean wanted) {
        this.limitBytes = limitBytes;
        this.wanted = wanted;
    }

    /** A handler for bodies of at most {@code limitBytes}. */
    public static BodyHandler<byte[]> atMost(int limitBytes) {
        return response -> new CappedBody(limitBytes, response.statusCode() == OK);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        this.subscription = given;
        if (wanted) {
            given.request(Long.MAX_VALUE);
        } else {
            given.cancel();
            body.complete(new byte[0]);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (buffer.remaining() > limitBytes - bytes.size()) {
                if (subscription != null) {
                    subscription.cancel();
                }
                body.completeExceptionally(new TooLargeException(limitBytes));
                return;
            }
            byte[] part = new byte[buffer.remaining()];
            buffer.get(part);
            bytes.writeBytes(part);
        }
    }

    @Override
    public void onError(Throwable error) {
        body.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }
}
