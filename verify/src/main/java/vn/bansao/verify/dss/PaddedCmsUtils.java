package vn.bansao.verify.dss;

import eu.europa.esig.dss.cms.CMS;
import eu.europa.esig.dss.cms.object.CMSObjectUtils;
import eu.europa.esig.dss.model.DSSException;
import java.io.IOException;

/**
 * DSS's reader of CMS, taught that a signature in a PDF is padded with zeros.
 *
 * <p>DSS 6.4 hands the whole gap to Bouncy Castle, which from 1.85 on refuses bytes after the object; DSS then finds no
 * signature at all. Public only because a service loader makes it.
 */
public final class PaddedCmsUtils extends CMSObjectUtils {

    /** The service loader's way in. */
    public PaddedCmsUtils() {}

    @Override
    public CMS parseToCMS(byte[] binaries) {
        try {
            return super.parseToCMS(DerCut.withoutZeros(binaries));
        } catch (IOException e) {
            throw new DSSException("not a CMS object padded with zeros: " + e.getMessage(), e);
        }
    }
}
