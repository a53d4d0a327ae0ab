package vn.bansao.pades.internal.scan;

import vn.bansao.MalformedDocumentException;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.pades.internal.PadesProblem;

/** A place in a scan file, which every message about it names. */
interface ScanPlace {

    /** The page that is read, counted from 1. */
    int page();

    /** The name of the file. */
    String file();

    /** The offset in the file of what is read next. */
    long offset();

    /** A broken file, with the offset of the next byte. */
    default MalformedDocumentException malformed(PadesProblem code, Object... namesAndValues) {
        return malformedAt(offset(), code, namesAndValues);
    }

    /** A broken file. */
    default MalformedDocumentException malformedAt(long offset, PadesProblem code, Object... namesAndValues) {
        return new MalformedDocumentException(problem(code, offset, namesAndValues), offset);
    }

    /** A sound file that a rule refuses. */
    default PolicyException refused(PadesProblem code, Object... namesAndValues) {
        return new PolicyException(problem(code, offset(), namesAndValues));
    }

    private Problem problem(PadesProblem code, long offset, Object... namesAndValues) {
        Object[] all = new Object[namesAndValues.length + 6];
        System.arraycopy(namesAndValues, 0, all, 4, namesAndValues.length);
        all[0] = "page";
        all[1] = page();
        all[2] = "file";
        all[3] = file();
        all[all.length - 2] = "offset";
        all[all.length - 1] = offset;
        return Problem.of(code, all);
    }
}
