package vn.bansao.benchmarks.peer;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import vn.bansao.timestamp.TimestampAuthority;

/** The PKI's timestamp authority, as DSS wants it. Thread-safe. */
@SuppressWarnings("serial") // DSS wants sources to be serializable; nobody serializes this one
final class DssTsp implements TSPSource {
    private final transient TimestampAuthority authority;

    DssTsp(TimestampAuthority authority) {
        this.authority = authority;
    }

    @Override
    public TimestampBinary getTimeStampResponse(DigestAlgorithm algorithm, byte[] digest) throws DSSException {
        return new TimestampBinary(authority
                .timestamp(vn.bansao.crypto.DigestAlgorithm.valueOf(algorithm.name()), digest)
                .encoded());
    }
}
