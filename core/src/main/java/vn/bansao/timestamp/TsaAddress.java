package vn.bansao.timestamp;

import java.net.URI;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where an authority is, and what it wants to see before it answers.
 *
 * @param authorization the value of the Authorization header, asked for before each request
 */
record TsaAddress(URI uri, @Nullable Supplier<String> authorization) {

    static TsaAddress of(URI uri, @Nullable Supplier<String> authorization) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean http = scheme.equals("http") || scheme.equals("https");
        TsaSettings.require(
                http && uri.getHost() != null, "the address of a timestamp authority", shown(uri), "http or https");
        // A password in the address would end up in messages and logs, and is not sent anyway.
        TsaSettings.require(
                uri.getRawUserInfo() == null,
                "the address of a timestamp authority",
                "one with a user name",
                "none; use the Authorization header");
        return new TsaAddress(uri, authorization);
    }

    /** For messages: a query may hold an access key. */
    String shown() {
        return shown(uri);
    }

    private static String shown(URI uri) {
        String text = uri.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query) + "?…";
    }
}
