package vn.bansao.internal.pdf;

import org.jspecify.annotations.Nullable;

/** The names of which PDFs are full, one string for each, so that reading one of them makes none. */
final class KnownNames {
    private static final String[] BY_HASH = new String[1 << 10];

    static {
        String names = """
                AP AS AcroForm Action All Alternate Annot Annots Array Ascent BBox BaseFont BitsPerComponent ByteRange CIDFontType2
                CIDSystemInfo CIDToGIDMap CapHeight Catalog Cert ColorSpace ColorTransform Colors Columns Contents Count DCTDecode
                DSS DW DecodeParms DescendantFonts Descent DestOutputProfile DeviceCMYK DeviceGray DeviceRGB DocMDP ETSI.CAdES.detached
                Encoding Exclude ExtGState F FT Fields FieldMDP Filter First FirstChar FlateDecode Flags Font FontBBox FontDescriptor
                FontFile2 FontName Form FormType GTS_PDFA1 Group Height ICCBased ID Identity Identity-H Image Include Index Info
                ItalicAngle JavaScript Kids Lang LastChar Length Length1 Linearized Lock M MarkInfo Marked Matrix MediaBox Metadata
                N Names Next Ordering OutputCondition OutputConditionIdentifier OutputIntent OutputIntents P Page PageLayout Pages
                Parent Perms PieceInfo Predictor Prev ProcSet Producer Rect Reference Registry Resources Root Rotate S SMask Sig
                SigFieldLock SigFlags SigRef Size StemV StructParents StructTreeRoot SubFilter Subtype Supplement T Title ToUnicode
                TransformMethod TransformParams Trapped Type Type0 V Version ViewerPreferences W Widget Widths Width XML XObject XRef""";
        for (String name : names.split("\\s+")) {
            BY_HASH[slot(name.hashCode())] = name;
        }
    }

    private KnownNames() {}

    private static int slot(int hash) {
        return hash & (BY_HASH.length - 1);
    }

    /** The only name here that a name with this {@link String#hashCode} can be, or null. */
    static @Nullable String candidate(int hash) {
        String name = BY_HASH[slot(hash)];
        return name == null || name.hashCode() != hash ? null : name;
    }
}
