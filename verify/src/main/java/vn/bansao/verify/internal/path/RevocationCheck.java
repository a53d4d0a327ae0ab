package vn.bansao.verify.internal.path;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.bansao.verify.VerificationPolicy;
import vn.bansao.verify.internal.path.CrlCheck.UnusableException;
import vn.bansao.verify.internal.path.Status.Answer;
import vn.bansao.verify.internal.path.Status.Revocation;
import vn.bansao.verify.internal.signature.SignatureMath;

/**
 * The status of one certificate at a moment, from all data there are. A revocation counts however old the data are; its
 * absence counts only where the data are fresh (EN 319 102-1, 5.2.5): issued after the moment in question, or current at
 * it, which is the control time unless a valid timestamp proves another (5.5.4, step 6). Not thread-safe.
 */
public final class RevocationCheck {
    private final List<RevocationItem> items;
    private final List<Proof> proofs = new ArrayList<>();
    private final CrlCheck crls;
    private final OcspCheck ocsps;
    private final Instant control;
    private final Duration skew;

    /** A valid document timestamp: what stands in the file before {@code end} existed at {@code time}. */
    private record Proof(Instant time, long end) {}

    /** A check with the given data at the control time. */
    public RevocationCheck(
            List<RevocationItem> items, Trust trust, SignatureMath math, VerificationPolicy policy, Instant control) {
        this.items = List.copyOf(items);
        this.crls = new CrlCheck(policy);
        this.ocsps = new OcspCheck(trust, math, policy);
        this.control = control;
        this.skew = policy.clockSkew();
    }

    /** From now on, what stands in the file before {@code end} is known to have existed at {@code time}. */
    public void proved(Instant time, long end) {
        proofs.add(new Proof(time, end));
    }

    /** The control time. */
    Instant control() {
        return control;
    }

    /** Whether the data tell the status of {@code certificate} now, good or bad. */
    public boolean tells(X509Certificate certificate, X509Certificate issuer) {
        return !(status(certificate, issuer, new Moment(control, false)) instanceof Status.Unknown);
    }

    Status status(X509Certificate certificate, X509Certificate issuer, Moment when) {
        Revocation revoked = null;
        Revocation hold = null;
        Instant newestHold = Instant.MIN;
        Instant newestGood = Instant.MIN;
        long offset = Long.MAX_VALUE;
        String reason = "no data by this issuer";
        for (RevocationItem item : items) {
            try {
                Answer answer = answer(item, certificate, issuer);
                if (answer.thisUpdate().isAfter(control.plus(skew))) {
                    throw new UnusableException("it is from the future");
                }
                Revocation found = answer.revocationOrNull();
                if (found == null) {
                    if (item.inFile() && coversMoment(answer, when.made())) {
                        offset = Math.min(offset, item.offset());
                    }
                    if (!fresh(answer, when)) {
                        throw new UnusableException("it is out of date: " + answer.nextUpdate());
                    }
                    newestGood = later(newestGood, answer.thisUpdate());
                } else if (found.hold()) {
                    hold = found;
                    newestHold = later(newestHold, answer.thisUpdate());
                } else {
                    revoked = revoked == null || found.at().isBefore(revoked.at()) ? found : revoked;
                }
            } catch (UnusableException e) {
                reason = better(reason, e.getMessage());
            }
        }
        if (revoked != null) {
            return new Status.Revoked(revoked, offset);
        }
        if (hold != null && !newestGood.isAfter(newestHold)) {
            return new Status.Revoked(hold, offset);
        }
        return newestGood.equals(Instant.MIN) ? new Status.Unknown(reason) : new Status.Good(offset);
    }

    private Answer answer(RevocationItem item, X509Certificate certificate, X509Certificate issuer)
            throws UnusableException {
        Instant existed = item.inFile() ? proof(item.offset()).orElse(control) : control;
        if (item.data() instanceof RevocationItem.Crl crl) {
            return crls.answer(crl, certificate, issuer, existed);
        }
        return ocsps.answer(((RevocationItem.Ocsp) item.data()).response(), certificate, issuer, existed);
    }

    /** The earliest time at which what stands in the file before {@code offset} is known to have existed. */
    Optional<Instant> proof(long offset) {
        return proofs.stream()
                .filter(proof -> offset < proof.end())
                .map(Proof::time)
                .min(Comparator.naturalOrder());
    }

    /** The reason worth telling: data of this issuer that failed, rather than data of others. */
    private static String better(String known, @Nullable String found) {
        return found == null || found.equals("issued by another") || found.equals("it is about another certificate")
                ? known
                : found;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Whether it was current at the moment or issued later: then its being in the file makes a level, fresh or not. */
    private static boolean coversMoment(Answer answer, Instant moment) {
        Instant next = answer.nextUpdate();
        return !answer.thisUpdate().isBefore(moment) || (next != null && !next.isBefore(moment));
    }

    /** Issued after the moment in question, or current at it, or, where nothing proves that moment, current now. */
    private boolean fresh(Answer answer, Moment when) {
        if (!answer.thisUpdate().isBefore(when.time())) {
            return true;
        }
        Instant next = answer.nextUpdate();
        return next != null && !next.isBefore(when.proved() ? when.time() : control);
    }
}
