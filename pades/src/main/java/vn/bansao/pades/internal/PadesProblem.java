package vn.bansao.pades.internal;

import java.util.Locale;
import java.util.ResourceBundle;
import vn.bansao.ProblemCode;

/** What can be wrong in pades. Sentences: {@code PadesProblems_vi.properties}, {@code PadesProblems_en.properties}. */
public enum PadesProblem implements ProblemCode {
    // Scan files. {page} is counted from 1, {file} is the name of the source, {offset} is in bytes from 0.
    /** No page at all. */
    SCAN_EMPTY,
    /** {actual} {required}. */
    SCAN_FALLBACK_DPI_INVALID,
    /** {page} {file} {actual} {required}. None of the formats that are taken. */
    SCAN_FORMAT_UNSUPPORTED,
    /** {page} {file} {actual} {limit}, in bytes. */
    SCAN_FILE_TOO_LARGE,
    /** {page} {file} {actual} {required}, in bytes. The file grew or shrank while it was read. */
    SCAN_FILE_CHANGED,
    /** {page} {file} {offset}. The file ends inside a structure. */
    SCAN_FILE_TRUNCATED,
    /** {page} {file} {actual} {limit}, in pixels or bytes. */
    SCAN_IMAGE_TOO_LARGE,
    /** {page} {file} {actual} {offset}. Width or height is 0, or (JPEG, DNL) not stated before the image. */
    SCAN_IMAGE_SIZE_ZERO,
    /** {page} {file}. */
    SCAN_DENSITY_MISSING,
    /** {page} {file} {actual} {required}, in dots per inch. */
    SCAN_DENSITY_IMPLAUSIBLE,
    /** {page} {file} {actual} {required}, in points. ISO 19005-2, 6.1.13: a page has 3 to 14400 points a side. */
    SCAN_PAGE_SIZE_UNFIT,
    /** {page} {file} {what} {actual} {required}. The colour profile is damaged or not fit for PDF/A-2. */
    SCAN_ICC_UNFIT,
    /** {page} {file} {offset}. The EXIF block, which says how the page is turned, can't be read. */
    SCAN_EXIF_MALFORMED,
    /** {page} {file} {what} {offset}. */
    SCAN_JPEG_MALFORMED,
    /** {page} {file} {offset}. No end-of-image marker. */
    SCAN_JPEG_TRUNCATED,
    /** {page} {file} {actual} {required}. Number of components: 4 is CMYK or YCCK. */
    SCAN_JPEG_COLOUR_UNSUPPORTED,
    /** {page} {file}. CMYK or YCCK without a profile: the copy's output intent is RGB (ISO 19005-2, 6.2.4.3). */
    SCAN_JPEG_CMYK_WITHOUT_PROFILE,
    /** {page} {file} {actual}. The markers contradict each other, so that viewers would show different colours. */
    SCAN_JPEG_COLOUR_AMBIGUOUS,
    /** {page} {file} {actual} {required}, in bits. */
    SCAN_JPEG_PRECISION_UNSUPPORTED,
    /** {page} {file} {actual} {required}. Arithmetic, lossless or hierarchical coding. */
    SCAN_JPEG_CODING_UNSUPPORTED,
    /** {page} {file} {what} {offset}. A box, or a marker of the codestream. */
    SCAN_JP2_MALFORMED,
    /** {page} {file} {offset}. The codestream ends before its end marker, or before its last tile. */
    SCAN_JP2_TRUNCATED,
    /** {page} {file} {what} {actual} {required}. A kind of JPEG 2000 that PDF/A-2 or its viewers do not take. */
    SCAN_JP2_UNSUPPORTED,
    /** {page} {file} {actual} {required}. Channels or a colour space that PDF/A-2 does not take (ISO 19005-2, 6.2.8.3). */
    SCAN_JP2_COLOUR_UNSUPPORTED,
    /** {page} {file}. CMYK without a profile: the copy's output intent is RGB (ISO 19005-2, 6.2.4.3). */
    SCAN_JP2_CMYK_WITHOUT_PROFILE,
    /** {page} {file} {actual}. A channel of opacity. */
    SCAN_JP2_TRANSPARENT,
    /** {page} {file} {what} {offset}. */
    SCAN_PNG_MALFORMED,
    /** {page} {file} {chunk} {offset}. */
    SCAN_PNG_CRC_WRONG,
    /** {page} {file} {chunk} {offset}. A chunk that must be understood, and is not. */
    SCAN_PNG_CHUNK_UNKNOWN,
    /** {page} {file} {what} {offset}. The compressed samples are damaged, too many or too few. */
    SCAN_PNG_DATA_WRONG,
    /** {page} {file} {actual}. Alpha channel or tRNS chunk. */
    SCAN_PNG_TRANSPARENT,
    /** {page} {file}. More than one picture (APNG). */
    SCAN_PNG_ANIMATED,
    /** {page} {file} {offset}. Bytes after the last chunk. */
    SCAN_PNG_TRAILING_DATA,
    /** {page} {file} {what} {offset}. A directory, or what it says of the image. */
    SCAN_TIFF_MALFORMED,
    /** {page} {file} {what} {actual} {required}. A kind of TIFF that is not taken. */
    SCAN_TIFF_UNSUPPORTED,
    /** {page} {file} {what} {offset}. The image data are damaged, too many or too few. */
    SCAN_TIFF_DATA_WRONG,
    /** {page} {file} {actual}. An alpha channel or a transparency mask. */
    SCAN_TIFF_TRANSPARENT,
    /** {page} {file}. CMYK without a profile: the copy's output intent is RGB (ISO 19005-2, 6.2.4.3). */
    SCAN_TIFF_CMYK_WITHOUT_PROFILE,
    /** {page} {file} {what} {offset}. Nothing of a PDF is repaired. */
    SCAN_PDF_MALFORMED,
    /** {page} {file} {actual} {limit} {offset}. */
    SCAN_PDF_OVER_LIMIT,
    /** {page} {file} {offset}. */
    SCAN_PDF_ENCRYPTED,
    /** {page} {file}. A signature, whose proof a copy of the pages would lose. */
    SCAN_PDF_SIGNED,
    /** {page} {file} {what}. AcroForm or XFA. */
    SCAN_PDF_FORM,
    /** {page} {file} {what}. JavaScript, or an action that runs by itself. */
    SCAN_PDF_ACTIVE,
    /** {page} {file}. Embedded or associated files. */
    SCAN_PDF_ATTACHMENT,
    /** {page} {file}. Content that can be switched off. */
    SCAN_PDF_OPTIONAL_CONTENT,
    /** {page} {file}. A table and a stream of cross-references, of which a reader takes one (ISO 32000-1, 7.5.8.4). */
    SCAN_PDF_HYBRID,
    /** {page} {file} {actual}. Number of annotations on the page. */
    SCAN_PDF_ANNOTATED,
    /** {page} {file} {what}. The page draws no image, or beside images what no scan has, such as text. */
    SCAN_PDF_PAGE_NOT_AN_IMAGE,
    /** {page} {file} {what} {actual} {required}. */
    SCAN_PDF_UNSUPPORTED,
    /** {page} {file} {what}. A graphics state, a group or an alpha channel that can't be taken over. */
    SCAN_PDF_TRANSPARENT,
    /** {page} {file}. CMYK without a profile (ISO 19005-2, 6.2.4.3). */
    SCAN_PDF_CMYK_WITHOUT_PROFILE,
    /** {page} {file} {what} {offset}. The image data are damaged, too many or too few. */
    SCAN_PDF_DATA_WRONG,
    /** {policy} {count} {findings}. A gate's rules refuse the scan: code, page, measured and required value, rule of each. */
    SCAN_REFUSED,
    // The text layer. {page} is counted from 1, {file} is the name of the source.
    /** {program} {reason}. It can't be started, or does not answer as Tesseract does. */
    TEXT_LAYER_PROGRAM_MISSING,
    /** {program} {languages} {actual}. Languages it lacks, and those it has. */
    TEXT_LAYER_LANGUAGE_MISSING,
    /** {page} {file} {limit}, in milliseconds. */
    TEXT_LAYER_TIMEOUT,
    /** {page} {file} {exit} {reason}. The program gave up. */
    TEXT_LAYER_FAILED,
    /** {page} {file} {what}. What the program wrote is no table of this page, or too long. */
    TEXT_LAYER_OUTPUT_WRONG,
    /** {page} {file} {actual}. A kind of picture that can't be given to the program. */
    TEXT_LAYER_IMAGE_UNSUPPORTED,
    /** {page} {file}. The scan is no longer the one whose words were read. */
    TEXT_LAYER_SCAN_CHANGED,
    /** {letter} {text}. */
    FONT_GLYPH_MISSING,
    /** {text} {actualMm} {requiredMm}. */
    TEXT_DOES_NOT_FIT,
    /** {actual} {required}. */
    OVERLAY_OUTSIDE_PAGE,
    /** {reason}. A picture of a seal or signature. */
    PICTURE_UNFIT,
    /** No key for the agency's seal. */
    AGENCY_KEY_MISSING,
    /** {level}. */
    TIMESTAMP_AUTHORITY_MISSING,
    /** {actualBytes} {requiredBytes}. */
    TIMESTAMP_SIZE_UNSTABLE,
    /** {time}. A timestamp token can't be read, or is silent about who signed it. */
    TIMESTAMP_CERTIFICATE_MISSING,
    /** {actual}. Each of so many document timestamps was another authority's. */
    TIMESTAMP_AUTHORITY_UNSTABLE,
    /** {level}. */
    REVOCATION_SOURCE_NOT_SET,
    /** {what} {actual} {required}. */
    RECORD_MISMATCH,
    // Existing files to be extended. {file} is the name of the source, {field} that of a signature's field.
    /** {file}. No signature in it. */
    EXTEND_NOT_SIGNED,
    /** {file}. A cross-reference table with a stream beside it, ISO 32000-2, 7.5.8.4. */
    EXTEND_XREF_HYBRID,
    /** {field}. DocMDP or /Lock with P 1: readers differ on whether validation data are a change. */
    EXTEND_NO_CHANGE_PERMITTED,
    /** {field} {reason}. Its bytes or its CMS are not what a signature's are. */
    EXTEND_SIGNATURE_UNSOUND,
    /** {field} {actual}. Another /SubFilter than that of PAdES. */
    EXTEND_SIGNATURE_NOT_PADES,
    /** {subject} {issuer}. The chain leads to no anchor that was given. */
    EXTEND_CHAIN_UNTRUSTED,
    /** {actual} {limit}. */
    EXTEND_TOO_MANY_SIGNATURES,
    /** {what} {actual}. The catalog, the form or another part is not as the standard wants it. */
    EXTEND_STRUCTURE_UNFIT,
    // Items of a batch. {item} is the request's id, {file} its target.
    /** {item} {file}. Two requests of one id are in flight. */
    BATCH_ID_TWICE,
    /** {item} {file}. The journal knows the id with another record, or with scans of other names or sizes. */
    BATCH_INPUT_CHANGED,
    /** {item} {file}. There is a file under the target's name that this batch did not make. */
    BATCH_OUTPUT_FOREIGN,
    /** {item} {file}. The journal says that the copy was made, and it is not there. */
    BATCH_OUTPUT_MISSING,
    /** {item} {file}. The copy is not the one that was made. */
    BATCH_OUTPUT_CHANGED;

    @Override
    public ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle("vn.bansao.pades.internal.PadesProblems", locale);
    }
}
